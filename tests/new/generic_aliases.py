# test: expect
# list[int] and int | str as objects.
import gc
import types


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class T:
    """A type variable of our own making."""
    def __init__(self, name): self.name = name
    def __repr__(self): return '~' + self.name
    def __typing_subst__(self, arg): return arg
    def __hash__(self): return 1


A, B = T('A'), T('B')
for a in (list[int], dict[str, int], tuple[()], tuple[int, ...], type[int], list['fwd'], list[list[int]], list[int | None], dict[A, list[B]], set[A],
          frozenset[5], list[None], list[...], tuple[(int, str)], list[int, str]):
    print(a, a.__origin__.__name__, a.__args__, a.__parameters__, a == a.__origin__[a.__args__], hash(a) == hash(a.__origin__[a.__args__]))
#> list[int] list (<class 'int'>,) () True True
#> dict[str, int] dict (<class 'str'>, <class 'int'>) () True True
#> tuple[()] tuple () () True True
#> tuple[int, ...] tuple (<class 'int'>, Ellipsis) () True True
#> type[int] type (<class 'int'>,) () True True
#> list['fwd'] list ('fwd',) () True True
#> list[list[int]] list (list[int],) () True True
#> list[int | None] list (int | None,) () True True
#> dict[~A, list[~B]] dict (~A, list[~B]) (~A, ~B) True True
#> set[~A] set (~A,) (~A,) True True
#> frozenset[5] frozenset (5,) () True True
#> list[None] list (None,) () True True
#> list[...] list (Ellipsis,) () True True
#> tuple[int, str] tuple (<class 'int'>, <class 'str'>) () True True
#> list[int, str] list (<class 'int'>, <class 'str'>) () True True
x = dict[A, list[B]]
show(lambda: x[int, str])
#> dict[int, list[str]]
show(lambda: x[int])
#> TypeError Too few arguments for dict[~A, list[~B]]; actual 1, expected 2
show(lambda: x[int, str, bytes])
#> TypeError Too many arguments for dict[~A, list[~B]]; actual 3, expected 2
show(lambda: list[A][int])
#> list[int]
show(lambda: list[A][list[B]][int])
#> list[list[int]]
show(lambda: dict[A, A][int])
#> dict[int, int]
show(lambda: list[int][str])
#> TypeError list[int] is not a generic class
show(lambda: tuple[A, B, A][int, str])
#> tuple[int, str, int]
show(lambda: (A | None) if hasattr(A, '__or__') else None)
#> None
show(lambda: (list[A] | None)[int])
#> list[int] | None
show(lambda: (list[A] | dict[A, B])[int, str])
#> list[int] | dict[int, str]
show(lambda: (list[A] | dict[A, B]).__parameters__)
#> (~A, ~B)
show(lambda: (int | str)[int])
#> TypeError int | str is not a generic class
print(list[int]() == [], list[int]([1]), dict[str, int](a=1), tuple[int]([1, 2]))
#> True [1] {'a': 1} (1, 2)


class Own:
    __class_getitem__ = classmethod(types.GenericAlias)
    def __init__(self, *a): self.a = a
    @classmethod
    def make(cls): return cls
    static = 5


o = Own[int](1, 2)
print(o.a, o.__orig_class__, Own[int].make(), Own[int].static, Own[int].__doc__, Own[int].__module__, Own[int].__name__)
#> (1, 2) __main__.Own[int] <class '__main__.Own'> 5 None __main__ Own
class Sub(Own[int]): pass
print(Sub.__orig_bases__, Sub.__mro__[1].__name__, Sub.__bases__)
#> (__main__.Own[int],) Own (<class '__main__.Own'>,)
show(lambda: type('S', (list[int],), {}))
#> TypeError type() doesn't support MRO entry resolution; use types.new_class()
print(Own[int].__mro_entries__(()), isinstance(list[int], type), list[int] is list[int])
#> (<class '__main__.Own'>,) False False
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int].__or__(5), lambda: list[int] | 5, lambda: 5 | list[int],
          lambda: list[int] < list[str], lambda: list[int] + 1, lambda: isinstance([1], list[int] | int), lambda: types.GenericAlias(), lambda: types.GenericAlias(list),
          lambda: types.GenericAlias(list, int), lambda: types.GenericAlias(5, (int,)), lambda: list[int].nope, lambda: setattr(list[int], '__origin__', 1), lambda: int[str],
          lambda: list[int].append, lambda: list[int].fromkeys, lambda: dict[str, int].fromkeys('ab'), lambda: types.GenericAlias(list, (int,), x=1)):
    show(f)
