# Iterators taken apart and put together: __reduce__, __setstate__, __length_hint__, copies.
import gc
import operator


def show(f, *args):
    try:
        r = f(*args)
        if hasattr(r, '__next__'): r = ['iter'] + list(r)
        print(r)
    except Exception as e:
        print(type(e).__name__, e)


def rebuild(r):
    f, args, *state = r
    it = f(*args)
    if state and state[0] is not None: it.__setstate__(state[0])
    return list(it)


class Seq:
    def __getitem__(self, i):
        if i > 4: raise IndexError
        return i * 10
    def __len__(self): return 5
    def __repr__(self): return 'Seq'


def makers():
    yield 'list', lambda: iter([1, 2, 3])
    yield 'tuple', lambda: iter((1, 2, 3))
    yield 'str', lambda: iter('abc')
    yield 'str2', lambda: iter('aé€')
    yield 'bytes', lambda: iter(b'abc')
    yield 'bytearray', lambda: iter(bytearray(b'abc'))
    yield 'range', lambda: iter(range(3))
    yield 'big range', lambda: iter(range(2**70, 2**70 + 3))
    yield 'seq', lambda: iter(Seq())
    yield 'dict', lambda: iter({1: 2, 3: 4})
    yield 'values', lambda: iter({1: 2, 3: 4}.values())
    yield 'items', lambda: iter({1: 2, 3: 4}.items())
    yield 'rdict', lambda: reversed({1: 2, 3: 4})
    yield 'set', lambda: iter({7})
    yield 'rlist', lambda: reversed([1, 2, 3])
    yield 'rtuple', lambda: reversed((1, 2, 3))
    yield 'rrange', lambda: reversed(range(3))
    yield 'rseq', lambda: reversed(Seq())
    yield 'enumerate', lambda: enumerate('abc')
    yield 'enumerate7', lambda: enumerate('abc', 2**63 - 1)
    yield 'zip', lambda: zip('abc', [1, 2, 3])
    yield 'zip strict', lambda: zip('abc', [1, 2, 3], strict=True)
    yield 'map', lambda: map(operator.add, [1, 2, 3], [4, 5, 6])
    yield 'filter', lambda: filter(None, [0, 1, 2, 3])
    yield 'memoryview', lambda: iter(memoryview(b'abc'))
    yield 'array', lambda: iter(__import__('array').array('i', [1, 2, 3]))


for name, make in makers():
    for skip in (0, 1, 2, 10):
        it = make()
        for _ in range(skip):
            next(it, None)
        gc.collect()
        try:
            r = it.__reduce__()
            print(name, skip, r[0].__name__, rebuild(r))
        except Exception as e:
            print(name, skip, type(e).__name__)
    it = make()
    next(it)
    try:
        print(operator.length_hint(it, -1), rebuild(it.__reduce__()), list(it), operator.length_hint(it, -1))
    except TypeError as e:
        print('no copy')
    it = make()
    if hasattr(it, '__setstate__') and 'strict' not in name and name not in ('array', 'map'):
        for state in (1, 0, -1, -5, 100):
            it = make()
            try:
                it.__setstate__(state)
                print(name, state, list(it))
            except (OverflowError, IndexError, ValueError) as e:
                print(name, state, type(e).__name__)
        try:
            it.__setstate__('x')
        except TypeError:
            print('TypeError')
        it = make()
        list(it)
        if 'range' not in name:
            it.__setstate__(1)
            print(list(it))
z = zip([1, 2], [1])
z.__setstate__(True)
show(list, z)
n = iter([1, 2, 3].pop, 1)
r = n.__reduce__()
print(r[0].__name__, len(r[1]), rebuild(r))
n = iter(lambda: 1, 1)
list(n)
r = n.__reduce__()
print(r[0].__name__, r[1])
l = [1, 2, 3]
it, rit = iter(l), reversed(l)
next(it), next(rit)
l.clear()
print(operator.length_hint(it), operator.length_hint(rit), list(it), list(rit))
l = [1, 2, 3]
it = iter(l)
next(it)
l += [4, 5]
print(operator.length_hint(it), list(it))


class Short(Seq):
    n = 5
    def __len__(self): return Short.n


it, rit = iter(Short()), reversed(Short())
next(it), next(rit)
Short.n = 1
print(operator.length_hint(it), operator.length_hint(rit))
for bad in (5, None, Seq):
    show(reversed, bad)
    show(iter, bad)


class NoRev(Seq):
    __reversed__ = None


class NoIter(Seq):
    __iter__ = None


class OwnRev:
    def __reversed__(self): return 'own'


show(reversed, NoRev())
show(iter, NoIter())
show(reversed, OwnRev())
show(lambda: reversed())
show(lambda: reversed([], []))
show(lambda: reversed(seq=[]))
for cls in (enumerate, zip, map, filter, reversed):
    class Sub(cls): tag = 1
    args = {'enumerate': ['ab'], 'zip': ['ab', 'cd'], 'map': [str, 'ab'], 'filter': [None, 'ab'], 'reversed': ['ab']}[cls.__name__]
    s = Sub(*args)
    s.note = 1
    print(cls.__name__, s.tag, s.note, list(s), cls.__name__ in repr(s) or 'Sub' in repr(s))
    show(cls)
show(enumerate, 'ab', 'x')
show(lambda: list(enumerate(iterable='ab', start=5)))
show(lambda: list(zip([1, 2], [1], strict=True)))
show(lambda: list(zip([1], [1, 2], strict=True)))
show(lambda: list(zip([1], [1], [1, 2], strict=True)))
show(lambda: list(zip([1], [1], [], strict=True)))
show(map, str)
show(lambda: filter(1, 2, 3))
show(lambda: list(filter(5, [1])))
