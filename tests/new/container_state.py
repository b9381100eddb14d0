# test: expect
# partial, lru_cache, deque, OrderedDict, defaultdict, array: reduce, setstate, copies, comparisons, operators, recursion.
import array
import collections
import functools
import gc
from collections import OrderedDict, defaultdict, deque
from functools import partial


def show(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


def add(*a, **k): return a, sorted(k.items())


p = partial(add, 1, x=2)
r = p.__reduce__()
print(r[0] is partial, r[1] == (add,), r[2][0] is add, r[2][1:])
#> True True True ((1,), {'x': 2}, None)
q = partial(len)
q.__setstate__((add, (5,), {'z': 1}, {'tag': 3}))
print(q(6), q.tag, q.func is add, q.args, q.keywords)
#> ((5, 6), [('z', 1)]) 3 True (5,) {'z': 1}
for state in (5, (), (add,), (add, 5, {}, None), (add, (), 5, None), (5, (), {}, None), (add, (1,), {}, None, 6)):
    show(q.__setstate__, state)
#> TypeError invalid partial state
#> TypeError invalid partial state
#> TypeError invalid partial state
#> TypeError invalid partial state
#> TypeError invalid partial state
#> TypeError invalid partial state
#> TypeError invalid partial state
q.__setstate__((add, (5,), None, None))
print(q(), q.keywords)
#> ((5,), []) {}
print(repr(partial(add)).startswith('functools.partial(<function add at'), repr(partial(int, base=2)), repr(partial(int, 5, 'x', y=[1])))
#> True functools.partial(<class 'int'>, base=2) functools.partial(<class 'int'>, 5, 'x', y=[1])
class P(partial): pass
print(repr(P(int, 1)).split('.')[-1], P(int, '7')(), isinstance(partial(P(int, '7'), 1), partial))
#> P(<class 'int'>, 1) 7 True
n = partial(partial(add, 1, a=1), 2, b=2)
print(n.func is add, n.args, n.keywords, n(3, a=9), partial[int] if hasattr(partial, '__class_getitem__') else 0)
#> True (1, 2) {'a': 1, 'b': 2} ((1, 2, 3), [('a', 9), ('b', 2)]) functools.partial[int]
n.attr = 5
print(n.__dict__, partial(n, 3).args)
#> {'attr': 5} (3,)
n.__dict__ = {'other': 1}
print(n.other)
#> 1
rec = partial(add)
rec.__setstate__((rec, (rec,), {}, {}))
print('...' in repr(rec))
#> True
rec.__setstate__((len, (), {}, None))
for f in (lambda: partial(), lambda: partial(5), lambda: partial(func=len), lambda: partial(add)(*[1], **{'a': 1}), lambda: p == partial(add, 1, x=2), lambda: hash(p) == hash(p)):
    show(f)
#> TypeError type 'partial' takes at least one argument
#> TypeError the first argument must be callable
#> TypeError type 'partial' takes at least one argument
#> ((1,), [('a', 1)])
#> False
#> True


@functools.lru_cache(maxsize=2, typed=True)
def cached(a, b=1): return (a, b)


print(cached(1), cached(1.0), cached(1), cached.cache_info(), cached.cache_parameters(), cached.__reduce__(), cached.__copy__() is cached, cached.__deepcopy__({}) is cached, cached.__wrapped__(5))
#> (1, 1) (1.0, 1) (1, 1) CacheInfo(hits=1, misses=2, maxsize=2, currsize=2) {'maxsize': 2, 'typed': True} cached True True (5, 1)
class M:
    @functools.lru_cache
    def m(self, x): return x
print(M().m(5), M.m.cache_info(), M.m(M(), 6))
#> 5 CacheInfo(hits=0, misses=1, maxsize=128, currsize=1) 6
for f in (lambda: functools.lru_cache('x'), lambda: functools.lru_cache(maxsize=None)(5), lambda: functools._lru_cache_wrapper(len, -5, False, tuple).cache_info() if hasattr(functools, '_lru_cache_wrapper') else 0, lambda: cached([]), lambda: functools.lru_cache(5, 6, 7)):
    try:
        print(type(f()).__name__)
    except TypeError as e:
        print('TypeError')
#> TypeError
#> TypeError
#> TypeError
#> TypeError
#> TypeError
print(functools.lru_cache(maxsize=0)(len)('abc'), functools.lru_cache(maxsize=-5)(len).cache_info())
#> 3 CacheInfo(hits=0, misses=0, maxsize=0, currsize=0)

d = deque([1, 2, 3], 5)
print(d.__reduce__()[:3], deque([1]).__reduce__()[:3], list(d.__reduce__()[3]), d.copy(), d.__copy__().maxlen, d.maxlen, deque[int])
#> (<class 'collections.deque'>, ((), 5), None) (<class 'collections.deque'>, (), None) [1, 2, 3] deque([1, 2, 3], maxlen=5) 5 5 collections.deque[int]
class D(deque): pass
s = D('ab', 3)
s.x = 1
print(s.__reduce__()[0] is D, s.__reduce__()[1:3], type(s.copy()).__name__, s.copy().maxlen, type(s + s).__name__, s * 2, 2 * s)
#> True (((), 3), {'x': 1}) D 3 D D(['b', 'a', 'b'], maxlen=3) D(['b', 'a', 'b'], maxlen=3)
it = iter(d)
next(it)
r = it.__reduce__()
print(r[0].__name__, r[1], list(r[0](*r[1])), list(it), it.__length_hint__())
#> _deque_iterator (deque([1, 2, 3], maxlen=5), 1) [2, 3] [2, 3] 0
rit = reversed(d)
next(rit)
r = rit.__reduce__()
print(r[0].__name__, list(r[0](*r[1])))
#> _deque_reverse_iterator [2, 1]
show(lambda: type(it)(5))
#> TypeError argument 1 must be collections.deque, not int
show(lambda: list(type(it)(d, 10)))
#> []
show(lambda: list(type(it)(d, 1)))
#> [2, 3]
for f in (lambda: d == deque([1, 2, 3]), lambda: d != [1, 2, 3], lambda: d == [1, 2, 3], lambda: d < deque([1, 2, 4]), lambda: d <= d, lambda: d > deque([1, 2]), lambda: d >= deque([5]), lambda: d < [1], lambda: d + [1], lambda: d + deque([9]), lambda: d * 2, lambda: d * -1, lambda: d * 'x', lambda: 'x' * d,
          lambda: d.__iadd__([4, 5, 6]), lambda: d.__imul__(2), lambda: d.__imul__(0), lambda: d.__iadd__(5), lambda: deque(5), lambda: deque([], -1), lambda: deque([], 'x'), lambda: deque(iterable='ab', maxlen=1), lambda: hash(d), lambda: deque([1]) + deque([2], 1), lambda: deque([[1]]) == deque([[1]]),
          lambda: deque([1, 2, 3]).index(2, 5), lambda: deque([1, 2, 3]).index(3, -1), lambda: deque([1]).insert(5, 2), lambda: deque([1], 1).insert(0, 2), lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1, 2]).remove(3), lambda: deque('abc').rotate(-100), lambda: deque([1, 2])['x'],
          lambda: deque([1, 2])[0:1], lambda: deque([1, 2]).__delitem__(5), lambda: deque([1, 2]).__setitem__(5, 1)):
    show(f)
