# f-strings: expressions, conversions, specs, nesting, debugging '='.
name, n, pi, lst, d = 'World', 42, 3.14159, [1, 2, 3], {'a': 1, 'b': 2}
print(f'Hello {name}!', f"{n}", f'{n + 1}', f'{n!r}', f'{name!r}', f'{name!s}', f'{"é"!a}')
print(f'', f'{{}}', f'{{{n}}}', f'{{n}}', f'a{{b}}c{n}{{', f'}}')
print(f'{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|{n:e}|{n:,}')
print(f'{pi:.2f}|{pi:10.3f}|{pi:<10.1f}|{pi:e}|{pi:g}|{pi:%}|{pi:+.0f}|{pi:010.4f}')
print(f'{name:10}|{name:>10}|{name:^10}|{name:*^11}|{name:.3}|{name:>10.2}')
w, p = 12, 4
print(f'{pi:{w}.{p}f}|{pi:{w}.{p}}|{name:{"*"}^{w}}|{n:{"0"}{5}}|{n:{">" + str(w)}}')
print(f'{n=}', f'{n = }', f'{n= }', f'{n =}', f'{name=}', f'{name=!s}', f'{name=!r:>10}', f'{pi=:.2f}')
print(f'{n+1=}', f'{n + 1 = }', f'{lst[0]=}', f'{d["a"]=}', f'{len(lst)=}', f'{(1, 2)=}')
print(f'{lst}', f'{lst[0]}', f'{lst[-1]}', f'{lst[1:]}', f'{d}', f'{d["a"]}', f"{d['b']}")
print(f'{ {1: 2} }', f'{ {n} }', f'{ [x for x in lst] }', f'{(lambda: 5)()}', f'{(lambda x: x * 2)(3)}')
print(f'{n if n else 0}', f'{n > 40}', f'{n > 40 and n < 50}', f'{not n}', f'{n, 1}', f'{n,}', f'{*lst, 4}')
print(f'{n!=42}', f'{n==42}', f'{n>=42}', f'{n<=41}', f'{(n!=3)!r}')
print(f'{(y := 5)}', y, f'{(y:=6)}', y, f'{y:=7}', y)
print(f'{f"{n}"}', f"{f'{n}'}", f'a{f"b{n}c"}d')
print(f'''{n}
{name}''', f"""{
    n
}""")
print(f'''{
    n +
    1
}''')
print(f'a' 'b' f'{n}' "c" f'{name}', 'x{n}' f'{n}', f'{n}' '{n}')
print(rf'\n{n}', fr'\t{name}', Rf'\d', f'\n{n}\t'.strip(), f'\x41{n}\u0042', f'\N{BULLET}'.encode())
print(f'{n:\x3e5}', f'{"a":\u003e4}')
print(F'{n}', fR'{n}\n', f'{n:}', f'{n!s:}', f'{n!s:>5}')


class Fmt:
    def __format__(self, spec):
        return f'<{spec}>'

    def __str__(self):
        return 'STR'

    def __repr__(self):
        return 'REPR'


o = Fmt()
print(f'{o}', f'{o:abc}', f'{o!s}', f'{o!r}', f'{o!s:>6}', f'{o!r:^8}|', f'{o=}', f'{o=!s}', f'{o=:x}', f'{o:a{n}b}')
print(f'{o:%Y-%m-%d}', f'{o: }', f'{o:a b}', f'{o:é}')
print(f'{1}{2}{3}', f'{1} {2} {3}', f' {1}', f'{1} ')
print(f'{n:>{w}}'.strip(), f'{n:{w}d}', f'{n:{w}{"d"}}')
print(f'{True}', f'{None}', f'{...}', f'{1.0}', f'{1e100}', f'{2j}', f'{b"x"}')
print(f'{True:5}', f'{True:d}', f'{1.5!r:>8}', f'{name[0]}{name[-1]}', f'{name.upper()}', f'{name.lower():>8}')
print(f'{"a" if n else "b"}', f'{"{"}', f'{"}"}', f'{"{}".format(3)}', f'{"%d" % 3}')
print(f'{"a" "b"}', f'{"a" + "b"}', f"{'''x'''}", f'{r"x"}')
print(len(f'{"x" * 1000}'), f'{" ".join(str(i) for i in range(5))}', f'{sum(i for i in range(5))}')


def g():
    r = f'{yield 1}{yield 2}'
    print(r)


it = g()
print(next(it), it.send('A'))
try:
    it.send('B')
except StopIteration:
    pass
print([f'{i}{j}' for i in range(2) for j in 'ab'], {f'{i}': i for i in range(3)})
print(eval("f'{n}'"), eval("f'{n!r:>5}'"))
for bad in ("f'{undefined_name}'", "f'{n:q}'", "f'{name:d}'", "f'{lst[10]}'", "f'{n.foo}'", "f'{None:5}'", "f'{lst:5}'"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
# evaluation order: value then its spec, left to right
log = []
L = lambda x: (log.append(x), x)[1]
print(f'{L(1):{L(5)}}{L(2)!r:{L(6)}}', log)