#> TypeError isinstance() argument 2 cannot be a parameterized generic
#> TypeError issubclass() argument 2 cannot be a parameterized generic
#> NotImplemented
#> TypeError unsupported operand type(s) for |: 'types.GenericAlias' and 'int'
#> TypeError unsupported operand type(s) for |: 'int' and 'types.GenericAlias'
#> TypeError '<' not supported between instances of 'types.GenericAlias' and 'types.GenericAlias'
#> TypeError unsupported operand type(s) for +: 'types.GenericAlias' and 'int'
#> TypeError isinstance() argument 2 cannot be a parameterized generic
#> TypeError GenericAlias expected 2 arguments, got 0
#> TypeError GenericAlias expected 2 arguments, got 1
#> list[int]
#> 5[int]
#> AttributeError type object 'list' has no attribute 'nope'
#> AttributeError readonly attribute
#> TypeError type 'int' is not subscriptable
#> <method 'append' of 'list' objects>
#> AttributeError type object 'list' has no attribute 'fromkeys'
#> {'a': None, 'b': None}
#> TypeError GenericAlias() takes no keyword arguments
r = list[int].__reduce__()
print(r[0].__name__, r[1])
#> GenericAlias (<class 'list'>, (<class 'int'>,))
stars = list(tuple[int, str])
print(stars, stars[0].__unpacked__, tuple[int].__unpacked__, stars[0] == tuple[int, str], stars[0] == list(tuple[int, str])[0])
#> [*tuple[int, str]] True False False True
print(tuple[*tuple[int, str]], tuple[*tuple[int, ...]], list[*tuple[A]][int] if hasattr(A, '__iter__') else 'skip')
#> tuple[*tuple[int, str]] tuple[*tuple[int, ...]] skip
print([x for x in dir(list[int]) if x in ('__origin__', '__args__', '__parameters__', '__mro_entries__', 'append')])
#> ['__args__', '__mro_entries__', '__origin__', '__parameters__', 'append']
print(list[int].__class__, {list[int]: 1}[list[int]])
#> <class 'types.GenericAlias'> 1
gc.collect()
for u in (int | str, int | None, None | int, int | int, int | str | int, int | (str | bytes), list[int] | str, (int | str) | (str | None), type(None) | int, int | bool):
    print(u, getattr(u, '__args__', 0), getattr(u, '__parameters__', 0), hash(u) == hash(int | str), u == (str | int))
#> int | str (<class 'int'>, <class 'str'>) () True True
#> int | None (<class 'int'>, <class 'NoneType'>) () False False
#> None | int (<class 'NoneType'>, <class 'int'>) () False False
#> <class 'int'> 0 0 False False
#> int | str (<class 'int'>, <class 'str'>) () True True
#> int | str | bytes (<class 'int'>, <class 'str'>, <class 'bytes'>) () False False
#> list[int] | str (list[int], <class 'str'>) () False False
#> int | str | None (<class 'int'>, <class 'str'>, <class 'NoneType'>) () False False
#> None | int (<class 'NoneType'>, <class 'int'>) () False False
#> int | bool (<class 'int'>, <class 'bool'>) () False False
for f in (lambda: int | 5, lambda: 5 | int, lambda: int | 'str', lambda: int | [], lambda: None | None, lambda: (int | str) < 5, lambda: (int | str)(), 
          lambda: isinstance(5, int | str), lambda: isinstance(b'', int | str), lambda: isinstance(None, int | None), lambda: issubclass(bool, int | str), lambda: issubclass(bytes, int | str),
          lambda: issubclass(5, int | str), lambda: isinstance(5, int | list[int]), lambda: issubclass(int, int | list[int]), lambda: (int | str) == 5, lambda: (int | str) != (str | int),
          lambda: isinstance(5, (str, int | bytes)), lambda: {int | str: 1}[str | int], lambda: (int | str).nope, 
          lambda: int | types.GenericAlias(list, int)):
    show(f)
#> TypeError unsupported operand type(s) for |: 'type' and 'int'
#> TypeError unsupported operand type(s) for |: 'int' and 'type'
#> TypeError unsupported operand type(s) for |: 'type' and 'str'
#> TypeError unsupported operand type(s) for |: 'type' and 'list'
#> TypeError unsupported operand type(s) for |: 'NoneType' and 'NoneType'
#> TypeError '<' not supported between instances of 'typing.Union' and 'int'
#> TypeError 'typing.Union' object is not callable
#> True
#> False
#> True
#> True
#> False
#> TypeError issubclass() arg 1 must be a class
#> True
#> True
#> False
#> False
#> True
#> 1
#> AttributeError 'typing.Union' object has no attribute 'nope'
#> int | list[int]


class Meta(type):
    def __or__(cls, other): return 'meta or'
    def __ror__(cls, other): return 'meta ror'
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, o): return o is int


class M(metaclass=Meta): pass


print(M | int, int | M, isinstance(5, str | bytes), 5 in [5])
#> meta or meta ror False True
class Plain(metaclass=type('P', (type,), {})): pass
print(isinstance(5, Plain | str), Plain | None)
#> False __main__.Plain | None
