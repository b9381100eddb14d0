# f-strings: expressions, conversions, specs, nesting, debugging '='.
name, n, pi, lst, d = 'World', 42, 3.14159, [1, 2, 3], {'a': 1, 'b': 2}
print(f'{name:10}|{name:>10}|{name:^10}|{name:*^11}|{name:.3}|{name:>10.2}')
w, p = 12, 4
print(f'{pi:{w}.{p}f}|{pi:{w}.{p}}|{name:{"*"}^{w}}|{n:{"0"}{5}}|{n:{">" + str(w)}}')
