# Programs that live from allocation, for bench/memory.py: NAME of them is run, for krait, CPython and MicroPython.
# usage: programs.py NAME SCALE         prints the processor seconds (wall where there is no such clock)
#        programs.py NAME SCALE FILE    reads FILE SCALE times; prints seconds, bytes read, collections (-1: not known)
import gc
import sys

try:
    from time import process_time as clock
except ImportError:
    import time
    clock = lambda: time.ticks_us() / 1e6


def tree(depth):
    return (tree(depth - 1), tree(depth - 1)) if depth else (None, None)


def count(t):
    return 1 + count(t[0]) + count(t[1]) if t[0] else 1


def binary_trees(scale):
    held = tree(11)
    n = 0
    for i in range(20 * scale):
        n += count(tree(9))
    return n + count(held)


def string_churn(scale):
    n = 0
    for i in range(20000 * scale):
        s = 'key' + str(i) + '=' + str(i * 7)
        a, b = s.split('=')
        n += len(a.upper()) + len(b) + len(s[2:5])
    return n


def list_churn(scale):
    n, held = 0, []
    for i in range(4000 * scale):
        l = [i, i + 1, i + 2]
        l.append([i] * 5)
        held.append([x for x in range(i % 20)])
        if len(held) > 500: held = held[250:]
        n += len(l)
    return n + len(held)


def dict_churn(scale):
    n, held = 0, {}
    for i in range(6000 * scale):
        d = {'a': i, 'b': i + 1}
        d[i] = d['a']
        held[i] = d
        if i >= 300: del held[i - 300]
        n += len(d)
    return n + len(held)


def closures(scale):
    def adder(k):
        def add(x):
            return x + k
        return add
    n = 0
    for i in range(20000 * scale):
        f = adder(i)
        n += f(1) - f(0)
    return n


class One:
    def __init__(self, a):
        self.a = a


class Five:
    def __init__(self, a):
        self.a = a
        self.b = a
        self.c = a
        self.d = self.e = a


class Twenty:
    def __init__(self, x):
        self.a = x; self.b = x; self.c = x; self.d = x; self.e = x
        self.f = x; self.g = x; self.h = x; self.i = x; self.j = x
        self.k = x; self.l = x; self.m = x; self.n = x; self.o = x
        self.p = x; self.q = x; self.r = x; self.s = x; self.t = x


def instances(cls, n):
    held = [None] * 300
    for i in range(n):
        held[i % 300] = cls(i)
    return sum([x.a for x in held])


def instances_1(scale):
    return instances(One, 15000 * scale)


def instances_5(scale):
    return instances(Five, 8000 * scale)


def instances_20(scale):
    return instances(Twenty, 3000 * scale)


def new_buffers(scale):
    n = 0
    with open(FILE, 'rb') as f:
        for k in range(scale):
            f.seek(0)
            while True:
                b = f.read(256)
                if not b: break
                n += len(b)
    return n


def one_buffer(scale):
    n, room = 0, bytearray(256)
    with open(FILE, 'rb') as f:
        for k in range(scale):
            f.seek(0)
            while True:
                got = f.readinto(room)
                if not got: break
                n += got
    return n


def collections():
    if hasattr(gc, 'stats'): return gc.stats()['collections']
    return sum([g['collections'] for g in gc.get_stats()]) if hasattr(gc, 'get_stats') else None


if __name__ == '__main__':
    name, scale = sys.argv[1], int(sys.argv[2])
    f = globals()[name]
    if len(sys.argv) > 3:
        FILE = sys.argv[3]
        before = collections()
    start = clock()
    n = f(scale)
    took = clock() - start
    if len(sys.argv) > 3:
        print('%.6f %d %d' % (took, n, -1 if before is None else collections() - before))
    else:
        print('%.6f' % took)
