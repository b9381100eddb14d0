# The namespace of a class: order, changes through the class and through a proxy made before and after.
import gc
class C:
    'doc'
    x = 1
    def f(self): self.a = 1
class D(C):
    def g(self): pass
class E:
    __slots__ = ('a', '__dict__')
    y = 2
class S:
    def __set_name__(self, cls, name): print('set', cls.__name__, name, name in vars(cls)); setattr(cls, 'late_' + name, 1)
class F:
    p = S()
    q = S()
def keys(c): return [k for k in c.__dict__ if k not in ('__firstlineno__', '__static_attributes__')]
proxy = F.__dict__
print(sorted(keys(C)), keys(D), keys(E), keys(F), sep='\n')
for c in (C, D, E, F):
    print(c.__module__, c.__doc__, c.__dict__.get('__doc__', 'no'), '__weakref__' in c.__dict__, '__dict__' in vars(c))
class G(D): z = 3
G.z = 4; G.w = 5; G.__module__ = 'm'; G.__doc__ = 'hello'
print(G.z, G.w, G.__module__, G.__doc__, G().z, keys(G))
del G.z
print(hasattr(G, 'z'), keys(G))
try: del G.z
except AttributeError as e: print(e)
class H(D):
    for i in range(40): exec('a%d = %d' % (i, i))
print(H.a39, len(keys(H)))
class I: pass
for i in range(50):
    setattr(I, 'b%d' % i, i)
    assert getattr(I, 'b%d' % i) == i and I().b0 == 0
print(keys(I))
class J: pass
p = J.__dict__
J.n = 1
print(p['n'], 'n' in p, keys(J))
del J.n
print('n' in p)
try: del J.__dict__
except (AttributeError, TypeError) as e: print(type(e).__name__)
try:
    del J.__weakref__
    print('deleted', '__weakref__' in J.__dict__)
except (AttributeError, TypeError) as e: print(type(e).__name__)
print([x for x in dir(D) if x[:2] != '__'], D.__weakref__ is not None, type(C.__dict__['__dict__']).__name__)
class K:
    __doc__ = None
    __module__ = 'other'
    __hash__ = None
print(K, K.__doc__, keys(K))
L = type('L', (), {'a' + str(1): 2, '__doc__': 'd'})
print(L.a1, keys(L))
import abc
class M(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def f(self): pass
    @property
    def g(self): return 1
try: M()
except TypeError as e: print(type(e).__name__)
M.register(int); print(isinstance(3, M))
class N(M):
    def f(self): return 'f'
print(N().f(), N().g, M.__abstractmethods__)
class Meta(type):
    def mro(cls):
        cls.seen = cls.__dict__
        return type.mro(cls)
class O(metaclass=Meta):
    v = 1
O.u = 2
print(O.seen['u'], sorted(k for k in O.seen if k[0] != '_'))
gc.collect()
print(C.x, D.f(C()), F.late_p, O.seen['v'])