#> True
#> True
#> False
#> True
#> True
#> True
#> False
#> TypeError '<' not supported between instances of 'collections.deque' and 'list'
#> TypeError can only concatenate deque (not "list") to deque
#> deque([1, 2, 3, 9], maxlen=5)
#> deque([2, 3, 1, 2, 3], maxlen=5)
#> deque([], maxlen=5)
#> TypeError can't multiply sequence by non-int of type 'str'
#> TypeError can't multiply sequence by non-int of type 'collections.deque'
#> deque([2, 3, 4, 5, 6], maxlen=5)
#> deque([2, 3, 4, 5, 6], maxlen=5)
#> deque([], maxlen=5)
#> TypeError 'int' object is not iterable
#> TypeError 'int' object is not iterable
#> ValueError maxlen must be non-negative
#> TypeError an integer is required
#> deque(['b'], maxlen=1)
#> TypeError unhashable type: 'collections.deque'
#> deque([1, 2])
#> True
#> ValueError deque.index(x): x not in deque
#> 2
#> None
#> IndexError deque already at its maximum size
#> IndexError pop from an empty deque
#> IndexError pop from an empty deque
#> IndexError deque index out of range
#> ValueError deque.remove(x): x not in deque
#> None
#> TypeError sequence index must be integer, not 'str'
#> TypeError sequence index must be integer, not 'slice'
#> IndexError deque index out of range
#> IndexError deque index out of range
x = deque()
x.append(x)
print(x, x == x)
#> deque([[...]]) True

