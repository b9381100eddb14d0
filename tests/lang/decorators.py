# Decorators on functions, methods and classes; order; arbitrary expressions.
log = []


def deco(tag):
    log.append(f'make {tag}')

    def d(f):
        log.append(f'apply {tag}')

        def w(*a, **k):
            return f'{tag}({f(*a, **k)})'
        w.__name__ = f.__name__
        w.__wrapped__ = f
        return w
    return d


@deco('a')
@deco('b')
@deco('c')
def f(x=log.append('default') or 1):
    return x


print(log, f(), f(5), f.__name__, f.__wrapped__.__wrapped__(7))
log.clear()


def plain(f):
    f.marked = True
    return f


@plain
def g():
    pass


print(g.marked)


def cls_deco(c):
    c.extra = 'added'
    c.names = sorted(k for k in vars(c) if not k.startswith('__'))
    return c


@cls_deco
class C:
    a = 1

    def m(self):
        return self.extra


print(C.names, C().m())


@lambda f: 'replaced'
def h():
    pass


print(h)
decos = [plain, lambda f: lambda: f() + '!']


@decos[1]
def k():
    return 'k'


@(lambda f: lambda: f() * 2)
@(d := decos[1])
def k2():
    return 'k2'


@decos[0] if True else decos[1]
def k3():
    return 'k3'


print(k(), k2(), k3(), k3.marked, d is decos[1])


class Reg:
    items = {}

    def __call__(self, f):
        self.items[f.__name__] = f
        return f

    def named(self, name):
        def d(f):
            self.items[name] = f
            return f
        return d


reg = Reg()


@reg
def r1():
    pass


@reg.named('other')
@reg
def r2():
    pass


print(sorted(reg.items))


class D:
    def deco(f):
        def w(self):
            return f'w{f(self)}'
        return w

    @deco
    def m(self):
        return 'm'

    @property
    @deco
    def p(self):
        return 'p'

    @staticmethod
    @plain
    def s():
        return 's'

    @classmethod
    def c(cls):
        return cls.__name__

    @p.setter
    def p(self, v):
        print('set', v)

    @p.deleter
    def p(self):
        print('del')


o = D()
print(o.m(), o.p, o.s(), D.s.marked, D.c(), o.c())
o.p = 4
del o.p


def count_calls(f):
    def w(*a):
        w.calls += 1
        return f(*a)
    w.calls = 0
    return w


@count_calls
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(10), fib.calls)


class Memo:
    def __init__(self, f):
        self.f, self.cache = f, {}

    def __call__(self, *a):
        if a not in self.cache:
            self.cache[a] = self.f(*a)
        return self.cache[a]

    def __get__(self, o, t=None):
        return lambda *a: self(o, *a)


@Memo
def fib2(n):
    return n if n < 2 else fib2(n - 1) + fib2(n - 2)


class E:
    @Memo
    def m(self, x):
        return x + 1


e = E()
print(fib2(50), len(fib2.cache), e.m(1), e.m(1), len(E.__dict__['m'].cache))
for src in ('@1\ndef f(): pass', '@None\nclass X: pass', '@undefined\ndef f(): pass', '@len\ndef f(): pass', '@print\ndef f(): pass' if False else 'pass'):
    try:
        exec(src)
        print('ok')
    except Exception as e:
        print(type(e).__name__, e)
try:
    @deco
    def no_call():
        pass
    print(no_call.__name__)
except Exception as e:
    print(e)


@(yield_ := plain)
def last(): return 'last'
print(last(), yield_ is plain)


def ordered():
    out = []
    def t(n):
        out.append(n)
        return plain
    @t(1)
    @t(2)
    class X(out.append('base') or object, metaclass=(out.append('meta'), type)[1]):
        out.append('body')
    return out


print(ordered())
