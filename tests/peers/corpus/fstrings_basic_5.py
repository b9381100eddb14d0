# f-strings: expressions, conversions, specs, nesting, debugging '='.
name, n, pi, lst, d = 'World', 42, 3.14159, [1, 2, 3], {'a': 1, 'b': 2}
print(f'{n:\x3e5}', f'{"a":\u003e4}')
print(f'{1}{2}{3}', f'{1} {2} {3}', f' {1}', f'{1} ')
