# errno and gc.
import errno, gc, sys


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


for n in 'EPERM ENOENT EINTR EIO EBADF EAGAIN ENOMEM EACCES EEXIST ENOTDIR EISDIR EINVAL ENOSPC EPIPE ERANGE EDOM ETIMEDOUT ECONNREFUSED EWOULDBLOCK ENOTEMPTY ENOSYS'.split():
    print(n, getattr(errno, n), errno.errorcode[getattr(errno, n)], type(OSError(getattr(errno, n), 'x')).__name__)
print(type(errno.errorcode).__name__, errno.errorcode.get(99999))
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), isinstance(gc.collect(), int), isinstance(gc.get_count(), tuple), isinstance(gc.get_threshold(), tuple), gc.garbage)


class Node:
    alive = 0

    def __init__(self):
        Node.alive += 1
        self.ref = None

    def __del__(self):
        Node.alive -= 1


def cycle(n):
    first = prev = Node()
    for _ in range(n):
        x = Node()
        x.ref = prev
        prev = x
    first.ref = prev


cycle(10)
gc.collect()
print(Node.alive)
a = Node()
a.ref = a
del a
gc.collect()
print(Node.alive)
l = [Node() for _ in range(5)]
l.append(l)
del l
gc.collect()
print(Node.alive)
keep = Node()
gc.collect()
print(Node.alive)
del keep
gc.collect()
print(Node.alive)


class Res:
    saved = []

    def __del__(self):
        Res.saved.append(self)


r = Res()
r.x = 5
del r
gc.collect()
print(len(Res.saved), Res.saved[0].x)
Res.saved.clear()
gc.collect()
print(len(Res.saved))
d = {}
d['d'] = d
f = lambda: f
g = (x for x in [1])
del d, f, g
print(gc.collect() >= 0)
log = []


class Order:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)


x = Order('x')
x = None
gc.collect()
print(log)


def scope():
    y = Order('y')
    return 5


scope()
gc.collect()
print(log)


def gen():
    z = Order('z')
    yield 1
    yield 2


g = gen()
next(g)
g = None
gc.collect()
print(log)
try:
    q = Order('q')
    raise ValueError
except ValueError:
    del q
gc.collect()
print(log)
lst = [Order(i) for i in range(3)]
del lst[1]
gc.collect()
print(log[-1])
lst.clear()
gc.collect()
print(sorted(log[4:]))
print(gc.is_tracked([]), gc.is_tracked(5), callable(gc.get_objects), gc.collect(0) >= 0)
for src in ('gc.collect("a")', 'gc.collect(5)', 'gc.collect(-1)', 'gc.enable(1)', 'gc.set_threshold()', 'gc.set_threshold("a")'):
    try:
        eval(src)
        print('ok', src)
    except Exception as e:
        print(src, type(e).__name__)
junk = []
for i in range(200):
    big = [[j] for j in range(500)]
    big.append(big)
del big
gc.collect()
print('survived')
