# test: expect
# TypeVar, ParamSpec, TypeVarTuple and aliases as objects: made by syntax and by calls.
import gc


def kinds[T, *Ts, **P](): return T, Ts, P


type Alias = int
TypeVar, TypeVarTuple, ParamSpec = (type(t) for t in kinds())
TypeAliasType, NoDefault = type(Alias), kinds()[0].__default__
print(TypeVar, TypeVarTuple, ParamSpec, TypeAliasType, NoDefault)
#> <class 'typing.TypeVar'> <class 'typing.TypeVarTuple'> <class 'typing.ParamSpec'> <class 'typing.TypeAliasType'> typing.NoDefault


def fails(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


def describe(t):
    print(repr(t), t.__name__, *(getattr(t, '__%s__' % n, '-') for n in ('bound', 'constraints', 'covariant', 'contravariant', 'infer_variance')),
          t.__default__, t.has_default(), t.__module__)


def f[T, U: int, V: (int, str), W = float, X: list = bool](): return T, U, V, W, X


for t in f():
    describe(t)
#> T T None () False False True typing.NoDefault False typing
#> U U <class 'int'> () False False True typing.NoDefault False typing
#> V V None (<class 'int'>, <class 'str'>) False False True typing.NoDefault False typing
#> W W None () False False True <class 'float'> True typing
#> X X <class 'list'> () False False True <class 'bool'> True typing


def g[*Ts, **P](): return Ts, P


def h[*Ts = *tuple[int, str], **P = [int]](): return Ts, P


for t in g() + h():
    print(repr(t), t.__name__, t.__default__, t.has_default(), t.__module__)
#> Ts Ts typing.NoDefault False typing
#> P P typing.NoDefault False typing
#> Ts Ts *tuple[int, str] True typing
#> P P [<class 'int'>] True typing
Ts, P = g()
print(P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs, P.args == 5)
#> P.args P.kwargs True True False False
gc.collect()
print([repr(x) for x in Ts], list(Ts) == list(Ts), len(set(Ts) | set(Ts)))
#> ['typing.Unpack[Ts]'] True 1
describe(TypeVar('A'))
#> ~A A None () False False False typing.NoDefault False __main__
describe(TypeVar('B', int, str))
#> ~B B None (<class 'int'>, <class 'str'>) False False False typing.NoDefault False __main__
describe(TypeVar('C', bound=int))
#> ~C C <class 'int'> () False False False typing.NoDefault False __main__
describe(TypeVar('D', covariant=True))
#> +D D None () True False False typing.NoDefault False __main__
describe(TypeVar('E', contravariant=True))
#> -E E None () False True False typing.NoDefault False __main__
describe(TypeVar('F', infer_variance=True))
#> F F None () False False True typing.NoDefault False __main__
describe(TypeVar('G', default=int))
#> ~G G None () False False False <class 'int'> True __main__
describe(TypeVar('H', default=None))
#> ~H H None () False False False None True __main__
describe(TypeVar(name='N', bound=None))
#> ~N N None () False False False typing.NoDefault False __main__
fails(TypeVar)
#> TypeError typevar() missing required argument 'name' (pos 1)
fails(TypeVar, 5)
#> TypeError typevar() argument 'name' must be str, not int
fails(TypeVar, 'T', int)
#> TypeError A single constraint is not allowed
fails(TypeVar, 'T', covariant=True, contravariant=True)
#> ValueError Bivariant types are not supported.
fails(TypeVar, 'T', covariant=True, infer_variance=True)
#> ValueError Variance cannot be specified with infer_variance.
fails(TypeVar, 'T', int, str, bound=int)
#> TypeError Constraints cannot be combined with bound=...
fails(TypeVar, 'T', wrong=1)
#> TypeError typevar() got an unexpected keyword argument 'wrong'
for t in (ParamSpec('P1'), ParamSpec('P2', covariant=True), ParamSpec('P3', default=[int]), ParamSpec('P4', bound=int), TypeVarTuple('Q1'), TypeVarTuple('Q2', default=int)):
    print(repr(t), t.__name__, t.__default__, t.has_default())
#> ~P1 P1 typing.NoDefault False
#> +P2 P2 typing.NoDefault False
#> ~P3 P3 [<class 'int'>] True
#> ~P4 P4 typing.NoDefault False
#> Q1 Q1 typing.NoDefault False
#> Q2 Q2 <class 'int'> True
fails(ParamSpec)
#> TypeError paramspec() missing required argument 'name' (pos 1)
fails(TypeVarTuple)
#> TypeError typevartuple() missing required argument 'name' (pos 1)
fails(ParamSpec, 'P', covariant=True, contravariant=True)
#> ValueError Bivariant types are not supported.
print(NoDefault, repr(NoDefault), type(NoDefault)() is NoDefault)
#> typing.NoDefault typing.NoDefault True
T = TypeVar('T')
T.note = 'attributes'
print(T.note, T | int, int | T, T == TypeVar('T'), len({T, T}))
#> attributes ~T | int int | ~T False 1
fails(setattr, T, '__bound__', 'x')
#> AttributeError attribute '__bound__' of 'typing.TypeVar' objects is not writable


class Sub: pass


fails(lambda: type('S', (TypeVar,), {}))
#> TypeError type 'typing.TypeVar' is not an acceptable base type
fails(lambda: type('S', (ParamSpec,), {}))
#> TypeError type 'typing.ParamSpec' is not an acceptable base type
fails(lambda: type('S', (TypeVarTuple,), {}))
#> TypeError type 'typing.TypeVarTuple' is not an acceptable base type
fails(lambda: type('S', (TypeAliasType,), {}))
#> TypeError type 'typing.TypeAliasType' is not an acceptable base type
type A = int
type B[T] = list[T]
type Lazy = undefined_name
print(A, repr(A), A.__name__, A.__value__, A.__type_params__, A.__parameters__, A.__module__)
#> A A A <class 'int'> () () __main__
print(B, B.__value__, B.__type_params__, B.__parameters__, B[int], B[int].__args__, B[int].__origin__ is B)
#> B list[T] (T,) (T,) B[int] (<class 'int'>,) True
fails(lambda: Lazy.__value__)
#> NameError name 'undefined_name' is not defined
undefined_name = 5
print(Lazy.__value__, A | str, list[A])
#> 5 A | str list[A]
fails(lambda: A[int])
#> TypeError Only generic type aliases are subscriptable
print(TypeAliasType('M', int).__value__, TypeAliasType('M2', list[T], type_params=(T,)).__type_params__)
#> <class 'int'> (~T,)
fails(TypeAliasType)
#> TypeError typealias() missing required argument 'name' (pos 1)
fails(TypeAliasType, 'X')
#> TypeError typealias() missing required argument 'value' (pos 2)
fails(TypeAliasType, 5, int)
#> TypeError typealias() argument 'name' must be str, not int
fails(TypeAliasType, 'X', int, type_params=5)
#> TypeError type_params must be a tuple
fails(TypeAliasType, 'X', int, type_params=(T, T))
#> X
fails(setattr, A, '__value__', 5)
#> AttributeError attribute '__value__' of 'typing.TypeAliasType' objects is not writable
gc.collect()


class G[T, *Ts]:
    def m[U](self, x: U) -> T: ...


print(G.__type_params__, G.__orig_bases__, G.m.__type_params__, G.m.__annotations__, G[int, str, float].__args__)
#> (T, Ts) (typing.Generic[T, typing.Unpack[Ts]],) (U,) {'x': U, 'return': T} (<class 'int'>, <class 'str'>, <class 'float'>)


class Both[K: str = str]:
    inner = K


print(Both.inner.__bound__, Both.inner.__default__)
#> <class 'str'> <class 'str'>
def bad_bound[T: undefined_thing](): return T


fails(lambda: bad_bound().__bound__)
#> NameError name 'undefined_thing' is not defined
undefined_thing = int
print(bad_bound().__bound__)
#> <class 'int'>
for t in (T, P, Ts):
    fails(t.__mro_entries__, ())
    print(t.__reduce__())
#> TypeError Cannot subclass an instance of TypeVar
#> T
#> TypeError Cannot subclass an instance of ParamSpec
#> P
#> TypeError Cannot subclass an instance of TypeVarTuple
#> Ts
