# test: expect
# PEP 649/749: annotations are evaluated lazily.
def f(x: Later, y: int = 1) -> Later2: return x


print(f(5))
#> 5
try:
    f.__annotations__
except NameError as e:
    print(e)
#> name 'Later' is not defined
Later, Later2 = int, str
print(f.__annotations__, f.__annotations__ is f.__annotations__)
#> {'x': <class 'int'>, 'y': <class 'int'>, 'return': <class 'str'>} True


class Node:
    next: Node | None
    value: int
    items: list[Node]


print(Node.__annotations__)
#> {'next': __main__.Node | None, 'value': <class 'int'>, 'items': list[__main__.Node]}
log = []


def side(v):
    log.append(v)
    return v


def g(a: side(1), b: side(2)) -> side(3): pass


class C:
    a: side(4) = 0
    b: side(5)


print(log, list(g.__annotations__), C.__annotations__, log)
#> [1, 2, 3, 4, 5] ['a', 'b', 'return'] {'a': 4, 'b': 5} [1, 2, 3, 4, 5]
x: side(6) = 1
y: side(7)
print(log[-1] if log else None, x)
#> 5 1
print(f.__annotate__ is not None, f.__annotate__(1), type(f.__annotate__).__name__)
#> True {'x': <class 'int'>, 'y': <class 'int'>, 'return': <class 'str'>} function
try:
    f.__annotate__(3)
except NotImplementedError:
    print('NotImplementedError')
#> NotImplementedError
f.__annotations__ = {'z': 1}
print(f.__annotations__, f.__annotate__)
#> {'z': 1} None
f.__annotate__ = lambda fmt: {'made': fmt}
print(f.__annotations__)
#> {'made': 1}
f.__annotate__ = None
print(f.__annotations__)
#> {'made': 1}
for bad in (5, 'a'):
    try:
        f.__annotate__ = bad
    except TypeError as e:
        print(e)
#> __annotate__ must be callable or None
#> __annotate__ must be callable or None
print((lambda a: 0).__annotations__, (lambda a: 0).__annotate__)
#> {} None


class D:
    if x:
        cond: int
    else:
        other: str
    for i in range(2):
        loop: float


print(D.__annotations__)
#> {'cond': <class 'int'>, 'loop': <class 'float'>}


class E(C):
    pass


print(E.__annotations__)
#> {}


def local():
    T = int

    def inner(a: T) -> T: pass
    T = str
    return inner


print(local().__annotations__)
#> {'a': <class 'str'>, 'return': <class 'str'>}


class Scope:
    K = int
    v: K
    def m(self, a: K) -> Scope: pass


print(Scope.__annotations__, Scope.m.__annotations__)
#> {'v': <class 'int'>} {'a': <class 'int'>, 'return': <class '__main__.Scope'>}
def un(a: undefined_zz): pass
try:
    un.__annotations__
except NameError as e:
    print(e)
#> name 'undefined_zz' is not defined
del un
async def co(a: int) -> str: pass
def gen(a: int) -> str: yield
print(co.__annotations__, gen.__annotations__)
#> {'a': <class 'int'>, 'return': <class 'str'>} {'a': <class 'int'>, 'return': <class 'str'>}
for src in ('def f(a: (yield)): pass', 'def f(a: (x := 1)): pass', 'async def f(a: await x): pass', 'x: (yield)', 'x: (y := 1)', 'class C:\n x: (yield)', 'def f(*a: *b): pass', 'def f(**a: *b): pass', 'x: *y'):
    try:
        compile(src, '<t>', 'exec')
        print('ok', repr(src))
    except SyntaxError as e:
        print(repr(src), e.msg)
#> 'def f(a: (yield)): pass' yield expression cannot be used within an annotation
#> 'def f(a: (x := 1)): pass' named expression cannot be used within an annotation
#> 'async def f(a: await x): pass' await expression cannot be used within an annotation
#> 'x: (yield)' yield expression cannot be used within an annotation
#> 'x: (y := 1)' named expression cannot be used within an annotation
#> 'class C:\n x: (yield)' yield expression cannot be used within an annotation
#> ok 'def f(*a: *b): pass'
#> 'def f(**a: *b): pass' invalid syntax
#> 'x: *y' invalid syntax
