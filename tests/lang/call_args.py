# Every form of argument passing.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


def p(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def s(*args, **kw):
    return args, kw


print(f(1, c=3), f(1, 5, c=3), f(1, 5, 6, 7, c=3, d=8, e=9), f(a=1, c=2), f(c=1, a=2, z=3, b=4))
print(f(*[1, 2, 3], c=4), f(1, *[2, 3], c=4), f(*[1], *[2, 3], c=4), f(*(), 1, c=5), f(*'ab', 'c', *'de', c=6))
print(f(1, **{'c': 3}), f(1, c=3, **{'d': 5, 'e': 6}), f(**{'a': 1}, **{'c': 2}), f(1, *(2,), c=3, **{}), f(**dict(a=1, c=3), x=1))
print(f(*range(3), **{'c': 1, 'weird name': 2, '': 3}), f(*{1: 2}, c=1), f(*(x for x in (7, 8)), c=1))
print(p(1), p(1, 9), p(1, 2, 9), p(1, 2, c=9), p(1, d=9), p(1, c=5, d=6), p(*[1, 2], **{'c': 3, 'd': 4}))
print(s(), s(1), s(a=1), s(1, a=2), s(*[], **{}), s(self=1, args=2, kw=3), s(*[1, 2], 3, *[4], a=1, **{'b': 2}, c=3, **{'d': 4}))
print((lambda *a, **k: (a, k))(1, x=2), (lambda a, /, b=2, *, c=3: (a, b, c))(1), (lambda *, k: k)(k=1), (lambda a=1, *b: (a, b))())


def only(*, a, b=1):
    return a, b


def posonly(a, b=5, /):
    return a, b


def posonly_kw(a, /, **kw):
    return a, kw


print(only(a=1), only(b=2, a=3), posonly(1), posonly(1, 2), posonly_kw(1, a=2, b=3))


# defaults are evaluated once, at definition, left to right
def mut(x, acc=[]):
    acc.append(x)
    return acc


print(mut(1), mut(2), mut(3, []), mut(4))
log = []
L = lambda x: (log.append(x), x)[1]


def defs(a=L(1), b=L(2), *, c=L(3), d=L(4)):
    return a, b, c, d


print(log, defs(), defs(5, d=6))
log.clear()
defs(L('x'), *L(['y']), d=L('z'), **L({'c': 'w'}))
print(log)
log.clear()
s(L(1), *L([2]), L(3), k=L(4), *L([5]), **L({'m': 6}), n=L(7))
print(log)


class K:
    def __getitem__(self, k):
        return k * 2

    def keys(self):
        return ['a', 'b']


print(s(**K()), s(1, **K(), c=1))


class It:
    def __iter__(self):
        yield from (1, 2)


print(s(*It()), s(*It(), *It()))


class M:
    def meth(self, a, *r, k=0, **kw):
        return a, r, k, kw

    @classmethod
    def cm(cls, *a, **k):
        return cls.__name__, a, k

    @staticmethod
    def sm(*a, **k):
        return a, k

    def __call__(self, *a, **k):
        return a, k


m = M()
print(m.meth(1), m.meth(1, 2, k=3, z=4), m.meth(*[1, 2], **{'k': 3}), M.meth(m, 1), m.cm(1, a=2), M.cm(), m.sm(1, b=2), M.sm(self=1))
print(m(1, a=2), m(*[1], **{'b': 3}), m(), m(self=1) if False else '')
print(s(**{'a': 1}, b=2), dict(**{'x': 1}, y=2), dict([('a', 1)], b=2), max(*[3, 1, 2]), max([3, 1], key=lambda x: -x))
print(print(*[1, 2], sep='-', **{'end': '!\n'}))
# mutation of the argument tuple/dict does not reach the caller
args, kw = [1, 2], {'a': 1}


def change(*a, **k):
    k['a'] = 99
    k['new'] = 1
    return a, k


print(change(*args, **kw), args, kw)
# keyword only after varargs, shadowing builtins, parameter rebinding
def rebind(a, *b, **c):
    a = a + 1
    b = b + (9,)
    c = dict(c, z=1)
    return a, b, c


print(rebind(1, 2, q=3))


def recursive(n, *a, **k):
    return (a, k) if n == 0 else recursive(n - 1, n, *a, **{f'k{n}': n}, **k)


print(recursive(4))
print((lambda f, *a: f(*a))(pow, 2, 5), (lambda **k: sorted(k.items()))(b=1, a=2))
def trailing(a, b,): return a, b
print(trailing(1, 2,), trailing(*[1, 2],), trailing(**{'a': 1, 'b': 2},), trailing(1, b=2,))
