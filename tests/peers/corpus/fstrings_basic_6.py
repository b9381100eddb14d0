# f-strings: expressions, conversions, specs, nesting, debugging '='.
name, n, pi, lst, d = 'World', 42, 3.14159, [1, 2, 3], {'a': 1, 'b': 2}
w, p = 12, 4
print(f'{n:>{w}}'.strip(), f'{n:{w}d}', f'{n:{w}{"d"}}')
print(f'{True}', f'{None}', f'{...}', f'{1.0}', f'{1e100}', f'{2j}', f'{b"x"}')
