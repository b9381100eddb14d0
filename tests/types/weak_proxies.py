# Weak references and proxies as objects: every operation through a proxy, repr, hash, comparison.
import gc
import operator
import weakref


def show(f, *args):
    try:
        r = f(*args)
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, e)


class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return 'N(%r)' % (self.v,)
    def __int__(self): return self.v
    def __index__(self): return self.v
    def __float__(self): return float(self.v)
    def __complex__(self): return complex(self.v)
    def __neg__(self): return -self.v
    def __pos__(self): return +self.v
    def __invert__(self): return ~self.v
    def __abs__(self): return abs(self.v)
    def __bool__(self): return bool(self.v)
    def __len__(self): return 3
    def __getitem__(self, k): return ('get', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, k): return k == 1
    def __iter__(self): return iter([1, 2])
    def __next__(self): return 'next'
    def __eq__(self, o): return 'eq' if o == 5 else NotImplemented
    def __lt__(self, o): return 'lt'
    def __str__(self): return 'str'
    def __format__(self, s): return 'fmt' + s
    def __divmod__(self, o): return 'divmod'
    def __pow__(self, o, m=None): return 'pow', m
    def __iadd__(self, o): return 'iadd'
    def __enter__(self): return 'entered'
    def __exit__(self, *a): return True
    def __reversed__(self): return 'rev'
    def __bytes__(self): return b'bytes'
    def __round__(self, n=None): return 'round', n
    def __hash__(self): return 7


for name in 'add sub mul truediv floordiv mod matmul and or xor lshift rshift'.split():
    setattr(N, '__%s__' % name, lambda self, o, name=name: (name, o))
    setattr(N, '__r%s__' % name, lambda self, o, name=name: ('r' + name, o))
n = N(4)
p = weakref.proxy(n)
for op in (operator.neg, operator.pos, operator.inv, operator.abs, operator.index, int, float, complex, bool, len, list, iter, next, str, bytes, hash, repr, operator.not_, reversed, round, oct, bin, hex):
    try:
        r = op(p)
        print(op.__name__, r if not hasattr(r, '__next__') else 'iterator' if op is not repr else '', end='; ') if op is not repr else print(r.startswith('<weakproxy at 0x'), ' to ' in r)
    except TypeError as e:
        print(op.__name__, 'TypeError')
print()
for name in 'add sub mul truediv floordiv mod matmul and_ or_ xor lshift rshift lt eq ne pow iadd isub'.split():
    f = getattr(operator, name)
    show(f, p, 5)
    if name not in ('lt', 'iadd', 'isub', 'pow'): show(f, 5, p)
show(divmod, p, 2)
show(pow, p, 2, 3)
print(p[1], 1 in p, 2 in p, p.v, f'{p}', '%s' % p, [1, 2, 3, 4, 5][p], 'abcdef'[:p])
p[1] = 2
del p[1]
p.w = 1
print(n.w, hasattr(p, 'w'), p == p, p == n, n == p)
del p.w
print(hasattr(n, 'w'))
show(lambda: p <= 5)
try:
    with p: pass
except TypeError as e:
    print('TypeError')
print(isinstance(p, N), type(p).__name__, p.__class__.__name__, weakref.getweakrefcount(n), len(weakref.getweakrefs(n)))
print(weakref.proxy(n) is p, weakref.proxy(n, lambda r: 0) is p)


class Called(N):
    def __call__(self, *a, **k): return a, k


c = Called(6)
pc = weakref.proxy(c)
print(pc(1, k=2), type(pc).__name__, int(pc), pc + 1, pc[0], len(pc), 'abcdefgh'[:pc])


class Plain: pass


q = Plain()
pq = weakref.proxy(q)
for f in (lambda: next(pq), lambda: iter(pq), lambda: len(pq), lambda: pq[0], lambda: pq(), lambda: int(pq), lambda: -pq, lambda: pq + 1, lambda: 1 in pq, lambda: bool(pq), lambda: callable(pq), lambda: hash(pq),
          lambda: pq.nope, lambda: setattr(pq, '__slots__x', 1), lambda: type(pq).__name__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
r = weakref.ref(q)
print(repr(r).startswith('<weakref at 0x'), "to 'Plain' at" in repr(r), r() is q, hash(r) == hash(q))
print(r == weakref.ref(q), r == 5, r != 5, r.__callback__, weakref.ref[int], type(weakref.ReferenceType[int]).__name__)
show(lambda: r < r)
show(lambda: r(1))
show(lambda: weakref.ref())
show(lambda: weakref.ref(q, 1, 2))
show(lambda: weakref.ref(5))
show(lambda: weakref.proxy(5))
late = weakref.ref(Plain())
gone = weakref.proxy(Plain())
named = weakref.ref(n)
del n, q
gc.collect()
print(late() if late() is None else 'alive', repr(late).endswith('dead>'))
show(hash, late)
for f in (lambda: gone.x, lambda: len(gone), lambda: gone + 1, lambda: 1 + gone, lambda: gone(), lambda: gone[0], lambda: next(gone), lambda: iter(gone), lambda: 1 in gone, lambda: bool(gone), lambda: str(gone), lambda: gone == 1,
          lambda: setattr(gone, 'x', 1), lambda: repr(gone).startswith('<weakproxy at 0x'), lambda: int(gone)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Slots:
    __slots__ = ('__weakref__', 'x')


class Dict: pass


s = Slots()
print(s.__weakref__)
r = weakref.ref(s)
print(s.__weakref__ is r, Dict().__weakref__)
for o in (s,):
    try:
        o.__weakref__ = 5
    except AttributeError as e:
        print('AttributeError')
