# Metaclasses: __new__, __init__, __call__, __prepare__, keywords, conflicts, class attributes.
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print('new', name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **k):
        print('call', cls.__name__, a, k)
        return super().__call__(*a, **k)

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, kw)
        return {'injected': 1}

    def meth(cls):
        return 'meth of ' + cls.__name__

    @property
    def prop(cls):
        return 'prop of ' + cls.__name__

    attr = 'meta attr'

    def __len__(cls):
        return 42

    def __getitem__(cls, k):
        return cls.__name__, k

    def __iter__(cls):
        return iter('abc')

    def __contains__(cls, x):
        return x == 'in'

    def __getattr__(cls, name):
        return f'dynamic {name}'

    def __repr__(cls):
        return f'<Meta {cls.__name__}>'

    def __add__(cls, o):
        return 'added'

    def __instancecheck__(cls, o):
        return o == 'magic' or type.__instancecheck__(cls, o)

    def __subclasscheck__(cls, o):
        return o is int or type.__subclasscheck__(cls, o)

    def __bool__(cls):
        return False

    def __eq__(cls, o):
        return o == 'eq' or cls is o

    def __hash__(cls):
        return 7

    def __dir__(cls):
        return ['custom']


class A(metaclass=Meta, opt=1, other='x'):
    print('body')
    z = injected

    def __init__(self, *a):
        self.a = a


class B(A):
    b = 2


print(A.meth(), A.prop, A.attr, A.z, A.injected, len(A), A[5], A[1:2], list(A), 'in' in A, 'out' in A, A.foo, repr(A), A + 1)
print(isinstance('magic', A), isinstance(5, A), issubclass(int, A), issubclass(B, A), bool(A), A == 'eq', hash(A), dir(A), type(A).__name__, type(B).__name__)
a = A(1, 2)
print(a.a, hasattr(a, 'meth'), isinstance(a, A))
try:
    a.meth
except AttributeError as e:
    print(e)
try:
    a.attr
except AttributeError as e:
    print(e)
try:
    A.prop = 5
except AttributeError as e:
    print(type(e).__name__)


class Singleton(type):
    inst = {}

    def __call__(cls, *a):
        if cls not in cls.inst:
            cls.inst[cls] = super().__call__(*a)
        return cls.inst[cls]


class S(metaclass=Singleton):
    pass


print(S() is S())


class M1(type): pass
class M2(type): pass
class M3(M1): pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass
class C3(metaclass=M3): pass


try:
    class X(C1, C2): pass
except TypeError as e:
    print(e)
class Y(C1, C3): pass
class Y2(C3, metaclass=M1): pass
print(type(Y).__name__, type(Y2).__name__)
try:
    class X(C1, metaclass=M2): pass
except TypeError as e:
    print(e)


def func_meta(name, bases, ns, **kw):
    return name, bases, sorted(k for k in ns if not k.startswith('__')), kw


class F(int, metaclass=func_meta, q=2):
    v = 1


print(F)


class Ordered(dict):
    def __setitem__(self, k, v):
        if not k.startswith('__'):
            print('set', k)
        super().__setitem__(k, v)

    def __missing__(self, k):
        if k == 'magic':
            return 'MAGIC'
        raise KeyError(k)


class OM(type):
    @classmethod
    def __prepare__(m, n, b):
        return Ordered()


class W(metaclass=OM):
    a = 1
    b = magic
    def f(self): pass
    a = len('abc')
    del b


print(W.a, hasattr(W, 'b'))


class BadPrep(type):
    @classmethod
    def __prepare__(m, n, b):
        return 5


try:
    class V(metaclass=BadPrep): pass
except TypeError as e:
    print(e)


class EnumMeta(type):
    def __new__(m, n, b, d):
        cls = super().__new__(m, n, b, d)
        cls._members = {k: v for k, v in d.items() if k.isupper()}
        return cls

    def __iter__(cls):
        return iter(cls._members.items())


class Color(metaclass=EnumMeta):
    RED = 1
    GREEN = 2
    lower = 3


print(list(Color))
T = type('T', (A,), {'dyn': 5})
print(T.dyn, type(T).__name__)
T2 = Meta('T2', (), {'q': 1}, kw=5)
print(T2.q)
print(type.__call__(A, 9).a)


class MM(type):
    def __call__(m, *a, **k):
        print('MM call', a[0])
        return super().__call__(*a, **k)


class NM(type, metaclass=MM):
    pass


class Z(metaclass=NM):
    pass


print(type(type(Z)).__name__)
class NoKw(type): pass
try:
    class K(metaclass=NoKw, kw=1): pass
except TypeError as e:
    print(e)
class SlotMeta(type):
    def __setattr__(cls, k, v):
        print('meta setattr', k)
        super().__setattr__(k, v)
    def __delattr__(cls, k):
        print('meta delattr', k)
        super().__delattr__(k)
class SS(metaclass=SlotMeta): pass
SS.x = 1
del SS.x
# data descriptor on metaclass wins over class attribute
class DM(type):
    d = property(lambda cls: 'from meta')
    n = 'meta n'
class DC(metaclass=DM):
    d = 'from class'
    n = 'class n'
print(DC.d, DC.n, DC().d)
