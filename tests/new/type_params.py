# test: expect
# PEP 695: type parameters of functions and classes.
def f[T](x: T) -> T:
    return x


def g[T: int, *Ts, **P](x: T, *a: *Ts) -> P:
    return T, Ts, P


class C[T, U: (int, str)]:
    attr: T

    def m[V](self, v: V) -> V:
        return v

    @classmethod
    def params(cls):
        return T, U


print(f(5), f.__type_params__, f.__name__)
#> 5 (T,) f
T, = f.__type_params__
print(T, T.__name__, T.__bound__, T.__constraints__, type(T).__name__)
#> T T None () TypeVar
print(g.__type_params__, [type(p).__name__ for p in g.__type_params__])
#> (T, Ts, P) ['TypeVar', 'TypeVarTuple', 'ParamSpec']
a, b, c = g.__type_params__
print(a.__bound__, a.__constraints__, b.__name__, c.__name__, g(1))
#> <class 'int'> () Ts P (T, Ts, P)
print(C.__type_params__, C.__name__, C().m(3), C.m.__type_params__, C.params(), C.__type_params__[1].__constraints__, C.__type_params__[1].__bound__)
#> (T, U) C 3 (V,) (T, U) (<class 'int'>, <class 'str'>) None
print([b.__name__ for b in C.__bases__], C.__mro__[-1])
#> ['Generic'] <class 'object'>


# bounds are lazy
def lazy[X: undefined_name](x): return x


print(lazy(1))
#> 1
try:
    lazy.__type_params__[0].__bound__
except NameError as e:
    print(e)
#> name 'undefined_name' is not defined
undefined_name = int
print(lazy.__type_params__[0].__bound__)
#> <class 'int'>


# scopes: type parameters are seen in the body, not outside
def scope[Q]():
    def inner():
        return Q
    return inner() is Q, [Q for _ in 'a'][0] is Q


print(scope())
#> (True, True)
try:
    Q
except NameError as e:
    print(e)
#> name 'Q' is not defined


class Outer[K]:
    class Inner[K2]:
        both = (K, K2)

    def meth(self):
        return K


print(Outer.Inner.both, Outer().meth(), Outer.Inner.__qualname__)
#> (K, K2) K Outer.Inner


def deco(x):
    return lambda f: (x, f)


@deco('d')
def decorated[Z](a=1): return a


print(decorated[0], decorated[1](), decorated[1].__type_params__)
#> d 1 (Z,)


def shadow[int](x: int): return int


print(shadow(1), shadow.__type_params__)
#> int (int,)


def default[T = int, *Ts = (int, str), **P = [int]](): return T


t1, t2, t3 = default.__type_params__
print(t1.__default__, t2.__default__, t3.__default__, t1.has_default(), T.has_default(), T.__default__)
#> <class 'int'> (<class 'int'>, <class 'str'>) [<class 'int'>] True False typing.NoDefault


class M(type):
    def __new__(m, n, b, d, **k):
        return super().__new__(m, n, b, d)


class WithKw[T](metaclass=M, opt=1): pass


print(WithKw.__type_params__, type(WithKw).__name__)
#> (T,) M


async def co[A](x: A): return x
def gen[A](x): yield A


print(co.__type_params__, next(gen(1)))
#> (A,) A
try:
    co(5).send(None)
except StopIteration as e:
    print(e.value)
#> 5


class Sub[T](C[T, int]): pass


print(Sub.__orig_bases__, C[int, str], Sub.__mro__[1].__name__)
#> (__main__.C[T, int], typing.Generic[T]) __main__.C[int, str] C


def nested[T]():
    def inner[U](x): return T, U
    return inner


print(nested()(1), nested().__type_params__, nested.__qualname__, nested().__qualname__)
#> (T, U) (U,) nested nested.<locals>.inner


class Attrs[T]:
    T2 = T
    lst = [T for _ in range(2)]
    def __init_subclass__(cls): cls.seen = T


class AttrsSub(Attrs): pass


print(Attrs.T2, Attrs.lst, AttrsSub.seen)
#> T [T, T] T
for src in ('def f[T, T](): pass', 'def f[](): pass', 'class C[]: pass', 'def f[T: (yield)](): pass', 'def f[T: (x := 1)](): pass', 'def f[*T: int](): pass', 'def f[T = int, U](): pass', 'def f[T](T): pass', 'def f[T]():\n nonlocal T', 'class C[T]:\n global T', 'def f[1](): pass', 'def f[T,](): pass', 'def f[T: int = str](): pass', 'def f[**P, *Ts, T](): pass', 'class C[T](T): pass', 'lambda[T]: 0', 'async def f[T: await x](): pass'):
    try:
        compile(src, '<t>', 'exec')
        print('ok', src)
    except SyntaxError as e:
        print(src, '->', e.msg)
#> def f[T, T](): pass -> duplicate type parameter 'T'
#> def f[](): pass -> Type parameter list cannot be empty
#> class C[]: pass -> Type parameter list cannot be empty
#> def f[T: (yield)](): pass -> yield expression cannot be used within a TypeVar bound
#> def f[T: (x := 1)](): pass -> named expression cannot be used within a TypeVar bound
#> def f[*T: int](): pass -> cannot use bound with TypeVarTuple
#> def f[T = int, U](): pass -> non-default type parameter 'U' follows default type parameter
#> ok def f[T](T): pass
#> def f[T]():
#>  nonlocal T -> nonlocal binding not allowed for type parameter 'T'
#> ok class C[T]:
#>  global T
#> def f[1](): pass -> expected '('
#> ok def f[T,](): pass
#> ok def f[T: int = str](): pass
#> ok def f[**P, *Ts, T](): pass
#> ok class C[T](T): pass
#> lambda[T]: 0 -> invalid syntax
#> async def f[T: await x](): pass -> await expression cannot be used within a TypeVar bound
