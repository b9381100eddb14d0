# The subclasses of a class, while classes come, go and change their bases.
import gc


def names(classes):
    return [c.__name__ for c in classes]


class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
class E(C, B): pass


print(names(A.__subclasses__()), names(B.__subclasses__()), names(C.__subclasses__()))
for i in range(20):
    class Gone(D, E.__base__): pass
    class Below(Gone): pass
    Below.mark = i
    B.mark = -i
    assert Below.mark == i and D.mark == -i, i
    if i % 5 == 0:
        del Gone, Below
        gc.collect()
        print(names(D.__subclasses__()), names(C.__subclasses__()))
del Gone, Below
gc.collect()
print(names(D.__subclasses__()), names(C.__subclasses__()))

# Other bases: one to many, many to one, and back when there is no MRO
class F(A): pass
class G(F): pass
class H(G, D): pass


print(names(G.__mro__), names(H.__mro__), G.__bases__ is G.__bases__, G.__mro__ is G.__mro__)
G.__bases__ = (D, F)
print(names(G.__mro__), names(H.__mro__), names(A.__subclasses__()), names(D.__subclasses__()))
print(names(F.__subclasses__()), names(G.__subclasses__()))
try:
    G.__bases__ = (A, F)
except TypeError as e:
    print('TypeError')
print(names(G.__mro__), names(H.__mro__), names(D.__subclasses__()), names(A.__subclasses__()))
G.__bases__ = (D,)
print(names(G.__mro__), names(H.__mro__), names(D.__subclasses__()), names(F.__subclasses__()))
gc.collect()
print(names(G.__mro__), names(H.__mro__), names(D.__subclasses__()), names(F.__subclasses__()))

# A change above reaches all below, by every way
A.__len__ = lambda self: 3
print([len(k()) for k in (B, C, D, E, F, G, H)])
C.__len__ = lambda self: 4
print([len(k()) for k in (B, C, D, E, F, G, H)])
del A.__len__, C.__len__
print([bool(k()) for k in (A, B, C, D, E, F, G, H)])
print([hasattr(k, '__len__') for k in (A, B, C, D, E, F, G, H)])

# Classes with the same special methods, and one that goes its own way
class P:
    def __init__(self, n): self.n = n
    def __repr__(self): return 'P%d' % self.n
class Q:
    def __init__(self, n): self.n = -n
    def __repr__(self): return 'Q%d' % self.n
class R(Q): pass


print(P(1), Q(2), R(3))
Q.__repr__ = lambda self: 'changed %d' % self.n
P.__eq__ = lambda self, other: self.n == other.n
print(P(1), Q(2), R(3), P(1) == P(1), Q(1) == Q(1), R(1) == R(1))
del Q.__repr__
print(P(1), repr(R(3))[:15], P(2) != P(3))
R.__str__ = lambda self: 'str of R'
print(str(R(1)), str(P(1)), str(Q(1))[:13])

# A metaclass that looks at a class that has no MRO yet
class Early(type):
    def mro(cls):
        print('mro of', cls.__name__, names(cls.__mro__ or ()) if cls.__dict__.get('old') else '')
        return type.mro(cls)
class Z(metaclass=Early): pass
class Y(Z): pass


print(names(Y.__mro__), names(Z.__subclasses__()))

# A long chain
top = last = type('K0', (), {'depth': 0})
for i in range(1, 2000):
    last = type('K%d' % i, (last,), {'depth': i})
print(last().depth, len(last.__mro__), last.__mro__[-2] is top, issubclass(last, top), isinstance(last(), Z))
top.extra = 5
print(last.extra)
del last
gc.collect()
left, k = 0, top
while k.__subclasses__():
    k, left = k.__subclasses__()[0], left + 1
print(left < 100)     # what looks like a reference on the C stack may keep some
