# test: expect
"""__firstlineno__ and __static_attributes__."""
# class attrs
class C:
    x = 1
    def f(self):
        self.a = 1
        self.b.c = 2
        self.d += 1
        self.e: int = 3
        for self.g in []: pass
        def inner():
            self.h = 1
        lambda: setattr(self,'q',1)
        with x as self.w: pass
        del self.z
        (self.t1, [self.t2]) = 1, [2]
    def g(this):
        this.a2 = 1
    @staticmethod
    def s(self): self.st = 1
    @classmethod
    def k(cls): cls.kk = 1
    class D:
        def f(self): self.inD = 1
print(C.__static_attributes__ if not isinstance(C.__static_attributes__, tuple) else sorted(C.__static_attributes__), C.__firstlineno__)
print(sorted(C.D.__static_attributes__), C.D.__firstlineno__)
@(lambda c: c)
class E:
    """doc"""
print(E.__firstlineno__, E.__static_attributes__)
T = type('T', (), {})
print(hasattr(T,'__firstlineno__'), hasattr(T,'__static_attributes__'))
class M(type):
    @classmethod
    def __prepare__(m, n, b, **k):
        return {}
    def __new__(m, n, b, ns, **k):
        print([k for k in ns if k != '__classdictcell__'])
        return super().__new__(m, n, b, ns)
class F(metaclass=M):
    def f(self): self.x = 1
class G[T]:
    y: int
    def m(self): return __class__
print([k for k in vars(G) if k in ('__firstlineno__', 'm', '__static_attributes__')])
class S:
    __slots__ = ('a',)
    def f(self): self.a = 1
print(S.__static_attributes__)
def fn():
    class L:
        z = 1
        def f(self): self.u = z
    return L
print(fn().__firstlineno__, fn().__static_attributes__)
class P:
    __firstlineno__ = 5
    __static_attributes__ = 'x'
print(P.__firstlineno__, P.__static_attributes__)
class C:
    def f(self):
        self.zeta = 1; self.alpha = 2; self.__priv = 3; self.mid = 4; self.zeta = 5
    self = type('o',(),{})()
    self.direct = 1
print(C.__static_attributes__)
class D:
    """docs"""
    a: int = 1
    def __init__(self): self.q, self.b = 1, 2
print(D.__static_attributes__)
def dec(c): return c
class E(
    object):
    pass
print(E.__firstlineno__)
@dec
@dec
class F: x = 1
print(F.__firstlineno__)
class G:
    def f(self):
        class H:
            def g(self): self.inh = 1
        self.ing = lambda self: 0
        return H
print(G.__static_attributes__, G().f().__static_attributes__)
class I:
    def f(self):
        self.x += 1
        self.y: int
        self.z: int = 1
        del self.w
        import os as o
        for self.fo in (): pass
        with a as self.wi: pass
        [0 for self.co in ()]
        (self.nm, *self.st) = 1, 2
        def deep():
            self.dp = 1
print(I.__static_attributes__)
#> ['a', 'e', 'g', 'h', 'st', 't1', 't2', 'w'] 4
#> ['inD'] 24
#> 28 ()
#> False False
#> ['__module__', '__qualname__', '__firstlineno__', 'f', '__static_attributes__']
#> ['__firstlineno__', 'm', '__static_attributes__']
#> ('a',)
#> 52 ('u',)
#> 5 ()
#> ('__priv', 'alpha', 'mid', 'zeta')
#> ('b', 'q')
#> 73
#> 77
#> ('ing',) ('inh',)
#> ('co', 'dp', 'fo', 'nm', 'st', 'wi', 'z')
