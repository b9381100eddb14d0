# f-strings: expressions, conversions, specs, nesting, debugging '='.
name, n, pi, lst, d = 'World', 42, 3.14159, [1, 2, 3], {'a': 1, 'b': 2}
print(f'{True:5}', f'{True:d}', f'{1.5!r:>8}', f'{name[0]}{name[-1]}', f'{name.upper()}', f'{name.lower():>8}')
print(f'{"a" "b"}', f'{"a" + "b"}', f"{'''x'''}", f'{r"x"}')
