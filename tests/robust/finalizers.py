# __del__: order-free facts after explicit collections; resurrection, exceptions, cycles, interpreter state inside.
# Everything is done many times and counted with some slack: a collector that scans the C stack
# conservatively may keep the last few objects alive a little longer.
import gc, sys

log = []


class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)


TIMES = 40


def scrub(n=60):
    a = b = c = d = e = [n]
    return len((a, b, c, d, e)) + (scrub(n - 1) if n else 0)


def settle():
    for _ in range(3):
        scrub()
        gc.collect()


def collected(f):
    settle()
    log.clear()
    for _ in range(TIMES):
        f()
    settle()
    names = sorted(set(map(str, log)))
    return names, len(log) >= TIMES * len(names) * 3 // 4


def simple(): D(1)
def in_list(): x = [D(i) for i in range(3)]
def in_dict(): {i: D(i) for i in range(3)}
def cycle():
    a, b = D('a'), D('b')
    a.o, b.o = b, a
def self_ref():
    a = D('self')
    a.me = a
def closure():
    d = D('cl')
    def f(): return d, f
def generator():
    def g():
        d = D('gen')
        yield 1
        yield d
    x = g()
    next(x)
def exception():
    try:
        d = D('exc')
        raise ValueError(d)
    except ValueError as e:
        pass
def bound():
    d = D('bound')
    d.m = d.__del__
def through_class():
    class C: d = D('cls')
    C.c = C
def in_args(): (lambda *a, **k: None)(D('arg'), k=D('kw'))
def default_arg():
    def f(x=D('default')): return f
def overwritten():
    d = D('old')
    d = D('new')
    d = None
def deleted():
    d = D('del')
    del d
def loop():
    for i in range(3):
        d = D(i)
def returned():
    def f(): return D('ret')
    f()
def weakdict():
    import weakref
    w = weakref.WeakValueDictionary()
    w['k'] = D('weak')
def slots():
    class S:
        __slots__ = ('v',)
    s = S()
    s.v = D('slot')
    s.v.back = s
def iterator():
    it = iter([D('it1'), D('it2')])
    next(it)
def comprehension(): [D(i).n for i in range(2)]
def nested():
    class P:
        def __del__(self):
            log.append('outer')
            D('inner')
    P()


for f in (simple, in_list, in_dict, cycle, self_ref, closure, generator, exception, bound, through_class, in_args, default_arg, overwritten, deleted, loop, returned, weakdict, slots, iterator, comprehension, nested):
    print(f.__name__, collected(f))
settle()


class Phoenix:
    saved = []
    dels = 0

    def __init__(self, v): self.v = v

    def __del__(self):
        Phoenix.dels += 1
        Phoenix.saved.append(self)


for i in range(TIMES):
    Phoenix(i)
settle()
n = len(Phoenix.saved)
print(n > TIMES // 2, n == Phoenix.dels, all(p.v < TIMES for p in Phoenix.saved))
Phoenix.saved.clear()
settle()
print(Phoenix.dels <= TIMES, len(Phoenix.saved) < TIMES // 2)
un = []
sys.unraisablehook = lambda u: un.append((u.exc_type.__name__, str(u.exc_value)))


class Bad:
    def __init__(self): self.me = self
    def __del__(self): raise ValueError('del failed')


for _ in range(TIMES):
    Bad()
settle()
print(sorted(set(un)), len(un) > TIMES // 2)


class State:
    def __init__(self): self.me = self

    def __del__(self):
        try:
            raise KeyError('inside')
        except KeyError:
            log.append(sys.exc_info()[0].__name__)


log.clear()
try:
    raise ValueError('outer')
except ValueError:
    for _ in range(TIMES):
        State()
    settle()
    print(log.count('KeyError') > TIMES // 2, sys.exc_info()[1])


class Heavy:
    def __init__(self): self.me = self

    def __del__(self):
        self.result = sum(i * i for i in range(100)), [str(i) for i in range(10)], {i: i for i in range(10)}
        def gen(): yield from range(3)
        log.append((len(self.result[1]), tuple(gen()), tuple(map(lambda v: v + 1, range(3)))))


log.clear()
for _ in range(TIMES):
    Heavy()
settle()
print({x for x in log if isinstance(x, tuple)}, len(log) > TIMES // 2)


class Chain:
    def __init__(self, n): self.n, self.me = n, self

    def __del__(self):
        log.append(self.n)
        if self.n:
            Chain(self.n - 1)


log.clear()
for _ in range(TIMES):
    Chain(5)
for _ in range(4):
    settle()
print(sorted({x for x in log if isinstance(x, int)}), all(log.count(k) > TIMES // 2 for k in range(6)))


class Counter:
    alive = 0
    def __init__(self): Counter.alive += 1
    def __del__(self): Counter.alive -= 1


for _ in range(3000):
    x, y = Counter(), Counter()
    x.y, y.x = y, x
x = y = None
settle()
print(Counter.alive < 100)


class NoDel:
    pass


class InstDel:
    pass


class SubD(D):
    def __del__(self):
        super().__del__()
        log.append('sub')


NoDel.__del__ = lambda self: log.append('late hook')
log.clear()
for _ in range(TIMES):
    NoDel()
    i = InstDel()
    i.__del__ = lambda: log.append('never')
    SubD('base')
i = None
settle()
print([x for x in ('base', 'late hook', 'sub', 'never') if x in log])
log.clear()
D('call').__del__()
print(log[0])
sys.unraisablehook = sys.__unraisablehook__
