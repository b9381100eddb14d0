# test: expect
# Error texts of statements that changed after 3.11.
class NoEnter:
    def __exit__(self, *a): pass


class NoExit:
    def __enter__(self): pass


class ANo:
    pass


def t(src, **names):
    try:
        exec(src, dict(globals(), **names))
        print(repr(src), 'ok')
    except BaseException as e:
        print(repr(src), type(e).__name__, str(e))


for src in ('a, b = 1, 2, 3', 'a, b = [1]', '() = [1]', 'a, b = "abc"', 'a, b = {1: 1, 2: 2, 3: 3}', 'a, *b = ()', 'a, b = iter("abc")', 'a, b = range(5)', 'for a, b in [(1, 2, 3)]: pass',
            'with NoEnter(): pass', 'with NoExit(): pass', 'with 5: pass', 'with None as x: pass', 'with ANo(): pass',
            'class A: pass\nclass B(A): pass\nclass C(A, B): pass', 'class A(int, str): pass', 'class A(1): pass', 'class A(5, 6): pass', 'class X(bool): pass',
            'import nope_mod', 'from math import nope', 'import math.nope', 'from . import x', '5()', '"a"()', 'None[0]', '5[0]', '[1]["a"]', '"a"[1.5]', '(1, 2)[1, 2]',
            'raise 5', 'raise ValueError from 5', 'try: raise ValueError\nexcept 5: pass', 'def f(a): pass\nf()', 'def f(a): pass\nf(1, 2)', 'def f(a, *, b): pass\nf(1)', 'def f(a, /): pass\nf(a=1)', 'class A:\n def m(self): pass\nA().m(1)', 'class A:\n def m(self): pass\nA.m()',
            'def f(**k): pass\nf(**{1: 2})', 'def f(**k): pass\nf(**[1])', 'def f(*a): pass\nf(*5)', 'def f(a): pass\nf(1, a=2)', 'def f(a): pass\nf(b=1)', 'def f(alpha): pass\nf(alpa=1)', 'print(1, sepp="")', 'x = undefined_name', 'def f():\n x\n x = 1\nf()', 'del zz', 'x: int = 5 + "a"',
            'match 5:\n case int(1, 2): pass', 'class A: pass\nmatch A():\n case A(1): pass', 'match 5:\n case len(): pass', '[*5]', '{**5}', 'f(*5)' if 0 else 'print(*5)', 'x = yield' if 0 else 'pass', 'for x in 5: pass', 'async def f():\n await 5\nf().send(None)', 'async def f():\n async with 5: pass\nf().send(None)', 'async def f():\n async for x in 5: pass\nf().send(None)', 'assert 0, "msg"', 'class A:\n __slots__ = ("a",)\n a = 1', 'class A:\n x = property()\nA().x', 'class A:\n x = property(lambda s: 1)\nA().x = 2', 'class A:\n x = property(lambda s: 1)\ndel A().x',
            'class A:\n def __iter__(self): return 5\nlist(A())', 'class A:\n def __len__(self): return -1\nlen(A())', 'class A:\n def __bool__(self): return 5\nbool(A())', 'class A:\n def __hash__(self): return "a"\nhash(A())', 'class A:\n def __str__(self): return 5\nstr(A())', 'class A:\n def __index__(self): return "a"\n[1][A()]', 'class A:\n def __set_name__(self, o, n): raise ValueError("bad")\nclass B:\n  x = A()', 'class A:\n def __init__(self): return 5\nA()', 'class A:\n def __new__(cls): return 5\nprint(A())', 'class A:\n def __init_subclass__(cls, x): pass\nclass B(A): pass', 'class A(x=1): pass', 'type("A", (), {}, x=1)', 'super()', 'class A:\n def f(): super()\nA.f()', 'def g():\n yield 1\nx = g(); next(x); x.throw(5)', 'def g():\n yield 1\ng().send(1)', 'def g():\n raise StopIteration\n yield\nnext(g())', 'exec("x = ")', 'eval("1 +")', 'int.x = 1', 'del int.x', 'int.__name__ = "x"', 'object().__class__ = int', 'class A: pass\nA.__bases__ = (int,)', 'class A: pass\nA.__name__ = 5', 'ExceptionGroup("a", [])', 'ExceptionGroup("a", [5])', 'ExceptionGroup(5, [ValueError()])', 'ValueError().add_note(5)', 'ExceptionGroup("a", [ValueError()]).split(5)', 'import sys; sys.setrecursionlimit(0)', 'import sys; sys.exit(1, 2)', 'def f(): f()\nf()'):
    t(src)
