# C3 linearisation, super() in all forms, cooperative calls, conflicts.
class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()
class E(C, B):
    def f(self): return ['E'] + super().f()
class F(D):
    pass


def names(c):
    return ''.join(k.__name__[0] for k in c.__mro__)


print(names(D), names(E), names(F), D().f(), E().f(), F().f())
for mk in ('class X(D, E): pass', 'class X(A, B): pass', 'class X(B, A, C): pass', 'class X(B, C, D): pass', 'class X(object, A): pass', 'class X(B, C, A): pass', 'class X(F, D, B): pass'):
    try:
        exec(mk)
        print(mk, names(X))
    except TypeError as e:
        print(mk, '->', str(e).replace('\n', ' '))
# classic example with eight classes
O = object
class G1(O): pass
class G2(O): pass
class G3(O): pass
class G4(O): pass
class G5(O): pass
class K1(G1, G2, G3): pass
class K2(G4, G2, G5): pass
class K3(G4, G1): pass
class Z(K1, K2, K3): pass
print([c.__name__ for c in Z.__mro__])


class Base:
    def __init__(self, **kw):
        print('Base', kw)


class L(Base):
    def __init__(self, l=1, **kw):
        print('L', l)
        super().__init__(**kw)


class R(Base):
    def __init__(self, r=2, **kw):
        print('R', r)
        super(R, self).__init__(**kw)


class LR(L, R):
    def __init__(self, **kw):
        super().__init__(**kw)


LR(l=5, r=6)
LR()
# super objects
d = D()
s = super(D, d)
print(s.f(), s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__, super(B, d).f(), super(C, d).f(), super(B, D).f is C.f)
print(repr(s).split(' object')[0], type(s).__name__)
u = super(B)
print(u.__self__, u.__get__(d).f())
for src in ('super(5, d)', 'super(D, d).nope', 'super()', 'super(D, d, 1)', 'super(A, d).f', 'super(D, d).x', 'super(5)', 'super(A, A()).f'):
    try:
        print(src, eval(src) and 'ok')
    except Exception as e:
        print(src, '->', type(e).__name__, e)


class S:
    v = 'S.v'

    @property
    def p(self): return 'S.p'

    @classmethod
    def c(cls): return 'S.c ' + cls.__name__

    @staticmethod
    def s(): return 'S.s'

    def __getitem__(self, k): return ('S', k)

    def __len__(self): return 7

    def __setattr__(self, k, v):
        print('S.setattr', k)
        object.__setattr__(self, k, v)


class T(S):
    v = 'T.v'

    @property
    def p(self): return 'T+' + super().p

    @classmethod
    def c(cls): return 'T+' + super().c()

    @staticmethod
    def s(): return 'T+' + super(T, T).s()

    def __getitem__(self, k): return ('T',) + super().__getitem__(k)

    def __len__(self): return super().__len__() + 1

    def vs(self): return super().v, self.v

    def __setattr__(self, k, v):
        super().__setattr__(k, v)

    def nested(self):
        return [super(T, self).v for _ in range(2)], (lambda: super(T, self).v)(), __class__.__name__

    def inner(self):
        def g():
            return super(T, self).v
        return g()

    def gen(self):
        yield super().v
        yield super().p

    def subs(self):
        try:
            return super()[1]
        except TypeError as e:
            return str(e)


t = T()
print(t.p, t.c(), T.c(), t.s(), t[3], len(t), t.vs(), t.nested(), t.inner(), list(t.gen()), t.subs())
t.attr = 1


class Weird:
    def __init__(this):
        super().__init__()
        this.ok = 1

    def first(*args):
        try:
            return super().__repr__ is not None
        except RuntimeError as e:
            return str(e)

    def rebound(self):
        self = None
        try:
            super().x
        except Exception as e:
            return type(e).__name__, str(e)

    def deleted(self):
        del self
        try:
            super().x
        except Exception as e:
            return type(e).__name__, str(e)

    def noargs():
        try:
            super()
        except Exception as e:
            return type(e).__name__, str(e)

    def set_super(self):
        try:
            super().zz = 1
        except Exception as e:
            return type(e).__name__


w = Weird()
print(w.ok, w.first(), w.rebound(), w.deleted(), Weird.noargs(), w.set_super())
class Meta(type):
    def __call__(cls, *a):
        return super().__call__(*a)
    def __new__(m, n, b, d):
        return super().__new__(m, n, b, d)
    def mro(cls):
        r = super().mro()
        return r
class WithMeta(metaclass=Meta):
    def __new__(cls):
        return super().__new__(cls)
print(type(WithMeta()).__name__)
class MroMeta(type):
    def mro(cls):
        return [cls, A, object]
class Custom(metaclass=MroMeta):
    pass
print(names(Custom), Custom().f(), Custom.__bases__)
class BadMro(type):
    def mro(cls):
        return [cls, 5]
try:
    class Bad(metaclass=BadMro): pass
except TypeError as e:
    print(e)
class Mid(B):
    def f(self): return ['Mid'] + super(B, self).f()
print(Mid().f())
class NoBase:
    f = lambda self: super(NoBase, self).__init__() or 'lambda'
print(NoBase().f())
