# __class__ and __bases__ assignment: which layouts go together, what moves along, what a failure leaves.
import sys

Module = type(sys)
class A:
    __slots__=('a',)
class B:
    __slots__=('b',)
class A2:
    __slots__=('a',)
class A3(A): pass
class A4(A2): pass
class E1(Exception): __slots__=()
class E2(ValueError): __slots__=()
class P: pass
class Q(P): pass
class W: __slots__=('__dict__',)
class W2: __slots__=('__dict__','__weakref__')
class L(list): pass
class L2(list): pass
class L3(L): pass
class S0: __slots__=()
class S1(A): __slots__=()
class T(type): pass
class T2(type): pass
class M(Module): pass
class M2(Module): __slots__=()
class M3(Module): __slots__=('a')
class P2: pass
class R(P2): pass
cs=[A,B,A2,A3,A4,E1,E2,P,Q,W,W2,L,L2,L3,S0,S1,T,T2,M,M2,M3,Module, list, object, ValueError,Exception,P2,R]
for a in cs:
    row=[]
    for b in cs:
        o=a.__new__(a) if not issubclass(a,(type,Module)) else a('x') if issubclass(a,Module) else a('x',(),{})
        try: o.__class__=b; row.append('1'); assert type(o) is b
        except TypeError as e: row.append('.')
    print('%-4s'%a.__name__,''.join(row))
for a in cs:
    row=[]
    for b in cs:
        try: 
            class X(a): pass
            X.__bases__=(b,); row.append('1'); assert X.__mro__[1] is b
            X.__bases__=(a,)
        except TypeError as e: row.append('d' if 'dealloc' in str(e) else 'l' if 'layout' in str(e) else '?')
    print('%-4s'%a.__name__,''.join(row))

for b in (list, dict, tuple, str, bytes, int, float, ValueError, property, type, enumerate):
    for old, new in ((object, b), (b, object)):
        class A(old): pass
        try:
            A.__bases__ = (new,)
        except TypeError as e:
            print(e)

# the dict stays the same object, and stays the attributes
o = P()
o.x = 1
d = o.__dict__
o.__class__ = P2
print(o.__dict__ is d)
o.y = 2
d['z'] = 3
print(o.z, d, o.__dict__)
e = P()
e.__class__ = Q
e.late = 1
print(e.__dict__, vars(P()))

# a hierarchy that gets no MRO stays as it was
class Top: tag = 'top'
class X(Top): tag = 'x'
class Y(Top): tag = 'y'
class XY(X, Y): pass
class Below(XY): pass
class Z(Y, X): pass
before = [c.__mro__ for c in (Top, X, Y, XY, Below, Z)]
for c, bases in ((XY, (Y, X)), (X, (Y,)), (Y, (X,)), (Y, (Below,)), (XY, (X, X))):
    class Under(XY, Y): pass
    try:
        c.__bases__ = bases
        print('done', c.__name__)
    except TypeError as exc:
        print(' '.join(str(exc).split()))
        print([c.__mro__ for c in (Top, X, Y, XY, Below, Z)] == before, Below.tag, Under.__bases__ == (XY, Y))

# class attributes whose class learns to be a descriptor
class Mood: pass
class Holder:
    attr = Mood()
class Still: pass
class Bind:
    def __get__(self, obj, cls): return 'bound', type(obj).__name__


def read(o):
    return [x if isinstance(x, (str, tuple)) else type(x).__name__ for x in (o.attr, Holder.attr)]


def change(i):
    if i == 10: Mood.__get__ = lambda self, obj, cls: 'get'
    if i == 20: del Mood.__get__
    if i == 30: Mood.__set__ = lambda self, obj, v: print('set', v)
    if i == 40: del Mood.__set__
    if i == 50: Holder.__dict__['attr'].__class__ = Still
    if i == 60: Holder.__dict__['attr'].__class__ = Bind


h, last = Holder(), None
h2 = Holder()
for i in range(70):
    change(i)
    if i % 10 == 5:
        h2.attr = i
    now = read(h), read(h2)
    if now != last:
        print(i, now)
    last = now

# order of the checks of __slots__
for slots in (('a', '__dict__'), ('a',), ('__dict__', '__dict__'), ('b', 'a')):
    try:
        class S(P):
            __slots__ = slots
            a = 1
    except (TypeError, ValueError) as exc:
        print(type(exc).__name__, exc)
