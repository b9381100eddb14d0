# Annotations that read the same under 3.11 and 3.14.
def f(a: int, b: 'str' = 'x', *c: float, d: list = None, **e: dict) -> tuple:
    local: int = 5
    return local


print(f.__annotations__, f(1), list(f.__annotations__))


class C:
    x: int = 1
    y: 'str'
    z: list[int] = []

    def m(self, a: 'C') -> 'C':
        return self


print(C.__annotations__, C.x, hasattr(C, 'y'), C.z, C.m.__annotations__)
print((lambda a: a).__annotations__, f.__annotations__ is f.__annotations__)
f.__annotations__['new'] = 1
print(f.__annotations__['new'])
f.__annotations__ = {'q': 2}
print(f.__annotations__)
try:
    f.__annotations__ = 5
except TypeError as e:
    print(e)
del f.__annotations__
print(f.__annotations__)
v: int = 3
w: str
print(v)
try:
    w
except NameError as e:
    print(e)


class O:
    pass


o = O()
o.attr: int = 5
d = {}
d['k']: str = 'v'
(paren): int = 7
(o.par): int = 8
print(o.attr, d, paren, o.par)


def g():
    x: int = 1
    y: undefined_type = 2
    return x, y


print(g(), g.__annotations__)


def unbound():
    z: int
    try:
        return z
    except UnboundLocalError as e:
        return str(e)


print(unbound())
a: int = 6
t: tuple = 1, 2
s: tuple = *[1, 2], 3
print(a, t, s)


def gen() -> int:
    x: int = yield 1
    return x


print(gen.__annotations__, next(gen()))


class D(C):
    q: int


print(D.__annotations__, C.__annotations__)


class E:
    pass


print(E.__annotations__, E().__class__.__annotations__)


def kw(*, a: int, b: str = 'd') -> None: pass
def po(a: int, /, b: str, *, c: float) -> bool: pass
async def co(a: int) -> str: pass


for fn in (kw, po, co):
    print(fn.__annotations__)
for src in ('x: int: str', '(a, b): int', '[a]: int', 'a, b: int', 'f(): int', '1: int', 'x: int += 1', 'x: int = y = 1', 'def f(a:): pass', 'def f() ->: pass', 'lambda a: int: 0', 'x: yield', '"s": int', '*a: int', 'def f(*a: *b): pass', 'x:', 'x: = 1', '{}: int', 'a.b: int', 'a[0]: int', 'None: int', 'x: (int)', 'not a: int', 'for x: int in y: pass', 'with a as b: int: pass'):
    try:
        compile(src, '<t>', 'exec')
        print('ok', src)
    except SyntaxError as e:
        print(src, '->', e.msg)
