# collections: namedtuple, Counter, OrderedDict, defaultdict, ChainMap, UserDict, UserList, UserString.
from collections import *
import collections
import collections.abc as abc


def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


P = namedtuple('P', 'x y')
p = P(1, 2)
for src in '''p|p.x|p[1]|p == (1, 2)|P(x=5, y=6)|P(1)|P(1, 2, 3)|P(1, z=2)|p._replace(x=9)|p._asdict()|P._fields|P._make([3, 4])|P._make([1])|P._field_defaults|len(p)|list(p)|p + (3,)|hash(p) == hash((1, 2))|isinstance(p, tuple)|p._x|namedtuple('Q', ['a', 'b'])(1, 2)|namedtuple('Q', 'a, b')(1, 2)|namedtuple('Q', 'a b', defaults=[5])(1)|namedtuple('Q', 'a b', defaults=[5])._field_defaults|namedtuple('Q', 'a a')|namedtuple('Q', '_a')|namedtuple('Q', 'class')|namedtuple('Q', '1a')|namedtuple('class', 'a')|namedtuple('Q', 'a class a _b', rename=True)._fields|namedtuple('Q', 'a', defaults=[1, 2])|namedtuple('Q', '')()|namedtuple(5, 'a')|namedtuple('Q', 'a', module='m').__module__|P.__doc__|P.x.__doc__|P.__name__|'%s %s' % p|p < (1, 3)|sorted([P(2, 1), P(1, 2)])|dict(zip(P._fields, p))|P.__new__.__defaults__|p.count(1)|p.index(2)|P(*'ab')|P(**{'x': 1, 'y': 2})|p.__getnewargs__()|P.__match_args__
Counter('hello')|Counter({'a': 2, 'b': 0})|Counter(a=1, b=2)|Counter()['x']|Counter('aab').most_common()|Counter('aab').most_common(1)|Counter('abc').most_common(0)|sorted(Counter('aab').elements())|Counter('aab') + Counter('abc')|Counter('aab') - Counter('abc')|Counter('aab') & Counter('abc')|Counter('aab') \\| Counter('abc')|+Counter(a=-1, b=2)|-Counter(a=-1, b=2)|Counter('aab').total()|Counter('a') == Counter(a=1, b=0)|Counter('a') <= Counter('ab')|Counter('a') < Counter('ab')|Counter('aab') > Counter('a')|Counter(a=1).copy()|Counter.fromkeys('ab')|Counter(5)|Counter([1, 2], [3])|repr(Counter())|Counter('ab') == {'a': 1, 'b': 1}|Counter([[1]]) if 0 else 1|dict(Counter('aab'))|Counter('aab').items()|Counter(a='x').most_common()
OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)|OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}|list(reversed(OrderedDict(a=1, b=2)))|repr(OrderedDict())|OrderedDict(a=1).popitem(last=False)|OrderedDict().popitem()|OrderedDict(5)|OrderedDict(a=1).pop('z', 3)|OrderedDict(a=1).pop('z')|OrderedDict(a=1).keys()|OrderedDict(a=1).items()|type(OrderedDict(a=1).values()).__name__|OrderedDict(a=1).move_to_end('z')
defaultdict(list)|defaultdict(list)['x']|defaultdict(int, a=1)|defaultdict()['x']|defaultdict(5)|defaultdict(None)|defaultdict(lambda: 7)['q']|defaultdict(int).get('x')|defaultdict(list, {'a': [1]}).copy()|defaultdict(int) \\| {'a': 1}|defaultdict(int).default_factory|defaultdict(lambda: 1 / 0)['x']|'x' in defaultdict(int)|defaultdict(list, [('a', 1)], b=2)|defaultdict(int).__missing__('k')|defaultdict(int) == {}
ChainMap({'a': 1}, {'a': 2, 'b': 3})['a']|ChainMap({'a': 1}, {'b': 2})|ChainMap()|ChainMap({'a': 1}, {'b': 2})['z']|sorted(ChainMap({'a': 1}, {'b': 2}))|len(ChainMap({'a': 1}, {'a': 2, 'b': 3}))|ChainMap({'a': 1}).new_child({'b': 2})|ChainMap({'a': 1}, {'b': 2}).parents|ChainMap({'a': 1}, {'b': 2}).maps|'b' in ChainMap({'a': 1}, {'b': 2})|dict(ChainMap({'a': 1}, {'a': 2, 'b': 3}))|ChainMap({'a': 1}).get('z', 9)|list(ChainMap({'x': 1, 'y': 2}, {'y': 3, 'z': 4}).items())|ChainMap({}, {'b': 2}).pop('b')|ChainMap({}).popitem()|ChainMap({'a': 1}, {'b': 2}) == {'a': 1, 'b': 2}|bool(ChainMap({}, {}))|ChainMap({'a': 1}) \\| {'b': 2}|ChainMap.fromkeys('ab', 1)
UserDict({'a': 1})|UserDict(a=1)['a']|UserDict()['x']|UserList([1, 2]) + [3]|UserList('ab')[0:1]|UserString('abc').upper()|UserString('a') + 'b'|UserString('abc')[1]|UserList([3, 1]) < [4]|UserDict(a=1) \\| {'b': 2}|UserString(5)|UserList([1]).count(1)|type(UserList([1]) * 2).__name__|sorted(collections.__all__)'''.replace('\\|', '\x01').replace('\n', '|').split('|'):
    t(src.replace('\x01', '|'))
