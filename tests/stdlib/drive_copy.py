# The library module drive_copy, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import copy
from copy import copy as c, deepcopy as dc
l = [1, [2, 3], {'a': [4]}]
s, d = c(l), dc(l)
l[1].append(9)
l[2]['a'].append(8)
print(l, s, d, s[1] is l[1], d[1] is l[1])
for v in (1, 1.5, 'a', b'b', None, True, (1, 2), frozenset([1]), range(3), int, len, ..., NotImplemented, 1j, slice(1, 2)):
    print(c(v) is v, dc(v) is v, end=' ')
print()
for v in ([1], {1: 2}, {1, 2}, bytearray(b'x'), ([],), {'k': []}):
    x, y = c(v), dc(v)
    print(x == v, x is v, y == v, y is v)
r = []
r.append(r)
q = dc(r)
print(q[0] is q, q is r)
dd = {}
dd['me'] = dd
e = dc(dd)
print(e['me'] is e)
t = ([],)
t[0].append(t)
u = dc(t)
print(u[0][0] is u)
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
p = P([1])
p.me = p
a, b = c(p), dc(p)
print(a.x is p.x, a.me is p, b.x is p.x, b.me is b, b == p)
class C:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return ('deep', type(memo).__name__)
print(c(C()), dc(C()), dc([C()]))
class S:
    __slots__ = ('a', 'b')
s = S()
s.a = [1]
t = dc(s)
print(t.a, t.a is s.a, hasattr(t, 'b'), c(s).a is s.a)
class L(list):
    pass
m = L([1, [2]])
m.tag = 't'
n = dc(m)
print(n, n.tag, type(n).__name__, n[1] is m[1], type(c(m)).__name__)
class D(dict): pass
x = D(a=[1])
x.t = [5]
y = dc(x)
print(y, y.t, y['a'] is x['a'], type(y).__name__)
class St:
    def __init__(self): self.v, self.w = 1, 2
    def __getstate__(self): return {'v': self.v * 10}
    def __setstate__(self, s): self.__dict__.update(s, set=True)
z = c(St())
print(z.__dict__)
class R:
    def __reduce__(self): return (R2, (5,))
class R2:
    def __init__(self, v): self.v = v
print(c(R()).v, dc(R()).v)
shared = [1]
two = dc([shared, shared])
print(two[0] is two[1])
memo = {}
dc(shared, memo)
print(id(shared) in memo)
import types
print(c(lambda: 0).__name__, dc(p.__init__).__self__ is p, copy.Error.__name__, copy.__all__)
for bad in ((i for i in []),):
    try:
        c(bad)
    except TypeError as e:
        print(str(e)[:13])
class E(Exception): pass
ex = dc(E('a', [1]))
print(ex.args, type(ex).__name__)
class Enumish(int):
    def __new__(cls, v): return super().__new__(cls, v)
print(dc(Enumish(5)), type(dc(Enumish(5))).__name__)
