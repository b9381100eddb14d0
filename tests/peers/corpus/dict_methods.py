# Dicts: every method in use.
d = {'b': 2, 'a': 1}
d['c'] = 3
print(sorted(d), len(d), d.get('a'), d.get('z'), d.get('z', 0), 'a' in d, 'z' not in d)
print(d.setdefault('a', 100), d.setdefault('new', []), d.pop('b'), d.pop('zz', 'dflt'))
d.update({'c': 30, 'e': 5})
d.update(f=6)
print(sorted(d.items(), key=lambda kv: kv[0]))
del d['new']
for k in ('a', 'nope'):
    try:
        print(d[k])
    except KeyError as e:
        print('KeyError', e.args)
e = d.copy()
e['only'] = 1
print('only' in d, sorted(e.values()), e == d, {1: 2} == {1: 2}, dict([('k', 'v')]), dict(x=1))
inverse = {v: k for k, v in d.items()}
print([inverse[k] for k in sorted(inverse)])
print({(1, 2): 'tuple', 1.5: 'float', None: 'none', True: 'true'}[(1, 2)], {1: 'a', True: 'b', 1.0: 'c'})
d.clear()
print(d, bool(d), dict.fromkeys('ab', 0) == {'a': 0, 'b': 0})
