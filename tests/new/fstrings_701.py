# test: expect
# PEP 701 f-strings: same quotes, backslashes, comments, newlines, deep nesting.
n, name, d = 42, 'World', {'a': 1, 'b': {'c': 2}}
print(f'{d['a']}', f"{d["a"]}", f'{d['b']['c']}', f'{'nested'}', f"{"nested"}", f'{f'{f'{n}'}'}')
#> 1 1 2 nested nested 42
print(f'{f"{f'{f"{n}"}'}"}', f'{'a' + 'b'}', f'{'\n'}'.encode(), f'{'\t'.join(['a', 'b'])}', f'{"\\"}', f'{'\x41'}')
#> 42 ab b'\n' a	b \ A
print(f'{
    n  # a comment
    + 1  # another }
}', f'''{
    name
}''', f'{n
}', f'{
n}')
#> 43 World 42 42
print(f'{'{'}', f'{'}'}', f'{'{}'.format(n)}', f'{'#'}', f'{d['a']:>{d['a'] + 3}}', f'{n:{'>'}{'5'}}')
#> { } 42 #    1    42
print(f'{n!r:>{'8'}}', f'{name:{'*'}^{11}}', f"{'%s' % 'x'}", f'{lambda_ if (lambda_ := 5) else 0}')
#>       42 ***World*** x 5
print(f'{(lambda x: x * 2)(4)}', f'{[i for i in range(3) if i]}', f'{ {'k': 'v'}['k'] }', f'{", ".join(f"{i}" for i in range(3))}')
#> 8 [1, 2] v 0, 1, 2
print(f"{'a' 'b'}", f"{'''triple'''}", f'{"""t"""}', f'{r'\n'}', f'{b'x'}', rf'{'\n'}', fr"{"\d"}")
#> ab triple t \n b'x' 
#>  \d
print(f'{n=}', f'{ n = }', f'{n = !r}', f'{n=:>5}', f'{d['a']=}', f'{'x' = }', f'{n + 1=}', f'{f'{n}'=}')
#> n=42  n = 42 n = 42 n=   42 d['a']=1 'x' = 'x' n + 1=43 f'{n}'='42'
print(f'{n:%Y-%m}' if 0 else '-', f'{3.14159:{'.2f'}}', f'{3.14159:.{1 + 1}f}', f'{n:0{2 * 3}d}', f'{'a':{'<'}{3}}|')
#> - 3.14 3.14 000042 a  |
print(f'{'€'}', f'{'😀' * 2}', f'é{name}ü', f'\N{BULLET}{n}', f'{'\N{BULLET}'}', f'\{n}' if 0 else '')
#> € 😀😀 éWorldü •42 • 
print(f'{{{n}}}', f'{{n}}', f'{{{'x'}}}', f'{n}}}', f'{{{{', f'a{n}b{name}c')
#> {42} {n} {x} 42} {{ a42bWorldc
print(f'{n!s}', f'{n!a}', f'{name!r}', f'{name !r}', f'{n != 5}', f'{n == 42}', f'{(n := 43)}', n, f'{n:=5}')
#> 42 42 'World' 'World' True True 43 43    43
x = f'{f'{f'{f'{f'{f'{1}'}'}'}'}'}'
print(x, f"{f"{f"{f"{'deep'}"}"}"}")
#> 1 deep
print(f'''{f'''{f'''{n}'''}'''}''', f'{'''
multi'''}')
#> 43 
#> multi


def gen():
    yield f'{(yield 'q')}'


g = gen()
print(next(g), g.send('sent'))
#> q sent
print(f'{1}' '{2}' f'{3}', 'a' f'{'b'}' "c", f'{*[1, 2],}', f'{1, 2}', f'{1,}')
#> 1{2}3 abc (1, 2) (1, 2) (1,)
for src in ("f'{'", "f'}'", "f'{}'", "f'{ }'", "f'{!r}'", "f'{a b}'", "f'{a'", "f'{a!}'", "f'{a!x}'", "f'{a!r b}'", "f'{a:{}}'", "f'{a:{b:{c:{d}}}}'", "f'{a=b}'", "f'{=}'", "f'{lambda x: 1}'", "f'{yield}'", "f'{a:}}'", "f'{#}'", "f'{a $ b}'", "f'{*a}'", "f'{**a}'", "f'{a := 1}'", "f'{(a := 1)}'", "f'{a;b}'", "f'{a\\n}'", "f'{\\n}'", "f'abc", "f'''abc", "f'{a", "f'{a:", "f'{a:b", "f'{a}}}'", "f'{{a}'", "f'{[}'", "f'{(}'", "f'{a[}'", "f'{import x}'", "f'{a if b}'", "f'{1 +}'", "f'{a!r:b!s}'", "f'{a.}'", "f'{a,,b}'", "f'{'a' 'b}'", "f'{: x}'", "f'{a:{'", "fb'a'", "bf'a'", "f'' b''", "uf'x'"):
    try:
        compile(src, '<t>', 'eval')
        print('ok', src)
    except SyntaxError as e:
        print(src, '->', e.msg)
#> f'{' -> f-string: expecting '}'
#> f'}' -> f-string: single '}' is not allowed
#> f'{}' -> f-string: valid expression required before '}'
#> f'{ }' -> f-string: valid expression required before '}'
#> f'{!r}' -> f-string: valid expression required before '!'
#> f'{a b}' -> invalid syntax. Perhaps you forgot a comma?
#> f'{a' -> f-string: expecting '}'
#> f'{a!}' -> f-string: missing conversion character
#> f'{a!x}' -> f-string: invalid conversion character 'x': expected 's', 'r', or 'a'
#> f'{a!r b}' -> f-string: expecting ':' or '}'
#> f'{a:{}}' -> f-string: valid expression required before '}'
#> f'{a:{b:{c:{d}}}}' -> f-string: expressions nested too deeply
#> f'{a=b}' -> f-string: expecting '!', or ':', or '}'
#> f'{=}' -> f-string: valid expression required before '='
#> f'{lambda x: 1}' -> f-string: lambda expressions are not allowed without parentheses
#> f'{yield}' -> 'yield' outside function
#> f'{a:}}' -> f-string: single '}' is not allowed
#> f'{#}' -> '{' was never closed
#> f'{a $ b}' -> f-string: expecting '=', or '!', or ':', or '}'
#> f'{*a}' -> can't use starred expression here
#> f'{**a}' -> f-string: expecting a valid expression after '{'
#> ok f'{a := 1}'
#> ok f'{(a := 1)}'
#> f'{a;b}' -> f-string: expecting '=', or '!', or ':', or '}'
#> f'{a\n}' -> unexpected character after line continuation character
#> f'{\n}' -> unexpected character after line continuation character
#> f'abc -> unterminated f-string literal (detected at line 1)
#> f'''abc -> unterminated triple-quoted f-string literal (detected at line 1)
#> f'{a -> '{' was never closed
#> f'{a: -> unterminated f-string literal (detected at line 1)
#> f'{a:b -> unterminated f-string literal (detected at line 1)
#> ok f'{a}}}'
#> f'{{a}' -> f-string: single '}' is not allowed
#> f'{[}' -> closing parenthesis '}' does not match opening parenthesis '['
#> f'{(}' -> closing parenthesis '}' does not match opening parenthesis '('
#> f'{a[}' -> closing parenthesis '}' does not match opening parenthesis '['
#> f'{import x}' -> f-string: expecting a valid expression after '{'
#> f'{a if b}' -> expected 'else' after 'if' expression
#> f'{1 +}' -> f-string: expecting '=', or '!', or ':', or '}'
#> ok f'{a!r:b!s}'
#> f'{a.}' -> f-string: expecting '=', or '!', or ':', or '}'
#> f'{a,,b}' -> f-string: expecting '=', or '!', or ':', or '}'
#> f'{'a' 'b}' -> '{' was never closed
#> f'{: x}' -> f-string: valid expression required before ':'
#> f'{a:{' -> f-string: expecting '}'
#> fb'a' -> 'b' and 'f' prefixes are incompatible
#> bf'a' -> 'b' and 'f' prefixes are incompatible
#> f'' b'' -> cannot mix bytes and nonbytes literals
#> uf'x' -> 'u' and 'f' prefixes are incompatible
