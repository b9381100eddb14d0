# Class statements: attributes, inheritance, dict, instance creation, class scope.
class A:
    """Doc of A."""
    x = 1
    y = [x, 2]
    z = x + 1

    def __init__(self, v=0):
        self.v = v

    def get(self):
        return self.v, self.x

    def __repr__(self):
        return f'A({self.v})'


a = A(5)
print(a, a.get(), A.get(a), A.x, a.x, A.y, A.z, A.__doc__, A.__name__, A.__qualname__, A.__module__, A.__bases__)
a.x = 10
print(a.x, A.x, a.__dict__, vars(a) is a.__dict__)
del a.x
print(a.x, a.__dict__)
A.x = 2
A.new = 'n'
print(a.x, a.new, hasattr(a, 'new'), hasattr(a, 'nope'))
try:
    del a.x
except AttributeError as e:
    print(e)
try:
    a.nope
except AttributeError as e:
    print(e, e.name, e.obj is a)
try:
    A.nope
except AttributeError as e:
    print(e)
try:
    del A.nope
except AttributeError as e:
    print(e)


class B(A):
    def __init__(self, *args):
        super().__init__(*args)
        self.b = 'b'

    def get(self):
        return ('B',) + super().get()


b = B(3)
print(b, b.get(), b.__dict__, isinstance(b, A), issubclass(B, A), isinstance(b, (int, B)), B.__mro__, B.mro() == list(B.__mro__))
print(type(b) is B, b.__class__, B.__base__, A.__base__, A.__subclasses__(), type(A), type(type))


class Empty: pass
class Empty2(): pass
class Empty3(object,): pass


print(Empty.__bases__, Empty2.__bases__, Empty3.__bases__, Empty.__doc__)
e = Empty()
e.a, e.b = 1, 2
setattr(e, 'c d', 3)
print(e.__dict__, getattr(e, 'c d'), getattr(e, 'zz', 'dflt'))
e.__dict__ = {'q': 9}
print(e.q, hasattr(e, 'a'), e.__dict__)
e.__dict__['w'] = 8
print(e.w, sorted(vars(e)))
try:
    e.__dict__ = 5
except TypeError as x:
    print(x)
b.__class__ = A
print(type(b), b.get())
try:
    b.__class__ = int
except TypeError as x:
    print(x)
try:
    b.__class__ = 5
except TypeError as x:
    print(x)
for src in ('class X(A, A): pass', 'class X(object, A): pass', 'class X(bool): pass', 'class X(type(None)): pass', 'class X(int, str): pass',
            'class X(A, foo=1): pass', 'class X(metaclass=5): pass', 'class X(*[A], **{}): print(X)', 'class X(A, B): pass', 'class X(len): pass', 'class X(type(len)): pass',
            'class X(range): pass', 'class X(slice): pass', 'class X(memoryview): pass', 'class X(type(lambda: 0)): pass', 'class X(type(...)): pass'):
    try:
        exec(src, {'A': A, 'B': B})
        print('ok', src)
    except Exception as x:
        print(src, '->', type(x).__name__, str(x).replace('\n', ' '))


class Scope:
    v = 'class'

    def m(self):
        try:
            return v
        except NameError as e:
            return str(e)

    class Inner:
        try:
            w = v
        except NameError as e:
            w = str(e)
    if True:
        cond = 'yes'
    for i in range(3):
        pass
    del i
    try:
        1 / 0
    except ZeroDivisionError:
        caught = True
    import sys as _sys
    with open('/dev/null') as f:
        pass
    lst = [c for c in 'ab']
    locals()['dyn'] = 5
    print(__module__, __qualname__, 'v' in locals())


print(Scope().m(), Scope.Inner.w, Scope.cond, hasattr(Scope, 'i'), Scope.caught, Scope.Inner.__qualname__, Scope.dyn, Scope.lst)


def make(n):
    class Local:
        k = n

        def get(self):
            return n + self.k
    return Local


L1, L2 = make(1), make(2)
print(L1().get(), L2().get(), L1 is L2, L1.__qualname__, L1.get.__qualname__)
print(A.get.__name__, A.get.__qualname__, a.get.__self__ is a, a.get.__func__ is A.get, a.get == a.get, a.get is a.get, a.get == A(5).get)
A.get = lambda self: 'patched'
print(a.get(), B(1).v)
a.get = lambda: 'instance'
print(a.get())
A.__name__ = 'Renamed'
print(A.__name__, A.__qualname__, repr(A))
try:
    A.__name__ = 5
except TypeError as x:
    print(x)
try:
    A.__bases__ = ()
except TypeError as x:
    print(x)


class P: pa = 'P'
class Q: pa = 'Q'
class R(P): pass


r = R()
print(r.pa)
R.__bases__ = (Q,)
print(r.pa, R.__mro__)
try:
    int.foo = 1
except TypeError as x:
    print(x)
try:
    (5).foo = 1
except AttributeError as x:
    print(str(x)[:35])
try:
    object().foo = 1
except AttributeError as x:
    print(str(x)[:38])
print(sorted(k for k in A.__dict__ if not k.startswith('__')), type(A.__dict__).__name__)
try:
    A.__dict__['x'] = 1
except TypeError as x:
    print(x)
print(A.__dict__['x'], 'x' in A.__dict__, len(Empty.__dict__) > 0)
