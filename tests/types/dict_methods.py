# dict: construction, every method, operators, ordering, errors.
def t(src, init=(('a', 1), ('b', 2), ('c', 3))):
    d = dict(init)
    env = {'d': d}
    try:
        try:
            r = eval(src, env)
        except SyntaxError:
            r = exec(src, env)
        print(src, '->', repr(r), env['d'])
    except Exception as e:
        print(src, '->', type(e).__name__, e, env['d'])


for src in '''d['a']|d['z']|d[1]|d[None]|d['a'] = 9|d['z'] = 9|del d['a']|del d['z']|d.get('a')|d.get('z')|d.get('z', 5)|d.get()|d.get('a', default=1)|d.setdefault('a', 9)|d.setdefault('z', 9)|d.setdefault('z')|d.setdefault()|d.pop('a')|d.pop('z')|d.pop('z', 5)|d.pop('z', None)|d.pop()|d.pop('a', 1, 2)|d.popitem()|d.popitem(1)|d.clear()|d.clear(1)|d.copy()|d.copy() is d|d.keys()|d.values()|d.items()|d.keys(1)
d.update({'a': 9, 'z': 0})|d.update([('x', 1), ('y', 2)])|d.update(x=1, a=2)|d.update({'q': 1}, q=2)|d.update()|d.update(5)|d.update([(1,)])|d.update([(1, 2, 3)])|d.update(['ab', 'cd'])|d.update(None)|d.update({}, {})|d.update(d)|d.update([[]])|d.update('ab')|d.update({1: 2}.items())|d.update((k, v) for k, v in [('g', 1)])|d.update([('a', 5), 'bad'])
d | {'z': 9}|{'z': 9} | d|d | [('z', 1)]|d | 5|d |= {'a': 0, 'n': 1}|d |= [('q', 1)]|d |= 5|d |= [1]|d + d|d - d|d & d|d == {'c': 3, 'b': 2, 'a': 1}|d == {}|d != {}|d == 5|d < d|d == {'a': 1, 'b': 2, 'c': 4}|d == {'a': 1, 'b': 2}|'a' in d|'z' in d|1 in d|'a' not in d|len(d)|bool(d)|list(d)|sorted(d)|list(reversed(d))|list(reversed(d.items()))|list(reversed(d.values()))|list(reversed(d.keys()))|sum(d.values())|hash(d)|d()|d.foo|-d|iter(d).__next__()|str(d)|f'{d}'|format(d, 'x')
dict()|dict(a=1)|dict({'a': 1}, b=2)|dict([('a', 1)])|dict([['a', 1], 'bc'])|dict(5)|dict('ab')|dict(['abc'])|dict(None)|dict({}, {})|dict(zip('ab', (1, 2)))|dict(d)|dict(d) is d|dict(d, a=9)|dict(**{'x y': 1})|dict(**{1: 2})|dict([(1, 2)], **{'q': 1})|dict([([], 1)])|dict(self=1)|dict(iterable=5)|dict(a=1, **{'b': 2})
dict.fromkeys('ab')|dict.fromkeys('ab', 1)|dict.fromkeys([])|dict.fromkeys(5)|dict.fromkeys()|dict.fromkeys([[]])|dict.fromkeys('ab', [])|dict.fromkeys({1: 2}, 0)|d.fromkeys('q')|dict.fromkeys(range(3))|dict.fromkeys('a', 1, 2)|dict.fromkeys({3, 3}, 'x')
{**d, 'a': 0}|{'a': 0, **d}|{**{}, **d}|{1: 'i', 1.0: 'f', True: 'b'}|{0: 'z', False: 'f', -0.0: 'n'}|{'a': 1, 'a': 2}|{None: 1, (): 2, 'x': 3, 1.5: 4}|{float('nan'): 1}|{(1, 2): 3}[1, 2]|{b'a': 1, 'a': 2}|{1: {2: {3: 4}}}[1][2][3]|{i: i * i for i in range(5)}|{frozenset([1]): 's'}[frozenset([1])]|len({i % 3: 0 for i in range(10)})|{2**64: 'big'}[2.0**64]|{1: 2}[1 + 0j]|{'é': 1}['\\u00e9']
d.__len__()|d.__contains__('a')|d.__getitem__('a')|d.__setitem__('a', 5)|d.__delitem__('a')|d.__eq__({})|d.__ne__({})|d.__lt__({})|d.__or__({'q': 1})|d.__or__(5)|d.__ior__({'q': 1})|d.__ror__({'q': 1})|d.__iter__().__next__()|d.__reversed__().__next__()|d.__init__(z=1)|d.__init__(5)|d.__class__|dict.__new__(dict)|dict.__getitem__(d, 'a')|dict.get(d, 'a')|dict.get(5, 'a')|dict[str, int]|dict.mro()|dict.__doc__[:6]'''.replace('\n', '|').split('|'):
    if '[[]]' in src and 'from' in src or '([], 1)' in src or "dict.fromkeys([[]])" == src:
        continue
    t(src.replace('\\\\', '\\'))
for src in ('d.popitem()', 'd.pop("a")', 'd["a"]', 'd.keys()', 'd.values()', 'd.items()', 'bool(d)', 'd == {}', 'd.copy()', 'list(d)', 'd.clear()', 'next(iter(d))', 'repr(d)', 'd | {}', 'd.update(a=1)', 'dict(d)', 'list(reversed(d))'):
    t(src, ())
# ordering
d = {}
for k in 'qwerty':
    d[k] = k.upper()
del d['w']
d['q'] = 'changed'
d['w'] = 'again'
print(d, list(d), d.popitem(), d.popitem(), d)
d = dict.fromkeys('abc')
d.pop('a')
d['a'] = 1
print(list(d), list(d.items()), list(reversed(d)))
d = {i: i for i in range(10)}
for i in range(0, 10, 2):
    del d[i]
for i in range(20, 25):
    d[i] = -i
print(d, len(d))
# many keys, deletes, re-inserts
d = {}
for i in range(20000):
    d[i * 7919 % 10007] = i
    if i % 3 == 0:
        d.pop(i % 10007, None)
print(len(d), sum(d), sum(d.values()) % 1000003, list(d)[:5], list(d)[-3:])
d = {str(i): i for i in range(5000)}
for i in range(0, 5000, 2):
    del d[str(i)]
print(len(d), list(d)[:3], d['4999'], d.get('4998'), all(d[k] == int(k) for k in d))
while len(d) > 3:
    d.popitem()
print(d)
q = {}
for i in range(3000):
    q[i] = 1
    if i >= 10:
        del q[i - 10]
print(len(q), list(q)[:2], next(iter(q)))
a = {'x': {'y': [1]}}
b = a.copy()
b['x']['y'].append(2)
b['new'] = 1
print(a, b)
r = {}
r['self'] = r
print(r, r['self']['self'] is r, len(repr(r)))
print({1: 'a'} == {1.0: 'a'}, {1: [1]} == {1: [1.0]}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, list({'a': 1, 'b': 2}) == list({'b': 2, 'a': 1}), {} == {}, {} == [], {} == None)
print([hash(k) for k in (1, 1.0, True)], {1: 'x'}.get(True), {1: 'x'}.get(1.0), {'1': 'x'}.get(1))
