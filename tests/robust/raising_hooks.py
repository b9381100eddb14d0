# Exceptions raised inside hooks called by the engine: comparison, hash, key functions, iteration, context, attribute access, conversions, finalizers.
import gc, sys


class Boom(Exception):
    pass


class B:
    pass


for m in '''__eq__ __lt__ __hash__ __bool__ __len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __contains__ __call__ __add__ __radd__ __iadd__ __neg__ __index__ __int__ __float__ __str__ __repr__ __format__ __enter__ __exit__ __getattr__ __setattr__ __delattr__ __init__ __new__ __reversed__ __abs__ __round__ __divmod__ __pow__ __complex__ __bytes__ __dir__ __length_hint__ __missing__ __get__ __set_name__ __init_subclass__ __class_getitem__ __instancecheck__ __subclasscheck__ __mro_entries__ __prepare__ __await__ __aiter__ __anext__ __trunc__ __floor__ __ceil__ __fspath__ __matmul__ __lshift__ __and__ __invert__'''.split():
    def hook(*a, m=m, **k):
        raise Boom(m)
    T = type('T', (dict,) if m == '__missing__' else (), {})
    setattr(T, m, classmethod(hook) if m in ('__init_subclass__', '__class_getitem__') else hook)
    try:
        x = T()
    except Boom as e:
        print(m, 'constructor', e)
        continue
    ops = {'__eq__': 'x == 1; [x].index(2)', '__lt__': 'sorted([x, x])', '__hash__': '{x}', '__bool__': 'not x', '__len__': 'bool(x)', '__iter__': 'list(x)', '__next__': 'next(x)', '__getitem__': 'list(x)', '__setitem__': 'x[0] = 1', '__delitem__': 'del x[0]', '__contains__': '1 in x', '__call__': 'x()', '__add__': 'x + 1', '__radd__': 'sum([x])', '__iadd__': 'y = x\ny += 1', '__neg__': '-x', '__index__': '[1][x]', '__int__': 'int(x)', '__float__': 'float(x)', '__str__': 'str(x)', '__repr__': 'repr([x])', '__format__': 'f"{x}"', '__enter__': 'T.__exit__ = lambda *a: 0\nwith x: pass', '__exit__': 'T.__enter__ = lambda *a: 0\nwith x: pass', '__getattr__': 'x.foo', '__setattr__': 'x.foo = 1', '__delattr__': 'del x.foo', '__reversed__': 'reversed(x)', '__abs__': 'abs(x)', '__round__': 'round(x)', '__divmod__': 'divmod(x, 1)', '__pow__': 'x ** 2', '__complex__': 'complex(x)', '__bytes__': 'bytes(x)', '__dir__': 'dir(x)', '__length_hint__': 'T.__iter__ = lambda s: s\nT.__next__ = lambda s: 1\nlist(x)', '__missing__': 'x["k"]', '__get__': 'class C: a = x\nC.a', '__init_subclass__': 'class C(T): pass', '__class_getitem__': 'T[0]', '__instancecheck__': 'isinstance(1, x)', '__subclasscheck__': 'issubclass(int, x)', '__mro_entries__': 'class C(x): pass', '__trunc__': 'import math; math.trunc(x)', '__floor__': 'import math; math.floor(x)', '__ceil__': 'import math; math.ceil(x)', '__fspath__': 'open(x)', '__matmul__': 'x @ 1', '__lshift__': 'x << 1', '__and__': 'x & 1', '__invert__': '~x', '__await__': 'async def f(): await x\nf().send(None)', '__aiter__': 'aiter(x)', '__anext__': 'anext(x)'}
    src = ops.get(m)
    if src is None:
        continue
    try:
        exec(src)
        print(m, 'no error')
    except Boom as e:
        print(m, 'Boom', e)
    except Exception as e:
        print(m, type(e).__name__)


class KeyBoom:
    def __init__(self, n): self.n = n
    def __call__(self, x):
        self.n -= 1
        if self.n < 0:
            raise Boom('key')
        return x


for n in (0, 1, 3, 10):
    for f in ('sorted(range(5), key=k)', 'max(range(5), key=k)', 'l.sort(key=k)', 'list(map(k, range(5)))', 'list(filter(k, range(5)))', 'min("abcde", key=k)', '[k(i) for i in range(5)]', '{k(i): k(i) for i in range(3)}', 'dict(zip(map(k, "abc"), "xyz"))', 'sum(map(k, range(5)))', '"".join(map(k, "abcde"))', 'all(map(k, [1] * 5))', 'l.extend(map(k, range(5)))', 'set(map(k, range(5))) and 0', 'bytes(map(k, range(5)))', 'bytearray(map(k, range(5)))', 'tuple(map(k, range(5)))', 'next(map(k, [1]))', 'print(*map(k, range(2)))'):
        l = [3, 1, 2]
        k = KeyBoom(n)
        try:
            r = eval(f)
            print(n, f, r, l)
        except Boom as e:
            print(n, f, 'Boom', l)


class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise Boom('next')
        return self.n


for f in ('list(i)', 'tuple(i)', 'set(i)', 'a, b, c, d, e = i', 'a, *b = i', '[*i]', '{*i}', 'print(*i)', 'sum(i)', 'l.extend(i)', 'l[:] = i', 'l += i', '5 in i', 'sorted(i)', 'bytes(i)', 'max(i)', '"".join(i)', 'any(i)', 'for x in i: pass', 'list(zip(i, i))', 'dict.fromkeys(i)', 'frozenset(i)', 's.update(i)', 'list(enumerate(i))', 'ba.extend(i)'):
    i, l, s, ba = It(3), [7], {7}, bytearray(b'q')
    try:
        exec(f)
        print(f, 'ok')
    except Exception as e:
        print(f, type(e).__name__, e, l, s, ba)
# finalizers that raise do not stop the program; the message goes to stderr (sys.unraisablehook)
seen = []
sys.unraisablehook = lambda u: seen.append((u.exc_type.__name__, str(u.exc_value)))


class Del:
    def __del__(self): raise Boom('in del')


d = Del()
del d
gc.collect()
print(seen)


class Resurrect:
    kept = []
    def __del__(self): Resurrect.kept.append(self)


r = Resurrect()
r.v = 1
del r
gc.collect()
print(Resurrect.kept[0].v)
c1, c2 = Del(), Del()
c1.o, c2.o = c2, c1
del c1, c2
gc.collect()
print(len(seen))


class DelGen:
    def __del__(self):
        gc.collect()
        seen.append('nested collect')


x = DelGen()
x.me = x
del x
gc.collect()
print(seen[-1])


def g():
    try:
        yield 1
    finally:
        seen.append('gen closed')


a = g()
next(a)
del a
gc.collect()
print(seen[-1])


def bad():
    try:
        yield 1
    finally:
        raise Boom('from close')


a = bad()
next(a)
del a
gc.collect()
print(seen[-1])
sys.unraisablehook = sys.__unraisablehook__
