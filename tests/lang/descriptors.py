# Descriptors: data and non-data, lookup order, properties, set/delete hooks.
class Data:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, o, t=None):
        return f'{self.tag}.get({o is not None}, {t.__name__ if t else t})'

    def __set__(self, o, v):
        print(f'{self.tag}.set {v}')

    def __delete__(self, o):
        print(f'{self.tag}.delete')


class NonData:
    def __get__(self, o, t=None):
        return f'nondata({o is not None})'


class SetOnly:
    def __set__(self, o, v):
        o.__dict__['s'] = v * 2


class DelOnly:
    def __delete__(self, o):
        print('delonly')


class C:
    d = Data('d')
    n = NonData()
    s = SetOnly()
    x = DelOnly()


c = C()
print(c.d, C.d, c.n, C.n)
c.d = 5
del c.d
c.__dict__['d'] = 'instance d'
c.__dict__['n'] = 'instance n'
print(c.d, c.n, sorted(c.__dict__))
print(type(c.s).__name__)
c.s = 4
print(c.s)
try:
    del c.s
except AttributeError as e:
    print(e)
del c.x
try:
    c.x = 1
except AttributeError as e:
    print(e)
c.n = 'assigned'
print(c.n)
del c.n
print(c.n)
C.d = 'replaced'
print(C.d, c.d)


class P:
    def __init__(self):
        self._v = 0

    @property
    def v(self):
        """doc of v"""
        return self._v

    @v.setter
    def v(self, x):
        if x < 0:
            raise ValueError('negative')
        self._v = x

    @v.deleter
    def v(self):
        print('deleting')
        self._v = None

    ro = property(lambda self: 'readonly', doc='ro doc')
    wo = property(fset=lambda self, v: print('wo', v))
    nothing = property()

    @property
    def raises(self):
        return self.missing


p = P()
p.v = 5
p.v += 10
print(p.v, P.v.__doc__, P.ro.__doc__, P.v.fget.__name__, P.ro.fset, isinstance(P.v, property))
try:
    p.v = -1
except ValueError as e:
    print(e)
del p.v
print(p.v)
for src in ('p.ro = 1', 'del p.ro', 'p.wo', 'p.nothing', 'p.nothing = 1', 'del p.nothing', 'p.raises', 'P.v.nope', 'del p.wo'):
    try:
        exec(src)
        print('ok', src)
    except Exception as e:
        print(src, type(e).__name__, e)
p.wo = 3
print(P.v.__get__(p), P.v.__get__(None, P) is P.v, P.v.getter(lambda self: 'new getter').fget(None))


class Q(P):
    @P.v.getter
    def v(self):
        return 'overridden', self._v

    @property
    def ro(self):
        return 'sub ' + super().ro


q = Q()
q.v = 3
print(q.v, q.ro)


class SubProp(property):
    def __get__(self, o, t=None):
        return 'subprop' if o is None else super().__get__(o, t)


class R:
    @SubProp
    def x(self):
        return 'x value'

    @x.setter
    def x(self, v):
        print('sx', v)


r = R()
r.x = 2
print(r.x, R.x, type(R.__dict__['x']).__name__)


class Typed:
    def __init__(self, t):
        self.t = t

    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, o, t):
        if o is None:
            return self
        return getattr(o, self.name, None)

    def __set__(self, o, v):
        if not isinstance(v, self.t):
            raise TypeError(f'{self.name[1:]} must be {self.t.__name__}')
        setattr(o, self.name, v)


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, n, a):
        self.name, self.age = n, a


x = Person('Ann', 30)
print(x.name, x.age, x.__dict__)
for args in ((5, 5), ('a', 'b')):
    try:
        Person(*args)
    except TypeError as e:
        print(e)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, o, t):
        print('computing')
        v = o.__dict__[self.f.__name__] = self.f(o)
        return v


class L:
    @Lazy
    def big(self):
        return 42


l = L()
print(l.big, l.big)


class Meth:
    def __get__(self, o, t):
        return lambda *a: (type(o).__name__, a)


class UsesMeth:
    __call__ = Meth()
    __len__ = lambda self: 3
    __getitem__ = Meth()
    __add__ = Meth()


u = UsesMeth()
print(u(1, 2), u[5], u + 3, len(u))
# functions are non-data descriptors
def f(self, *a):
    return self, a


print(f.__get__(5)(1), f.__get__(5, int), f.__get__(None, int) is f) if False else print(f.__get__(5)(1), f.__get__(None, int) is f)
cm = classmethod(lambda cls: cls.__name__)
sm = staticmethod(lambda: 'sm')
print(cm.__get__(5)(), cm.__get__(None, str)(), sm.__get__(5)(), sm())
try:
    f.__get__(None)
except TypeError as e:
    print(e)


class GetRaises:
    def __get__(self, o, t):
        raise AttributeError('from get')


class G:
    g = GetRaises()

    def __getattr__(self, n):
        return f'getattr {n}'


print(G().g)
try:
    G.g
except AttributeError as e:
    print(e)
