# functools: partial, reduce, lru_cache, wraps, singledispatch, total_ordering, cmp_to_key, cached_property.
import functools
from functools import *


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


def f(*a, **k): return a, k


p = partial(f, 1, x=2)
for src in '''p()|p(3)|p(3, x=5, y=6)|p.func is f|p.args|p.keywords|partial(p, 9)(8)|partial(p, 9).args|partial(p, z=1).keywords|partial()|partial(5)|partial(int, base=2)('101')|partial(int)('5')|partial(len)([1])|type(p).__name__|partial(f)(*[1], **{'a': 2})|partial(max, 5)(3, 9)|callable(p)|list(map(partial(pow, 2), range(5)))|partial(partial(f, 1), 2)(3)|p == partial(f, 1, x=2)|partial(print, end='')|p.foo|partial(lambda x: x)()
reduce(lambda a, b: a + b, [1, 2, 3])|reduce(lambda a, b: a * b, [1, 2, 3], 10)|reduce(f, [])|reduce(f, [], 5)|reduce(f, [1])|reduce(f, 5)|reduce(lambda a, b: a - b, range(5))|reduce(max, 'hello')|reduce(5, [1, 2])|reduce(lambda a, b: 1 / 0, [1, 2])|reduce(lambda a, b: f'({a}{b})', 'abcd')
sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a))|cmp_to_key(lambda a, b: a - b)(5) < cmp_to_key(lambda a, b: a - b)(6)|cmp_to_key()|cmp_to_key(5)(1) < cmp_to_key(5)(2)|cmp_to_key(lambda a, b: 0)(1) == cmp_to_key(lambda a, b: 0)(2)|cmp_to_key(lambda a, b: 1)(1).obj|hash(cmp_to_key(lambda a, b: 0)(1))|max([1, 5, 3], key=cmp_to_key(lambda a, b: a - b))|cmp_to_key(lambda a, b: 0)(1) < 5'''.replace('\n', '|').split('|'):
    if src in ("partial(print, end='')",):
        continue
    t(src)
print(repr(partial(int, 5, base=3)))
p.attr = 1
print(p.attr, p.__dict__)
for src in ('p.func = 1', 'p.args = ()', 'del p.keywords'):
    try:
        exec(src)
    except AttributeError as e:
        print(src, 'AttributeError')


class C:
    def m(self, a, b): return a, b
    pm = partialmethod(m, 1)
    pk = partialmethod(m, b=5)

    @cached_property
    def cp(self):
        """cp doc"""
        print('computing')
        return 42

    @functools.lru_cache(maxsize=None)
    def meth(self, x): return x * 2


c = C()
print(c.pm(2), c.pk(3), c.cp, c.cp, c.__dict__, C.cp.__doc__, C.cp.attrname, c.meth(4), c.meth(4), C.meth.cache_info())
c.cp = 7
print(c.cp)
del c.cp
print(c.cp)


class Slots:
    __slots__ = ()
    @cached_property
    def x(self): return 1


try:
    Slots().x
except TypeError as e:
    print(e)
calls = []


@lru_cache(maxsize=3)
def sq(x, y=0):
    """doc sq"""
    calls.append(x)
    return x * x + y


print([sq(i) for i in (1, 2, 3, 1, 4, 2, 1)], calls, sq.cache_info(), sq.__name__, sq.__doc__, sq.__wrapped__(5), sq.cache_parameters())
sq.cache_clear()
print(sq.cache_info(), sq(1, y=2), sq(1, 2), sq(1.0), sq(1), sq.cache_info())
try:
    sq([])
except TypeError as e:
    print(e)


@lru_cache
def plain(x): return x


@lru_cache(typed=True, maxsize=10)
def typed(x): return type(x).__name__


@lru_cache(maxsize=0)
def nocache(x): calls.append('n'); return x


@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)


print(plain(1), plain.cache_info(), typed(1), typed(1.0), typed(True), typed.cache_info().currsize, nocache(1), nocache(1), nocache.cache_info(), fib(80), fib.cache_info())


@lru_cache
def raising(x): raise ValueError(x)


for _ in range(2):
    try:
        raising(5)
    except ValueError as e:
        print(e, raising.cache_info())
for bad in ('lru_cache("x")', 'lru_cache(5, 2, 3)'):
    try:
        eval(bad)
        print('ok')
    except TypeError as e:
        print(e)


@lru_cache(maxsize=2)
def kw(*a, **k): return (a, sorted(k.items()))


print(kw(1, a=2, b=3), kw(1, b=3, a=2), kw.cache_info())


def deco(fn):
    """deco doc"""
    @wraps(fn)
    def w(*a): return fn(*a)
    return w


@deco
def named(a: int = 5) -> str:
    """named doc"""
    return a


named.__wrapped__.attr = 1
print(named.__name__, named.__doc__, named.__qualname__, named.__wrapped__(3), named(4), named.__annotations__, named.__module__)
print(WRAPPER_UPDATES, [x for x in WRAPPER_ASSIGNMENTS if x in ('__name__', '__doc__', '__module__', '__qualname__')])
u = update_wrapper(partial(f), named)
print(u.__name__, u.__doc__)


@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, T) else NotImplemented
    def __lt__(self, o): return self.v < o.v if isinstance(o, T) else NotImplemented


a, b = T(1), T(2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a <= T(1), sorted([b, a])[0].v)
try:
    a <= 5
except TypeError as e:
    print(e)
try:
    @total_ordering
    class NoOps: pass
except ValueError as e:
    print(e)


@singledispatch
def sd(x, *a):
    return f'default {type(x).__name__}'


@sd.register(int)
def _(x): return f'int {x}'


@sd.register
def _(x: str): return f'str {x}'


@sd.register(list)
@sd.register(tuple)
def seq(x): return f'seq {len(x)}'


class Sub(int): pass


print(sd(5), sd(True), sd('a'), sd([1]), sd((1, 2)), sd(1.5), sd(Sub(3)), sd(None), sd.dispatch(bool) is sd.dispatch(int), sorted(k.__name__ for k in sd.registry), sd.__name__)
try:
    sd()
except TypeError as e:
    print(e)


class SM:
    @singledispatchmethod
    def m(self, x): return 'default'

    @m.register
    def _(self, x: int): return 'int'

    @m.register(str)
    def _(self, x): return 'str'


print(SM().m(1), SM().m('a'), SM().m(1.5))
