# __slots__: layout, inheritance, conflicts, errors, weakrefs and dict.
class S:
    __slots__ = ('a', 'b')

    def __init__(self, a=None):
        if a is not None:
            self.a = a


s = S(1)
print(s.a, hasattr(s, 'b'), hasattr(s, '__dict__'), S.__slots__, type(S.a).__name__, S.a.__name__)
s.b = 2
print(s.b)
del s.a
for src in ('s.a', 'del s.a', 's.c = 1', 's.c', 'del s.c', 's.__dict__', 'S.a.__get__(5)', 'S.a.__set__(s, 9); print(s.a)', 'S.a.__delete__(s)', 'vars(s)', 's.__weakref__'):
    try:
        exec(src)
    except Exception as e:
        print(src, type(e).__name__, str(e).split(' and no __dict__')[0])


class T(S):
    __slots__ = ('c',)


t = T(5)
t.c = 6
print(t.a, t.c, hasattr(t, '__dict__'))


class U(S):
    pass


u = U(1)
u.anything = 2
print(u.a, u.anything, u.__dict__)


class V(S):
    __slots__ = ('a', '__dict__')


v = V()
v.a = 1
v.z = 2
print(v.a, v.z, v.__dict__, S.a is V.a)
try:
    S.a.__get__(v)
except AttributeError as e:
    print('base slot empty', e)


class Str:
    __slots__ = 'single'


x = Str()
x.single = 1
print(x.single)


class Empty:
    __slots__ = ()


try:
    Empty().x = 1
except AttributeError as e:
    print(type(e).__name__)


class Priv:
    __slots__ = ('__p', '_q')

    def __init__(self):
        self.__p = 1


p = Priv()
print(p._Priv__p, sorted(k for k in vars(Priv) if 'p' in k and not k.startswith('__')))
for src in ("class X:\n __slots__ = ('a', 'a b')", "class X:\n __slots__ = (1,)", "class X:\n __slots__ = ('a',)\n a = 1", "class X:\n __slots__ = ('__dict__', '__dict__')",
            "class X(int):\n __slots__ = ('a',)", "class X(tuple):\n __slots__ = ('a',)", "class X(S):\n __slots__ = ('__weakref__', 'w')", "class X:\n __slots__ = 5", "class X:\n __slots__ = ('1a',)",
            "class X(str):\n __slots__ = ()", "class X(list):\n __slots__ = ('a',)", "class X(dict):\n __slots__ = ['k']", "class X(bytes):\n __slots__ = ('q',)", "class X(U):\n __slots__ = ('__dict__',)"):
    try:
        exec(src)
        print('ok', repr(src))
    except Exception as e:
        print(repr(src), type(e).__name__, e)


class A1:
    __slots__ = ('a',)


class A2:
    __slots__ = ('b',)


class A3:
    __slots__ = ()


try:
    class A12(A1, A2): pass
except TypeError as e:
    print(e)


class A13(A1, A3):
    __slots__ = ('c',)


y = A13()
y.a = y.c = 1
print(y.a, y.c)
y2 = A13()
try:
    y2.__class__ = A1
except TypeError as e:
    print(e)


class B1:
    __slots__ = ('a', 'b')


class B2:
    __slots__ = ('a', 'b')


b = B1()
b.a = 7
b.__class__ = B2
print(type(b).__name__, b.a)
try:
    b.__class__ = S
    print('ok', type(b).__name__)
except TypeError as e:
    print(e)


class L(list):
    __slots__ = ('extra',)


l = L([1, 2])
l.extra = 'e'
print(l, l.extra)
try:
    l.other = 1
except AttributeError as e:
    print(type(e).__name__)


class D:
    __slots__ = {'a': 'doc of a', 'b': None}


print(D.__slots__, D.a.__doc__, D.b.__doc__)
d = D()
d.a = 1
print(d.a)


class Defaults:
    __slots__ = ('v',)

    def __getattr__(self, n):
        return f'default {n}'


z = Defaults()
print(z.v, z.w)
z.v = 5
print(z.v)
class Prop:
    __slots__ = ('_x',)
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
q = Prop()
q.x = 4
print(q.x, q._x)
it = S(1)
it.b = it
print(it.b.b.b is it)
class Many:
    __slots__ = tuple(f's{i}' for i in range(300))
m = Many()
for i in range(300):
    setattr(m, f's{i}', i)
print(sum(getattr(m, f's{i}') for i in range(300)), m.s299)
class Gen:
    __slots__ = (n for n in ('g1', 'g2'))
g = Gen()
g.g1 = 1
print(g.g1)
