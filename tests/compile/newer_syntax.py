# test: expect
# What is newer than the installed python3: type parameters, template strings, lazy annotations.
def first[T](xs: list[T], n=0, *, k=1) -> T:
    return xs[n]


print(first([1, 2], 1), first.__type_params__, first.__annotations__, first.__kwdefaults__)
#> 2 (T,) {'xs': list[T], 'return': T} {'k': 1}


class Box[T: int = bool]:
    item: T

    def m[U](self, u: U, d=3) -> tuple[T, U]:
        return d, __class__.__name__


print(Box.__type_params__, Box.__annotations__, Box().m(1), Box.m.__annotations__)
#> (T,) {'item': T} (3, 'Box') {'u': U, 'return': tuple[T, U]}
T = Box.__type_params__[0]
print(T.__bound__, T.__default__, T.__name__)
#> <class 'int'> <class 'bool'> T
type Alias[K] = dict[K, list[K]]
type Rec = list[Rec] | None
print(Alias, Alias.__value__, Alias.__type_params__, Rec.__value__)
#> Alias dict[K, list[K]] (K,) list[Rec] | None


class K:
    ann: "fwd"
    other: Undefined
    y: int = 5
    w: y

    def m(self, a: Nope, /, b: int, *args: int, k: str = 's') -> None: pass


try:
    print(K.__annotations__)
except NameError as e:
    print(e)
#> name 'Undefined' is not defined
Undefined = 3
Nope = 4
print(K.__annotations__, K.m.__annotations__)
#> {'ann': 'fwd', 'other': 3, 'y': <class 'int'>, 'w': 5} {'b': <class 'int'>, 'a': 4, 'args': <class 'int'>, 'k': <class 'str'>, 'return': None}
mm: int = 1
if mm: cc: str
if not mm: dd: str
print(__annotate__(1))
#> {'mm': <class 'int'>, 'cc': <class 'str'>}
name = 'w'
t = t"hello {name!r:>{10}} {1 + 1} {{x}}"
print(t.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
#> ('hello ', ' ', ' {x}') [('w', 'name', 'r', '>10'), (2, '1 + 1', None, '')]


class S:
    def f(self):
        return [super().__class__ for _ in 'ab'], {super().__hash__() is not None for _ in 'a'}


print(S().f())
#> ([<class 'super'>, <class 'super'>], {True})


class Meta(type):
    @classmethod
    def __prepare__(m, n, b): return {'pre': 'from prepare'}


def outer():
    pre = 'outer'

    class X(metaclass=Meta):
        v = pre

        def g(self): return pre

    return X.v, X().g()


print(outer())
#> ('from prepare', 'outer')
