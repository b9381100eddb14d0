# Subclasses of containers with __slots__ keep them when they are copied.
import copy
import pickle


class S(set):
    __slots__ = 'x', 'y', '__dict__'


class F(frozenset):
    __slots__ = 'x'


class B(bytearray):
    __slots__ = 'x'


class L(list):
    __slots__ = 'x'


for cls, arg in (S, [1]), (F, [2]), (B, b'3'), (L, [4]):
    plain = cls(arg)
    print(plain.__reduce_ex__(2)[2])
    a = cls(arg)
    a.x = 5
    b = copy.copy(a)
    c = copy.deepcopy(a)
    d = pickle.loads(pickle.dumps(a, 2))
    print(type(b).__name__, b == a, b.x, c == a, c.x, type(d) is cls, d.x)
s = S([1])
s.x = 1
s.z = 2
t = copy.copy(s)
print(t.x, t.z, hasattr(t, 'y'))
