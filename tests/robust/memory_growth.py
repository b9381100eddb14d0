# Long loops that make garbage of every kind end in time and give the right sums.
import gc
import os

SHARE = int(os.environ.get("SHARE", 1))     # see tests/README.md


def ints(n):
    s = 0
    for i in range(n):
        s += i * i % 7
    return s


def strs(n):
    t = 0
    for i in range(n):
        s = str(i) + 'x' * (i % 10)
        t += len(s)
    return t


def objs(n):
    class P:
        def __init__(self, v): self.v = v
        def get(self): return self.v
    t = 0
    for i in range(n):
        t += P(i).get()
    return t


def lists(n):
    t = 0
    for i in range(n):
        l = [i] * (i % 20)
        t += len(l)
    return t


def dicts(n):
    t = 0
    for i in range(n):
        d = {'a': i, 'b': i + 1, i: 'x'}
        t += d['a'] + len(d)
    return t


def cycles(n):
    t = 0
    for i in range(n):
        a = []
        b = [a]
        a.append(b)
        d = {'self': None}
        d['self'] = d
        t += len(a) + len(d)
    return t


def gens(n):
    t = 0
    for i in range(n):
        for x in (j for j in range(i % 5)):
            t += x
    return t


def closures(n):
    t = 0
    for i in range(n):
        f = (lambda v: lambda: v + 1)(i)
        t += f()
    return t


def bigs(n):
    t = 0
    for i in range(n):
        t += (1 << 200 + i % 50) // (3 ** (i % 20 + 1)) % 1009
    return t


def excs(n):
    t = 0
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError as e:
            t += e.args[0]
    return t


def sets(n):
    t = 0
    for i in range(n):
        t += len({i, i % 3, 'a'} | {i + 1})
    return t


def tuples(n):
    t = 0
    for i in range(n):
        a, b, c = i, i + 1, (i, i)
        t += a + b + c[0]
    return t


def floats(n):
    t = 0.0
    for i in range(n):
        t += i * 0.5 - i / 3
    return round(t, 6)


def slices(n):
    l = list(range(50))
    t = 0
    for i in range(n):
        t += sum(l[i % 10:i % 40])
    return t


def fmt(n):
    t = 0
    for i in range(n):
        t += len(f'{i:>10}{i!r}{i * 1.5:.2f}') + len('%d-%s' % (i, i)) + len('{}{}'.format(i, i))
    return t


def methods(n):
    class C:
        def m(self, x): return x
    c = C()
    t = 0
    for i in range(n):
        f = c.m
        t += f(i)
    return t


def growing(n):
    l = []
    for i in range(n):
        l.append((i, str(i)))
        if len(l) > 1000:
            del l[:500]
    return len(l), l[-1]


def attrs(n):
    class O: pass
    t = 0
    for i in range(n):
        o = O()
        o.a, o.b, o.c = i, i, i
        setattr(o, f'x{i % 5}', 1)
        t += o.a + len(o.__dict__)
    return t


for f in (ints, strs, objs, lists, dicts, cycles, gens, closures, bigs, excs, sets, tuples, floats, slices, fmt, methods, growing, attrs):
    print(f.__name__, f(20000 // SHARE))
gc.collect()
n = 0
while n < 1000000:
    n += 1
print(n)
total = 0
for i in range(1000000):
    total += i & 3
print(total)
classes = []
for i in range(500):
    C = type(f'C{i}', (), {'v': i, 'm': lambda self: self.v})
    classes.append(C().m())
print(sum(classes))
fs = [eval(f'lambda x: x + {i}') for i in range(300)]
print(sum(f(1) for f in fs))
for i in range(200):
    exec(f'def temp(x):\n    return x * {i}\n')
print(temp(2))
big = [bytearray(10000) for _ in range(500)]
big = None
gc.collect()
big = ['x' * 10000 + str(i) for i in range(500)]
print(len(big), len(big[-1]))
