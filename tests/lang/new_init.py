# Instance creation: __new__, __init__, __call__ on metaclasses, singletons, factories, returning other types.
class A:
    def __new__(cls, *a, **k):
        print('new', cls.__name__, a, k)
        return super().__new__(cls)

    def __init__(self, *a, **k):
        print('init', type(self).__name__, a, k)
        self.a = a


class B(A):
    def __init__(self, x, y=2):
        super().__init__(x)
        self.y = y


A()
print(A(1, k=2).a, B(5).y, B(5, y=6).y)
try:
    B()
except TypeError as e:
    print(e)


class Other:
    def __new__(cls, v):
        return v

    def __init__(self, v):
        print('never for other types')


print(Other(5), Other('x'), Other(None), type(Other([])).__name__)


class Sub(Other):
    pass


class MaybeSub(Other):
    def __new__(cls, v):
        return object.__new__(Sub) if v else object.__new__(cls)

    def __init__(self, v):
        self.v = v


print(type(MaybeSub(1)).__name__, hasattr(MaybeSub(1), 'v'), MaybeSub(0).v)


class Single:
    inst = None

    def __new__(cls):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst

    def __init__(self):
        self.n = getattr(self, 'n', 0) + 1


print(Single() is Single(), Single().n)


class Shape:
    kinds = {}

    def __init_subclass__(cls, kind=None):
        Shape.kinds[kind] = cls

    def __new__(cls, kind, *a):
        return super().__new__(cls.kinds[kind])

    def __init__(self, kind, *a):
        self.args = a


class Circle(Shape, kind='c'): pass
class Square(Shape, kind='s'): pass


print(type(Shape('c', 1)).__name__, Shape('s', 2, 3).args, type(Circle('s')).__name__)


class Meta(type):
    def __call__(cls, *a):
        o = cls.__new__(cls, *a)
        o.pre = 'pre'
        o.__init__(*a)
        return o


class M(metaclass=Meta):
    def __init__(self, v):
        self.v = self.pre + v


print(M('x').v)


class NoInit:
    def __new__(cls, a):
        o = object.__new__(cls)
        o.a = a
        return o


print(NoInit(3).a)
for src in ('NoInit()', 'NoInit(1, 2)', 'object.__new__(A, 1)', 'object().__init__(1)', 'A.__new__()', 'A.__new__(5)', 'int.__new__(A)', 'object.__new__(int)', 'object.__new__(object, 1)', 'str.__new__(int)', 'A.__init__()', 'list.__init__(5)', 'list.__init__([], 1, 2)', 'dict.__init__({}, 5)', 'type.__new__(type)', 'type.__new__(type, "X", (), {}).__name__', 'type.__init__(int)', 'super(A, A).__new__(A).__class__.__name__'):
    try:
        print(src, '=', eval(src))
    except Exception as e:
        print(src, type(e).__name__, e)


class RetInit:
    def __init__(self, v):
        return v


for v in (None, 1, 'a'):
    try:
        RetInit(v)
        print('ok')
    except TypeError as e:
        print(e)


class RaiseNew:
    def __new__(cls):
        raise ValueError('in new')


class RaiseInit:
    def __init__(self):
        self.partial = 1
        raise ValueError('in init')


for c in (RaiseNew, RaiseInit):
    try:
        c()
    except ValueError as e:
        print(e)


class Slot:
    __slots__ = ('x',)

    def __new__(cls, x):
        o = super().__new__(cls)
        o.x = x
        return o


print(Slot(5).x)


class Tup(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, sorted(a))

    def __init__(self, *a):
        self.n = len(a)


t = Tup(3, 1, 2)
print(t, t.n)


class Frozen:
    def __init__(self):
        object.__setattr__(self, 'v', 1)

    def __setattr__(self, k, v):
        raise AttributeError('frozen')


f = Frozen()
print(f.v)
f.__init__()
a = A.__new__(A)
print(a.__dict__)
a.__init__('again')
print(a.a)
cls = type('Dyn', (A,), {'__init__': lambda self: None})
cls()
print([type(x()).__name__ for x in (int, str, list, dict, set, float, bool, bytes, tuple, complex, object, frozenset, bytearray)])


class Callable:
    def __call__(self, *a, **k):
        return a, k

    def __new__(cls):
        return super().__new__(cls)


c = Callable()
print(c(1, a=2), Callable.__call__(c, 3), type(c).__call__(c), callable(c))
c.__call__ = lambda: 'instance'
print(c())


def factory(n):
    class Local:
        count = n

        def __init__(self):
            Local.count += 1
    return Local


L = factory(5)
L(), L()
print(L.count, factory(1).count)