#> 'a, b = 1, 2, 3' ValueError too many values to unpack (expected 2, got 3)
#> 'a, b = [1]' ValueError not enough values to unpack (expected 2, got 1)
#> '() = [1]' ValueError too many values to unpack (expected 0, got 1)
#> 'a, b = "abc"' ValueError too many values to unpack (expected 2)
#> 'a, b = {1: 1, 2: 2, 3: 3}' ValueError too many values to unpack (expected 2, got 3)
#> 'a, *b = ()' ValueError not enough values to unpack (expected at least 1, got 0)
#> 'a, b = iter("abc")' ValueError too many values to unpack (expected 2)
#> 'a, b = range(5)' ValueError too many values to unpack (expected 2)
#> 'for a, b in [(1, 2, 3)]: pass' ValueError too many values to unpack (expected 2, got 3)
#> 'with NoEnter(): pass' TypeError 'NoEnter' object does not support the context manager protocol (missed __enter__ method)
#> 'with NoExit(): pass' TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method)
#> 'with 5: pass' TypeError 'int' object does not support the context manager protocol (missed __exit__ method)
#> 'with None as x: pass' TypeError 'NoneType' object does not support the context manager protocol (missed __exit__ method)
#> 'with ANo(): pass' TypeError 'ANo' object does not support the context manager protocol (missed __exit__ method)
#> 'class A: pass\nclass B(A): pass\nclass C(A, B): pass' TypeError Cannot create a consistent method resolution order (MRO) for bases A, B
#> 'class A(int, str): pass' TypeError multiple bases have instance lay-out conflict
#> 'class A(1): pass' TypeError int expected at most 2 arguments, got 3
#> 'class A(5, 6): pass' TypeError int expected at most 2 arguments, got 3
#> 'class X(bool): pass' TypeError type 'bool' is not an acceptable base type
#> 'import nope_mod' ModuleNotFoundError No module named 'nope_mod'
#> 'from math import nope' ImportError cannot import name 'nope' from 'math' (unknown location)
#> 'import math.nope' ModuleNotFoundError No module named 'math.nope'; 'math' is not a package
#> 'from . import x' ImportError attempted relative import with no known parent package
#> '5()' TypeError 'int' object is not callable
#> '"a"()' TypeError 'str' object is not callable
#> 'None[0]' TypeError 'NoneType' object is not subscriptable
#> '5[0]' TypeError 'int' object is not subscriptable
#> '[1]["a"]' TypeError list indices must be integers or slices, not str
#> '"a"[1.5]' TypeError string indices must be integers, not 'float'
#> '(1, 2)[1, 2]' TypeError tuple indices must be integers or slices, not tuple
#> 'raise 5' TypeError exceptions must derive from BaseException
#> 'raise ValueError from 5' TypeError exception causes must derive from BaseException
#> 'try: raise ValueError\nexcept 5: pass' TypeError catching classes that do not inherit from BaseException is not allowed
#> 'def f(a): pass\nf()' TypeError f() missing 1 required positional argument: 'a'
#> 'def f(a): pass\nf(1, 2)' TypeError f() takes 1 positional argument but 2 were given
#> 'def f(a, *, b): pass\nf(1)' TypeError f() missing 1 required keyword-only argument: 'b'
#> 'def f(a, /): pass\nf(a=1)' TypeError f() got some positional-only arguments passed as keyword arguments: 'a'
#> 'class A:\n def m(self): pass\nA().m(1)' TypeError A.m() takes 1 positional argument but 2 were given
#> 'class A:\n def m(self): pass\nA.m()' TypeError A.m() missing 1 required positional argument: 'self'
#> 'def f(**k): pass\nf(**{1: 2})' TypeError keywords must be strings
#> 'def f(**k): pass\nf(**[1])' TypeError __main__.f() argument after ** must be a mapping, not list
#> 'def f(*a): pass\nf(*5)' TypeError __main__.f() argument after * must be an iterable, not int
#> 'def f(a): pass\nf(1, a=2)' TypeError f() got multiple values for argument 'a'
#> 'def f(a): pass\nf(b=1)' TypeError f() got an unexpected keyword argument 'b'
#> 'def f(alpha): pass\nf(alpa=1)' TypeError f() got an unexpected keyword argument 'alpa'. Did you mean 'alpha'?
#> 'print(1, sepp="")' TypeError print() got an unexpected keyword argument 'sepp'. Did you mean 'sep'?
#> 'x = undefined_name' NameError name 'undefined_name' is not defined
#> 'def f():\n x\n x = 1\nf()' UnboundLocalError cannot access local variable 'x' where it is not associated with a value
#> 'del zz' NameError name 'zz' is not defined
#> 'x: int = 5 + "a"' TypeError unsupported operand type(s) for +: 'int' and 'str'
#> 'match 5:\n case int(1, 2): pass' TypeError int() accepts 1 positional sub-pattern (2 given)
#> 'class A: pass\nmatch A():\n case A(1): pass' TypeError A() accepts 0 positional sub-patterns (1 given)
#> 'match 5:\n case len(): pass' TypeError called match pattern must be a class
#> '[*5]' TypeError Value after * must be an iterable, not int
#> '{**5}' TypeError 'int' object is not a mapping
#> 'print(*5)' TypeError print() argument after * must be an iterable, not int
#> 'pass' ok
#> 'for x in 5: pass' TypeError 'int' object is not iterable
#> 'async def f():\n await 5\nf().send(None)' TypeError 'int' object can't be awaited
#> 'async def f():\n async with 5: pass\nf().send(None)' TypeError 'int' object does not support the asynchronous context manager protocol (missed __aexit__ method)
#> 'async def f():\n async for x in 5: pass\nf().send(None)' TypeError 'async for' requires an object with __aiter__ method, got int
#> 'assert 0, "msg"' AssertionError msg
#> 'class A:\n __slots__ = ("a",)\n a = 1' ValueError 'a' in __slots__ conflicts with class variable
#> 'class A:\n x = property()\nA().x' AttributeError property 'x' of 'A' object has no getter
#> 'class A:\n x = property(lambda s: 1)\nA().x = 2' AttributeError property 'x' of 'A' object has no setter
#> 'class A:\n x = property(lambda s: 1)\ndel A().x' AttributeError property 'x' of 'A' object has no deleter
#> 'class A:\n def __iter__(self): return 5\nlist(A())' TypeError iter() returned non-iterator of type 'int'
#> 'class A:\n def __len__(self): return -1\nlen(A())' ValueError __len__() should return >= 0
#> 'class A:\n def __bool__(self): return 5\nbool(A())' TypeError __bool__ should return bool, returned int
#> 'class A:\n def __hash__(self): return "a"\nhash(A())' TypeError __hash__ method should return an integer
#> 'class A:\n def __str__(self): return 5\nstr(A())' TypeError __str__ returned non-string (type int)
#> 'class A:\n def __index__(self): return "a"\n[1][A()]' TypeError __index__ returned non-int (type str)
#> 'class A:\n def __set_name__(self, o, n): raise ValueError("bad")\nclass B:\n  x = A()' ValueError bad
#> 'class A:\n def __init__(self): return 5\nA()' TypeError __init__() should return None, not 'int'
#> 5
#> 'class A:\n def __new__(cls): return 5\nprint(A())' ok
#> 'class A:\n def __init_subclass__(cls, x): pass\nclass B(A): pass' TypeError A.__init_subclass__() missing 1 required positional argument: 'x'
#> 'class A(x=1): pass' TypeError A.__init_subclass__() takes no keyword arguments
#> 'type("A", (), {}, x=1)' TypeError A.__init_subclass__() takes no keyword arguments
#> 'super()' RuntimeError super(): no arguments
#> 'class A:\n def f(): super()\nA.f()' RuntimeError super(): no arguments
#> 'def g():\n yield 1\nx = g(); next(x); x.throw(5)' TypeError exceptions must be classes or instances deriving from BaseException, not int
#> 'def g():\n yield 1\ng().send(1)' TypeError can't send non-None value to a just-started generator
#> 'def g():\n raise StopIteration\n yield\nnext(g())' RuntimeError generator raised StopIteration
#> 'exec("x = ")' SyntaxError invalid syntax (<string>, line 1)
#> 'eval("1 +")' SyntaxError invalid syntax (<string>, line 1)
#> 'int.x = 1' TypeError cannot set 'x' attribute of immutable type 'int'
#> 'del int.x' TypeError cannot set 'x' attribute of immutable type 'int'
#> 'int.__name__ = "x"' TypeError cannot set '__name__' attribute of immutable type 'int'
#> 'object().__class__ = int' TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
#> 'class A: pass\nA.__bases__ = (int,)' TypeError __bases__ assignment: 'int' object layout differs from 'object'
#> 'class A: pass\nA.__name__ = 5' TypeError can only assign string to A.__name__, not 'int'
#> 'ExceptionGroup("a", [])' ValueError second argument (exceptions) must be a non-empty sequence
#> 'ExceptionGroup("a", [5])' ValueError Item 0 of second argument (exceptions) is not an exception
#> 'ExceptionGroup(5, [ValueError()])' TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
#> 'ValueError().add_note(5)' TypeError add_note() argument must be str, not int
#> 'ExceptionGroup("a", [ValueError()]).split(5)' TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
#> 'import sys; sys.setrecursionlimit(0)' ValueError recursion limit must be greater or equal than 1
#> 'import sys; sys.exit(1, 2)' TypeError exit expected at most 1 argument, got 2
#> 'def f(): f()\nf()' RecursionError maximum recursion depth exceeded