for src in ('p.x = 1', 'p[0] = 1', 'del p.x'):
    try:
        exec(src)
    except Exception as e:
        print(src, type(e).__name__, e)


class P3(namedtuple('P3', 'x y z', defaults=(0,))):
    __slots__ = ()

    @property
    def norm(self): return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** .5

    def __str__(self): return f'<{self.x},{self.y},{self.z}>'


q = P3(3, 4)
print(q, repr(q), q.norm, q._replace(z=1), type(q._replace(z=1)).__name__, q[:2])
c = Counter('abracadabra')
c.update('aaa')
c.subtract({'a': 1, 'z': 2})
c['new'] += 5
print(c, c['nope'], 'nope' in c, c.most_common(3), sum(c.values()))
del c['nope']
c += Counter('b')
c -= Counter('bbbb')
print(c)
c.update(a=1)
c.update([])
print(c['a'], list(c), c.pop('a'), c.get('a'))
try:
    c.fromkeys('x')
    Counter.fromkeys('a', 1)
except NotImplementedError as e:
    print(type(e).__name__)
o = OrderedDict.fromkeys('abcd')
o.move_to_end('a')
o.move_to_end('d', last=False)
print(list(o), o.popitem()[0], o.popitem(last=False)[0], list(o), list(reversed(o.items())))
o['b'] = 5
o['e'] = 6
del o['b']
o['b'] = 7
print(list(o.items()), o == OrderedDict(o), list(o | {'zz': 1}), list(o.keys()))
try:
    for k in o:
        o['new' + k] = 1
except RuntimeError as e:
    print(e)
try:
    o.move_to_end('nope')
except KeyError as e:
    print('KeyError', e)
d = defaultdict(lambda: defaultdict(int))
d['a']['x'] += 1
d['a']['y'] += 2
d['b']['x'] += 3
print({k: dict(v) for k, v in d.items()}, len(d), d.get('zz'), list(d))
g = defaultdict(list)
for w in 'the quick brown fox the lazy dog the end'.split():
    g[len(w)].append(w)
print(dict(g), g.default_factory is list)
g.default_factory = None
try:
    g[99]
except KeyError as e:
    print('KeyError', e)
class DD(defaultdict):
    def __missing__(self, k): return 'mine'
print(DD(list)['x'], DD(int, a=1))
m = ChainMap({'a': 1}, {'a': 10, 'b': 20})
m['b'] = 2
m['c'] = 3
print(m, m.maps[0], m['a'])
del m['a']
print(m['a'])
try:
    del m['a']
except KeyError as e:
    print('KeyError', e)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = UD(a=1)
u.update(b=2)
u['c'] = 3
print(u, u.data, 'A' in u, 'a' in u, len(u), dict(u), u.pop('A'), list(u.items()))
print([n for n in ('Iterable', 'Iterator', 'Sized', 'Container', 'Hashable', 'Callable', 'Sequence', 'MutableSequence', 'Mapping', 'MutableMapping', 'Set', 'Collection', 'Reversible', 'Generator') if isinstance([], getattr(abc, n))], isinstance({}, abc.Mapping), isinstance((), abc.Sequence), isinstance('', abc.Sequence), isinstance({1}, abc.Set), isinstance((x for x in []), abc.Generator), issubclass(dict, abc.MutableMapping), isinstance(5, abc.Hashable), isinstance([], abc.Hashable), isinstance(len, abc.Callable), isinstance(range(3), abc.Sequence), isinstance({}.keys(), abc.KeysView))
class Seq(abc.Sequence):
    def __getitem__(self, i): return [1, 2, 3][i]
    def __len__(self): return 3
s = Seq()
print(list(s), 2 in s, s.index(3), s.count(1), list(reversed(s)))
try:
    class Bad(abc.Sequence):
        def __len__(self): return 1
    Bad()
except TypeError as e:
    print('TypeError', str(e)[:33])
