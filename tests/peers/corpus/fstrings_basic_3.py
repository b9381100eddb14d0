# f-strings: expressions, conversions, specs, nesting, debugging '='.
name, n, pi, lst, d = 'World', 42, 3.14159, [1, 2, 3], {'a': 1, 'b': 2}
print(f'{lst}', f'{lst[0]}', f'{lst[-1]}', f'{lst[1:]}', f'{d}', f'{d["a"]}', f"{d['b']}")
print(f'{n!=42}', f'{n==42}', f'{n>=42}', f'{n<=41}', f'{(n!=3)!r}')
