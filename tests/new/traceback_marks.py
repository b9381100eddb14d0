# test: expect
"""Where tracebacks put ~ and ^ as of 3.14."""
import io
import sys

class A:
    def m(self, *a, **k): return self
    def bad(self): 1/0
    x = 5
a = A()
def f(*a, **k): raise ValueError
def t(fn):
    sys.stderr = io.StringIO()
    try:
        fn()
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__.tb_next)
    text, sys.stderr = sys.stderr.getvalue(), sys.__stderr__
    print("".join(x for x in text.replace(__file__, "F").splitlines(True) if "  looked in: [" not in x), end="")
t(lambda: f(1, 2))
t(lambda: f(1, (2), [3])  +  5)
t(lambda: a.m(1).bad())
t(lambda: a.m(1).bad(  ))
t(lambda: f(*[1], **{}))
t(lambda: f())
t(lambda: (f)(1))
t(lambda: f("a)b", ')'))
t(lambda: a.m(f(1)))
t(lambda: len(5))
t(lambda: a.nope(1))
t(lambda: {f(1): 2})
t(lambda: a[0](1))
t(lambda: a.x(1))
t(lambda: 5 + len("a" + 5))
t(lambda: -"a")
t(lambda: a.x.y.z)
t(lambda: a < 5)
t(lambda: "a" "b" % 5)
t(lambda: not f(1))
t(lambda: f(1).x)
t(lambda: f(1)[0])
t(lambda: a.x[0])
t(lambda: a @ 5)
x = []
def g():
    x[0] = 1
t(g)
def g():
    x.y = 1
t(g)
def g():
    del x[0]
t(g)
def g():
    x += 1
t(g)
def g():
    return f(1)
t(g)
def g():
    raise f(1)
t(g)
def g():
    assert f(1), "x"
t(g)
def g():
    assert x, "msg"
t(g)
def g():
    with f(1) as z: pass
t(g)
def g():
    for i in f(1): pass
t(g)
def g():
    for i in 5: pass
t(g)
def g():
    import nope_mod
t(g)
def g():
    @f
    class C: pass
t(g)
def g():
    class C(f(1)): pass
t(g)
def g():
    print(1, f(1), 2)
t(g)
def g():
    raise ValueError("x") from KeyError("y")
t(g)
def g():
    x = 1 if f(1) else 2
t(g)
def g():
    é = f("é") + 1
t(g)
def g():
	return f(1)
t(g)
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 20, in <lambda>
#>     t(lambda: f(1, 2))
#>               ~^^^^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 21, in <lambda>
#>     t(lambda: f(1, (2), [3])  +  5)
#>               ~^^^^^^^^^^^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 22, in <lambda>
#>     t(lambda: a.m(1).bad())
#>               ~~~~~~~~~~^^
#>   File "F", line 8, in bad
#>     def bad(self): 1/0
#>                    ~^~
#> ZeroDivisionError: division by zero
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 23, in <lambda>
#>     t(lambda: a.m(1).bad(  ))
#>               ~~~~~~~~~~^^^^
#>   File "F", line 8, in bad
#>     def bad(self): 1/0
#>                    ~^~
#> ZeroDivisionError: division by zero
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 24, in <lambda>
#>     t(lambda: f(*[1], **{}))
#>               ~^^^^^^^^^^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 25, in <lambda>
#>     t(lambda: f())
#>               ~^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 26, in <lambda>
#>     t(lambda: (f)(1))
#>               ~~~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 27, in <lambda>
#>     t(lambda: f("a)b", ')'))
#>               ~^^^^^^^^^^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 28, in <lambda>
#>     t(lambda: a.m(f(1)))
#>                   ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 29, in <lambda>
#>     t(lambda: len(5))
#>               ~~~^^^
#> TypeError: object of type 'int' has no len()
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 30, in <lambda>
#>     t(lambda: a.nope(1))
#>               ^^^^^^
#> AttributeError: 'A' object has no attribute 'nope'
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 31, in <lambda>
#>     t(lambda: {f(1): 2})
#>                ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 32, in <lambda>
#>     t(lambda: a[0](1))
#>               ~^^^
#> TypeError: 'A' object is not subscriptable
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 33, in <lambda>
#>     t(lambda: a.x(1))
#>               ~~~^^^
#> TypeError: 'int' object is not callable
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 34, in <lambda>
#>     t(lambda: 5 + len("a" + 5))
#>                       ~~~~^~~
#> TypeError: can only concatenate str (not "int") to str
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 35, in <lambda>
#>     t(lambda: -"a")
#>               ^^^^
#> TypeError: bad operand type for unary -: 'str'
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 36, in <lambda>
#>     t(lambda: a.x.y.z)
#>               ^^^^^
#> AttributeError: 'int' object has no attribute 'y'
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 37, in <lambda>
#>     t(lambda: a < 5)
#>               ^^^^^
#> TypeError: '<' not supported between instances of 'A' and 'int'
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 38, in <lambda>
#>     t(lambda: "a" "b" % 5)
#>               ~~~~~~~~^~~
#> TypeError: not all arguments converted during string formatting
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 39, in <lambda>
#>     t(lambda: not f(1))
#>                   ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 40, in <lambda>
#>     t(lambda: f(1).x)
#>               ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 41, in <lambda>
#>     t(lambda: f(1)[0])
#>               ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 42, in <lambda>
#>     t(lambda: a.x[0])
#>               ~~~^^^
#> TypeError: 'int' object is not subscriptable
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 43, in <lambda>
#>     t(lambda: a @ 5)
#>               ~~^~~
#> TypeError: unsupported operand type(s) for @: 'A' and 'int'
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 46, in g
#>     x[0] = 1
#>     ~^^^
#> IndexError: list assignment index out of range
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 49, in g
#>     x.y = 1
#>     ^^^
#> AttributeError: 'list' object has no attribute 'y' and no __dict__ for setting new attributes
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 52, in g
#>     del x[0]
#>         ~^^^
#> IndexError: list assignment index out of range
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 55, in g
#>     x += 1
#>     ^
#> UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 58, in g
#>     return f(1)
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 61, in g
#>     raise f(1)
#>           ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 64, in g
#>     assert f(1), "x"
#>            ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 67, in g
#>     assert x, "msg"
#>            ^
#> AssertionError: msg
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 70, in g
#>     with f(1) as z: pass
#>          ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 73, in g
#>     for i in f(1): pass
#>              ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 76, in g
#>     for i in 5: pass
#>              ^
#> TypeError: 'int' object is not iterable
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 79, in g
#>     import nope_mod
#> ModuleNotFoundError: No module named 'nope_mod'
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 82, in g
#>     @f
#>      ^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 86, in g
#>     class C(f(1)): pass
#>             ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 89, in g
#>     print(1, f(1), 2)
#>              ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> KeyError: 'y'
#>
#> The above exception was the direct cause of the following exception:
#>
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 92, in g
#>     raise ValueError("x") from KeyError("y")
#> ValueError: x
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 95, in g
#>     x = 1 if f(1) else 2
#>              ~^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 98, in g
#>     é = f("é") + 1
#>         ~^^^^^
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
#> Traceback (most recent call last):
#>   File "F", line 15, in t
#>     fn()
#>     ~~^^
#>   File "F", line 101, in g
#>     return f(1)
#>   File "F", line 11, in f
#>     def f(*a, **k): raise ValueError
#>                     ^^^^^^^^^^^^^^^^
#> ValueError
