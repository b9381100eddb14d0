# dict views: set operations, comparison, iteration, mutation while iterating.
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()


def t(src):
    try:
        r = eval(src)
        print(src, '=', sorted(r) if isinstance(r, set) else repr(r))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''k|v|i|len(k)|len(v)|len(i)|'a' in k|1 in v|('a', 1) in i|('a', 2) in i|('z', 1) in i|'a' in i|('a',) in i|5 in k|k & {'a', 'z'}|k & ['a', 'z']|k & 'abz'|k | {'z'}|k | 'z'|k - {'a'}|k - 'a'|k ^ {'a', 'z'}|{'a', 'z'} & k|{'z'} | k|{'a', 'z'} - k|{'a', 'z'} ^ k|['a', 'z'] & k|'az' - k|k & 5|k | 5|k - 5|k ^ 5|5 - k|k & k|k | k|k - k|k ^ k|i & {('a', 1)}|i | [('z', 0)]|i - {('a', 1)}|i ^ {('a', 1)}|i & i|v & {1}|v | v|v - v
k == {'a', 'b', 'c'}|k == ['a', 'b', 'c']|k == d.keys()|k == {'a': 0, 'b': 0, 'c': 0}.keys()|k != {'a'}|k < {'a', 'b', 'c', 'd'}|k <= {'a', 'b', 'c'}|k > {'a'}|k >= {'a', 'b', 'c'}|k < {'a'}|{'a'} < k|k < 5|i == {('a', 1), ('b', 2), ('c', 3)}|i <= i|v == v|v == d.values()|v == [1, 2, 3]|k == i|k.isdisjoint('xyz')|k.isdisjoint('xa')|k.isdisjoint(5)|i.isdisjoint([])|i.isdisjoint(i)|v.isdisjoint([])|k.isdisjoint(k)
k.mapping|v.mapping|type(i.mapping)|k.mapping['a']|hash(k)|hash(i)|k[0]|k.foo|k()|list(reversed(k))|list(reversed(v))|list(reversed(i))|iter(k).__length_hint__()|iter(i).__next__()|type(k)|type(v)|type(i)|type(iter(k)).__name__|type(iter(v)).__name__|type(iter(i)).__name__|type(reversed(i)).__name__|bool(k)|bool({}.keys())|list(k)|max(v)|sum(v)|sorted(i, reverse=True)|dict(i)|[*k, *v]|k + k|str(k)|f'{v}'|type(k)()|{}.keys()|{}.values()|{}.items()|{}.keys() == set()|set(k) == k|frozenset('abc') == k|k.__contains__('a')|k.__len__()|k.__and__('a')|k.__rand__('a')|k.__or__(5)|k.__eq__(5)|v.__eq__(5)'''.replace('\n', '|').split('|'):
    t(src) if ' | ' not in src else None
for src in ("k | {'z'}", "k | 'z'", "{'z'} | k", "k | 5", "k | k", "i | [('z', 0)]", "v | v"):
    t(src)
d['d'] = 4
print(k, v, i, len(k), 'd' in k)
del d['a']
print(k, list(i))
d.clear()
print(k, v, i, len(i))
# unhashable values in items views
d = {'a': [1], 'b': 2}
for src in ("('a', [1]) in d.items()", "d.items() == {'a': [1], 'b': 2}.items()", "d.items() & {('b', 2)}", "d.items() <= d.items()", "sorted(d.keys() & d.keys())"):
    t(src)


def mut(f, kind='keys'):
    d = {x: x for x in range(5)}
    try:
        for x in getattr(d, kind)():
            f(d, x)
        print('finished', d)
    except RuntimeError as e:
        print(kind, e, len(d))


for kind in ('keys', 'values', 'items'):
    mut(lambda d, x: d.pop(0, None), kind)
    mut(lambda d, x: d.setdefault('new', 1), kind)
    mut(lambda d, x: d.clear(), kind)
    mut(lambda d, x: d.update({0: 'changed'}), kind)


def del_add(d, x):
    if x == 1:
        del d[1]
        d['other'] = 1


mut(del_add)
d = {1: 1, 2: 2}
it = iter(d)
next(it)
d[3] = 3
for _ in range(2):
    try:
        next(it)
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__, e)
d = {1: 1}
it = iter(d)
list(it)
d[2] = 2
print(list(it))
for f in (lambda d: [d.pop(k) for k in d], lambda d: {k: d.update({k + 10: 1}) for k in d}, lambda d: list(map(lambda k: d.__delitem__(k), d)), lambda d: [d.__setitem__(k, 0) for k in d], lambda d: sorted(d, key=lambda k: d.pop(k)), lambda d: d.update((k + 100, d.pop(k)) for k in list(d)), lambda d: [x for x in reversed(d) if d.pop(x)]):
    d = {1: 1, 2: 2, 3: 3}
    try:
        print(f(d), d)
    except RuntimeError as e:
        print(type(e).__name__, e, d)
for k in list(d):
    del d[k]
print(d)
d = {x: x for x in range(100)}
print(list(d.keys() - range(5, 100)), sorted(d.keys() & range(98, 105)), len(d.keys() | range(200)), sorted(d.items() - {(x, x) for x in range(98)}), len(d.keys() ^ range(50, 150)))
a, b = {'x': 1, 'y': 2}, {'y': 2, 'z': 3}
print(sorted(a.keys() | b.keys()), sorted(a.items() & b.items()), sorted(a.keys() - b), sorted(a.items() ^ b.items()), a.keys() >= {'x'}, a.keys() == b.keys())