o = OrderedDict([('a', 1), ('b', 2)])
print(o.__reduce__()[0] is OrderedDict, list(o.__reduce__()[4]), o.copy(), type(o | {}).__name__, {'z': 1} | o, o | {'c': 3}, o.__ior__({'d': 4}), o == {'a': 1, 'b': 2, 'd': 4}, o == OrderedDict(b=2, a=1, d=4))
#> True [('a', 1), ('b', 2)] OrderedDict({'a': 1, 'b': 2}) OrderedDict OrderedDict({'z': 1, 'a': 1, 'b': 2}) OrderedDict({'a': 1, 'b': 2, 'c': 3}) OrderedDict({'a': 1, 'b': 2, 'd': 4}) True False
class O(OrderedDict):
    def __setitem__(self, k, v): super().__setitem__(k, ('set', v))
    def __missing__(self, k): return 'missing'
y = O(a=1)
y.update({'b': 2}, c=3)
y.attr = 1
print(y, y['q'], y.__reduce__()[1:3], y.copy(), y.setdefault('e', 5), y.setdefault('e', 6), type(y.copy()).__name__)
#> O({'a': ('set', 1), 'b': ('set', 2), 'c': ('set', 3), 'e': ('set', 5)}) missing ((), {'attr': 1}) O({'a': ('set', ('set', 1)), 'b': ('set', ('set', 2)), 'c': ('set', ('set', 3))}) 5 ('set', 5) O
class Keys:
    def keys(self): return ['k1', 'k2']
    def __getitem__(self, k): return k.upper()
for f in (lambda: o.update(Keys()), lambda: o.update([('x', 1), ['y', 2]]), lambda: o.update([1]), lambda: o.update(['abc']), lambda: o.update(5), lambda: o.update(), lambda: OrderedDict(5), lambda: OrderedDict({}, {}), lambda: o.popitem(), lambda: o.popitem(False), lambda: OrderedDict().popitem(),
          lambda: o.move_to_end('nope'), lambda: o.move_to_end('b', last=False), lambda: o.pop('nope'), lambda: o.pop('nope', 5), lambda: o | 5, lambda: 5 | o, lambda: o.__ior__(5), lambda: o.__ior__([('m', 1)]), lambda: o < o, lambda: OrderedDict.fromkeys('ab', 0), lambda: list(reversed(o)), lambda: list(reversed(o.items())),
          lambda: o.setdefault('new'), lambda: o.setdefault([]), lambda: o.__eq__(5), lambda: o != {}, lambda: repr(OrderedDict()), lambda: o.__dict__, lambda: OrderedDict[int, str]):
    show(f)
