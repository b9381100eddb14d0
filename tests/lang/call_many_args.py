# More than 255 arguments, parameters, elements, keywords.
src_params = ', '.join(f'p{i}' for i in range(300))
src_args = ', '.join(str(i) for i in range(300))
ns = {}
exec(f'def many({src_params}):\n    return p0, p1, p254, p255, p256, p299\n', ns)
print(eval(f'many({src_args})', ns))
print(ns['many'](*range(300)))
print(ns['many'](**{f'p{i}': i * 2 for i in range(300)}))
print(eval('many(' + ', '.join(f'p{i}={i}' for i in reversed(range(300))) + ')', ns))
try:
    ns['many'](1)
except TypeError as e:
    print(str(e)[:60], len(str(e)))
try:
    ns['many'](*range(301))
except TypeError as e:
    print(e)
exec('def kwonly(*, ' + ', '.join(f'p{i}={i}' for i in range(300)) + '):\n    return p0 + p255 + p256 + p299\n', ns)
print(ns['kwonly'](), ns['kwonly'](p256=0), ns['kwonly'](**{f'p{i}': 1 for i in range(300)}))


def s(*a, **k):
    return len(a), len(k), sum(a), sum(k.values())


print(eval(f's({src_args})'))
print(eval('s(' + ', '.join(f'k{i}={i}' for i in range(300)) + ')'))
print(eval(f's({src_args}, ' + ', '.join(f'k{i}={i}' for i in range(300)) + ')'))
print(eval(f's({src_args}, *[1, 2, 3], **' + '{"a": 1})'))
print(s(*range(1000)), s(*range(10), *range(100000)), s(**{str(i): i for i in range(1000)}))
print(len(eval(f'[{src_args}]')), len(eval(f'({src_args})')), len(eval('{' + src_args + '}')))
print(len(eval('{' + ', '.join(f'{i}: {i}' for i in range(300)) + '}')))
print(sum(eval('[' + ', '.join(str(i) for i in range(5000)) + ']')))
print(eval('max(' + src_args + ')'), eval('min(' + src_args + ')'))
exec(', '.join(f'v{i}' for i in range(300)) + ' = range(300)', ns)
print(ns['v0'], ns['v255'], ns['v256'], ns['v299'])
exec('v0, ' + ', '.join(f'v{i}' for i in range(1, 255)) + ', *rest, last = range(300)', ns)
print(ns['v254'], ns['rest'][0], len(ns['rest']), ns['last'])
exec('class Big:\n' + ''.join(f'    a{i} = {i}\n' for i in range(400)), ns)
print(ns['Big'].a0, ns['Big'].a399, sum(getattr(ns['Big'], f'a{i}') for i in range(400)))
print(eval(' + '.join(['1'] * 400)), eval(' and '.join(['1'] * 300)), eval('f"' + '{1}' * 300 + '"') == '1' * 300)
print(eval('(' + ' < '.join(str(i) for i in range(300)) + ')'))
exec('x = ' + ' = '.join(f'y{i}' for i in range(300)) + ' = 5', ns)
print(ns['x'], ns['y0'], ns['y299'])
exec('try:\n    raise KeyError\n' + ''.join(f'except IndexError if {i} else ValueError:\n    pass\n' for i in range(50)) + 'except KeyError:\n    print("caught")\n')
exec('def g(' + ', '.join(f'a{i}={i}' for i in range(270)) + '):\n    return sum(locals().values())\n', ns)
print(ns['g'](), ns['g'](1000), ns['g'](a269=0))
