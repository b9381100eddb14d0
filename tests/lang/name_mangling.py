# Private name mangling in classes.
class A:
    __priv = 1
    __dunder__ = 2
    _single = 3
    __trail_ = 4
    ___ = 5

    def __init__(self):
        self.__x = 10
        self.__y__ = 11

    def __method(self):
        return self.__x

    def call(self):
        return self.__method()

    def get(self, o):
        return o.__x

    def locals_(self):
        __local = 5
        return sorted(locals()), __local

    def params(self, __p, *, __k=1):
        return __p, __k

    def kw(self):
        return dict(__a=1), f'{self.__x}', [self.__x for _ in 'a'], (lambda: self.__x)()

    def glob(self):
        global __g
        __g = 'mangled global'

    def imp(self):
        try:
            import __nomod
        except ImportError as e:
            return str(e)

    def nested(self):
        def f():
            return self.__x

        class Inner:
            __v = 'inner'

            def g(s):
                return s.__v
        return f(), Inner().g(), [k for k in vars(Inner) if k.endswith('v')]

    def dels(self):
        self.__tmp = 1
        had = '_A__tmp' in self.__dict__
        del self.__tmp
        return had, self.__dict__

    def exc(self):
        try:
            raise ValueError('e')
        except ValueError as __e:
            return '_A__e' in locals(), str(__e)

    def loops(self):
        for __i in range(2):
            pass
        with open('/dev/null') as __f:
            pass
        return sorted(locals())

    def string(self):
        return getattr(self, '__x', 'no mangling in strings'), hasattr(self, '_A__x')

    def match(self, v):
        match v:
            case {'k': __m}:
                return '_A__m' in locals(), __m

    def walrus(self):
        return (__w := 3), sorted(locals())

    def annot(self, __q: int = 1):
        __r: int = 5
        return __r


a = A()
print(sorted(k for k in vars(A) if 'priv' in k or 'dunder' in k or 'trail' in k or '___' in k and len(k) < 5 or 'method' in k))
print(a.__dict__, A._A__priv, a.call(), a._A__method(), a.get(a), A.__dunder__, A._A__trail_, A.___)
print(a.locals_(), a.kw(), a.nested(), a.dels(), a.exc(), a.loops(), a.string(), a.match({'k': 1}), a.walrus(), a.annot())
print(a.params(1), a.params(1, _A__k=5), a.params(_A__p=2))
try:
    a.params(1, __k=5)
except TypeError as e:
    print(e)
try:
    a.__x
except AttributeError as e:
    print(e)
a.glob()
print(_A__g, '__g' in globals())
print(a.imp())


class B(A):
    __priv = 'B'

    def bx(self):
        try:
            return self.__x
        except AttributeError as e:
            return str(e)


print(B._B__priv, B._A__priv, B().bx())


class _Under:
    __v = 1

    def m(self):
        return self.__v


class __Double:
    __v = 2


class ___:
    __v = 3


print([k for k in vars(_Under) if 'v' in k and not k.startswith('__')], [k for k in vars(__Double) if k.endswith('__v')], ___.__v)


class C:
    def outer(self):
        class D:
            class E:
                __deep = 1
                names = [k for k in locals() if 'deep' in k]
        return D.E.names

    class __Inner:
        pass

    def inner(self):
        return self.__Inner.__qualname__

    def __init_subclass__(cls):
        cls.__sub = cls.__name__

    def fn():
        def __f():
            return 'f'
        return __f.__name__, __f()


print(C().outer(), C().inner(), C.fn(), [k for k in vars(C) if 'Inner' in k])
class F(C): pass
print(F._C__sub)
def outside(o):
    return o.__x
try:
    outside(a)
except AttributeError as e:
    print(e)
exec('class G:\n    __e = 1\n    def m(self): return self.__e')
print(G().m(), G._G__e)
class H:
    exec('__ex = 1')
    print('__ex' in locals(), '_H__ex' in locals())
    ev = None
    __z = 7
    try:
        ev = eval('__z')
    except NameError as e:
        ev = str(e)
print(H.ev)
class S:
    __slots__ = ('__a',)
    def __init__(self): self.__a = 1
print(S()._S__a)