#> None
#> None
#> TypeError 'int' object is not iterable
#> ValueError too many values to unpack (expected 2)
#> TypeError 'int' object is not iterable
#> None
#> TypeError 'int' object is not iterable
#> TypeError expected at most 1 argument, got 2
#> ('y', 2)
#> ('a', 1)
#> KeyError 'dictionary is empty'
#> KeyError 'nope'
#> None
#> KeyError 'nope'
#> 5
#> TypeError unsupported operand type(s) for |: 'collections.OrderedDict' and 'int'
#> TypeError unsupported operand type(s) for |: 'int' and 'collections.OrderedDict'
#> TypeError 'int' object is not iterable
#> OrderedDict({'b': 2, 'd': 4, 'k1': 'K1', 'k2': 'K2', 'x': 1, 'm': 1})
#> TypeError '<' not supported between instances of 'collections.OrderedDict' and 'collections.OrderedDict'
#> OrderedDict({'a': 0, 'b': 0})
#> ['m', 'x', 'k2', 'k1', 'd', 'b']
#> [('m', 1), ('x', 1), ('k2', 'K2'), ('k1', 'K1'), ('d', 4), ('b', 2)]
#> None
#> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> NotImplemented
#> True
#> 'OrderedDict()'
#> {}
#> collections.OrderedDict[int, str]
print(o)
#> OrderedDict({'b': 2, 'd': 4, 'k1': 'K1', 'k2': 'K2', 'x': 1, 'm': 1, 'new': None})
o['self'] = o
print(repr(o))
#> OrderedDict({'b': 2, 'd': 4, 'k1': 'K1', 'k2': 'K2', 'x': 1, 'm': 1, 'new': None, 'self': ...})
del o['self']

dd = defaultdict(list, a=[1])
print(dd.__reduce__()[:3], list(dd.__reduce__()[4]), dd.copy(), dd.__copy__().default_factory, dd | {'b': 2}, {'c': 3} | dd, type({} | dd).__name__, dd['n'], dd)
#> (<class 'collections.defaultdict'>, (<class 'list'>,), None) [('a', [1])] defaultdict(<class 'list'>, {'a': [1]}) <class 'list'> defaultdict(<class 'list'>, {'a': [1], 'b': 2}) defaultdict(<class 'list'>, {'c': 3, 'a': [1]}) defaultdict [] defaultdict(<class 'list'>, {'a': [1], 'n': []})
class DD(defaultdict):
    def __repr__(self): return 'DD' + dict.__repr__(self)
print(DD(int, x=1) | {}, type(DD(int).copy()).__name__, DD(int)['q'])
#> DD{'x': 1} DD 0
dd.default_factory = None
show(lambda: dd['zz'])
#> KeyError 'zz'
for f in (lambda: defaultdict(5), lambda: defaultdict(None, 5), lambda: defaultdict(), lambda: dd | 5, lambda: defaultdict(list, [('a', 1)], b=2), lambda: defaultdict.fromkeys('a'), lambda: defaultdict(lambda: 1 / 0)['x'], lambda: dd.__missing__('q'), lambda: defaultdict[int, str]):
    show(f)
#> TypeError first argument must be callable or None
#> TypeError 'int' object is not iterable
#> defaultdict(None, {})
#> TypeError unsupported operand type(s) for |: 'collections.defaultdict' and 'int'
#> defaultdict(<class 'list'>, {'a': 1, 'b': 2})
#> defaultdict(None, {'a': None})
#> ZeroDivisionError division by zero
#> KeyError 'q'
#> collections.defaultdict[int, str]
dd.default_factory = dd.copy
print('...' in repr(dd) or 'bound method' in repr(dd) or 'built-in method' in repr(dd))
#> True

