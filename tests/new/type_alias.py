# test: expect
# PEP 695: the type statement.
type A = int
type B = list[A] | None
type G[T] = dict[str, T]
type R = list[R] | int
type U = undefined_thing
type P[T: int, *Ts, **Q] = tuple[T, *Ts]
print(A, type(A).__name__, A.__name__, A.__value__, A.__type_params__, A.__module__)
#> A TypeAliasType A <class 'int'> () __main__
print(B.__value__, G, G.__type_params__, G.__value__, G[int], R.__value__, P.__type_params__)
#> list[A] | None G (T,) dict[str, T] G[int] list[R] | int (T, Ts, Q)
try:
    U.__value__
except NameError as e:
    print(e)
#> name 'undefined_thing' is not defined
undefined_thing = str
print(U.__value__)
#> <class 'str'>
type = 5
print(type)
#> 5
del type
type X = 1
type Y = lambda: X
print(X.__value__, Y.__value__())
#> 1 X


def f():
    type L = int
    type M = L
    v = 1
    type N = v
    v = 2
    return L, M.__value__, N.__value__


print(f())
#> (L, L, 2)


class C:
    type In = int
    attr = 5
    type At = attr
    type Self = C


print(C.In, C.At.__value__, C.Self.__value__, C.In.__name__)
#> In 5 <class '__main__.C'> In
type Lazy = 1 / 0
try:
    Lazy.__value__
except ZeroDivisionError as e:
    print(type(e).__name__)
#> ZeroDivisionError
print(A | int, int | A, list[A], isinstance(A, type(B)))
#> A | int int | A list[A] True
for src in ('A()', 'isinstance(5, A)', 'A.__value__ = 1', 'A.nope', 'A[int]', 'G[int].__args__', 'G[int].__origin__', 'A.__name__ = "x"', 'class X(A): pass', 'hash(A) == hash(A)', 'A == A'):
    try:
        if '=' in src.replace('==', '') or src.startswith('class'):
            exec(src)
        else:
            print(src, eval(src))
    except Exception as e:
        print(src, type(e).__name__, e)
#> A() TypeError 'typing.TypeAliasType' object is not callable
#> isinstance(5, A) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
#> A.__value__ = 1 AttributeError attribute '__value__' of 'typing.TypeAliasType' objects is not writable
#> A.nope AttributeError 'typing.TypeAliasType' object has no attribute 'nope'
#> A[int] TypeError Only generic type aliases are subscriptable
#> G[int].__args__ (<class 'int'>,)
#> G[int].__origin__ G
#> A.__name__ = "x" AttributeError readonly attribute
#> class X(A): pass TypeError typealias() takes exactly 2 positional arguments (3 given)
#> hash(A) == hash(A) True
#> A == A True
for src in ('type X', 'type X =', 'type X.y = 1', 'type X[T', 'type 1 = 2', 'type X = (yield)', 'type X = (a := 1)', 'type X[T, T] = 1', 'type X = 1; type Y = 2', 'type (X) = 1', 'type X[int] = int', 'type X = await y', 'type type = int', 'type X: int = 1', 'def f():\n type X = (yield)'):
    try:
        compile(src, '<t>', 'exec')
        print('ok', src)
    except SyntaxError as e:
        print(src, '->', e.msg)
#> type X -> invalid syntax
#> type X = -> invalid syntax
#> type X.y = 1 -> invalid syntax
#> type X[T -> '[' was never closed
#> type 1 = 2 -> invalid syntax
#> type X = (yield) -> yield expression cannot be used within a type alias
#> type X = (a := 1) -> named expression cannot be used within a type alias
#> type X[T, T] = 1 -> duplicate type parameter 'T'
#> ok type X = 1; type Y = 2
#> type (X) = 1 -> cannot assign to function call here. Maybe you meant '==' instead of '='?
#> ok type X[int] = int
#> type X = await y -> await expression cannot be used within a type alias
#> ok type type = int
#> type X: int = 1 -> invalid syntax
#> def f():
#>  type X = (yield) -> yield expression cannot be used within a type alias
alias = A
type alias2 = alias
print(alias2.__value__ is A, eval('A'))
#> True A
import sys
T = __builtins__.type if not isinstance(__builtins__, dict) else __builtins__['type']
TA = T(A)
m = TA('Made', list[int])
print(m, m.__value__, m.__type_params__)
#> Made list[int] ()
