# dict: construction, every method, operators, ordering, errors.
d = {}
for k in 'qwerty':
    d[k] = k.upper()
print([hash(k) for k in (1, 1.0, True)], {1: 'x'}.get(True), {1: 'x'}.get(1.0), {'1': 'x'}.get(1))