a = array.array('i', [1, 2, 3])
print(a.__reduce_ex__(2)[:2], a.__reduce_ex__(3)[0].__name__, len(a.__reduce_ex__(3)[1]), a.__copy__(), a.__deepcopy__({}), a.__sizeof__() > 12, array.array[int] if hasattr(array.array, '__class_getitem__') else 'array.array[int]')
#> (<class 'array.array'>, ('i', [1, 2, 3])) _array_reconstructor 4 array('i', [1, 2, 3]) array('i', [1, 2, 3]) True array.array[int]
class A(array.array): pass
s = A('d', [1.5])
s.t = 1
print(s.__reduce_ex__(2)[2], type(s[:]).__name__, A('u', 'abc').tounicode())
#> {'t': 1} array abc
for f in (lambda: a.fromlist([4, 'x']), lambda: a.fromlist((1,)), lambda: a.fromunicode('x'), lambda: a.tounicode(), lambda: array.array('u', 'ab').fromunicode(5), lambda: array.array('b', [200]), lambda: array.array('B', [-1]), lambda: array.array('Q', [-1]), lambda: array.array('q', [2**63]), lambda: array.array('f', ['x']),
          lambda: array.array('i', [1.5]), lambda: array.array('u', ['ab']), lambda: array.array('u', [5]), lambda: array.array('zz'), lambda: array.array('z'), lambda: array.array(5), lambda: array.array('i', 'abc'), lambda: array.array('i', b'abc'), lambda: array.array('i', b'abcd'), lambda: array.array('u', 'x') + array.array('i'), lambda: a + [1],
          lambda: a.extend([1, 'x']), lambda: a.extend(array.array('b')), lambda: a.frombytes(b'abc'), lambda: a.byteswap(), lambda: a.index(99), lambda: a.index(2, 5), lambda: a.remove(99), lambda: a.pop(99), lambda: a * -1, lambda: a.__imul__(2), lambda: a.buffer_info()[1], lambda: a.insert(100, 7), lambda: a[99], lambda: a.__setitem__(0, 'x'),
          lambda: a.__setitem__(slice(0, 1), [1]), lambda: a.__setitem__(slice(0, 2, 2), array.array('i', [1, 2])), lambda: a == array.array('d', [1.0]), lambda: a < a):
    show(f)
#> TypeError 'str' object cannot be interpreted as an integer
#> TypeError arg must be list
#> ValueError fromunicode() may only be called on unicode type arrays ('u' or 'w')
#> ValueError tounicode() may only be called on unicode type arrays ('u' or 'w')
#> TypeError fromunicode() argument must be str, not int
#> OverflowError signed char is greater than maximum
#> OverflowError unsigned byte integer is less than minimum
#> OverflowError can't convert negative int to unsigned
#> OverflowError int too big to convert
#> TypeError must be real number, not str
#> TypeError 'float' object cannot be interpreted as an integer
#> TypeError array item must be a unicode character, not a string of length 2
#> TypeError array item must be a unicode character, not int
#> TypeError array() argument 1 must be a unicode character, not a string of length 2
#> ValueError bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
#> TypeError array() argument 1 must be a unicode character, not int
#> TypeError cannot use a str to initialize an array with typecode 'i'
#> ValueError bytes length not a multiple of item size
#> array('i', [1684234849])
#> TypeError bad argument type for built-in operation
#> TypeError can only append array (not "list") to array
#> TypeError 'str' object cannot be interpreted as an integer
#> TypeError can only extend with array of same kind
#> ValueError bytes length not a multiple of item size
#> None
#> ValueError array.index(x): x not in array
#> ValueError array.index(x): x not in array
#> ValueError array.remove(x): x not in array
#> IndexError pop index out of range
#> array('i')
#> array('i', [16777216, 33554432, 50331648, 16777216, 16777216, 33554432, 50331648, 16777216])
#> 8
#> None
#> IndexError array index out of range
#> TypeError 'str' object cannot be interpreted as an integer
#> TypeError can only assign array (not "list") to array slice
#> ValueError attempt to assign array of size 2 to extended slice of size 1
#> False
#> False
gc.collect()
print(a.tolist()[-3:])
#> [50331648, 16777216, 7]
