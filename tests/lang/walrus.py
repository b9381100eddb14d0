# Assignment expressions in every legal place, and their scopes.
print((a := 1), a)
if (n := len('abc')) > 2:
    print('long', n)
data = iter([1, 2, 3, 0, 4])
while (x := next(data)):
    print(x, end=' ')
print('stopped at', x)
print([y := 5, y ** 2, y ** 3], y)
print([(z := i) for i in range(4)], z)
print([last := i for i in 'abc'], last)
print({(k := i): i * i for i in range(3)}, k)
print({(k := i) for i in range(3)} == {0, 1, 2}, k)
print(any((hit := i) > 3 for i in range(10)), hit)
print(list(w for i in range(5) if (w := i * i) % 2 == 0), w)
print([[(inner := i * j) for i in range(3)] for j in range(3)], inner)
print([i for i in range(3) if (t := i) >= 0], t)


def f(p=(q := 10)):
    print('p', p)
    if (r := p * 2) and (s := r + 1):
        return r, s
    return None


print(f(), q)


def g():
    print([(m := i) for i in range(3)])
    return m


print(g())


def h():
    global G
    print([(G := i) for i in 'xyz'])


h()
print(G)


def outer():
    v = 0

    def inner():
        nonlocal v
        [(v := i) for i in range(5)]
    inner()
    return v


print(outer())
print(f'{(u := 7)} {u}', (lambda: (l := 3) + l)())
d = {}
d[(key := 'a')] = (val := 1)
print(d, key, val)
print([1, 2, 3][(i := 1)], i, [1, 2, 3][(s := slice(0, 2))], s)
print(dict(a=(b := 3)), b, print(c := 4), c)
assert (aa := 5) == 5
print(aa, not (bb := 0), bb, (cc := 1) if (dd := 0) else (ee := 2), ee)
lst = [1, 2]
lst[(j := 0)] += (inc := 10)
print(lst, j, inc)
x = y = (z := 9)
print(x, y, z)
x = (y := 3) + (y := 4)
print(x, y)
while (line := 'q') != 'q':
    pass
print(line)
with open('/dev/null') as (fh):
    print((got := fh.read()) == '', got)
total = 0
print([total := total + v for v in [1, 2, 3, 4]], total)
match (subject := (1, 2)):
    case (p, q) if (ss := p + q) > 2:
        print(p, q, ss, subject)


def bad(src):
    try:
        compile(src, '<t>', 'exec')
        print('compiled', src)
    except SyntaxError as e:
        print(src, '->', e.msg)


for src in ('x := 1', '(x.a := 1)', '(x[0] := 1)', '((a, b) := 1)', '[i := 0 for i in x]', '[(j := 0) for i in x for j in y]',
            'class C: [(a := i) for i in x]', '[i for i in (a := x)]', '(True := 1)', '(1 := 2)', '("a" := 2)', 'f(a := 1)', 'f(a=b := 1)',
            'lambda: x := 1', '(f() := 1)', '(lambda: 1 := 2)', '[x for x in y if (x := 1)]', '(*a := 1)',
            'x = y := 1', '(None := 1)', '(__debug__ := 1)', 'a[b := 1]', '{a := 1}', '{(a := 1): 2}', '{a: b := 1}'):
    bad(src)
