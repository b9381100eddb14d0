"""Calls of small functions that run without a frame of their own until something could see that it is missing."""
import sys


def frames(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


class P:
    def __init__(self, x): self.x = x
    def get(self): return self.x
    def bad(self): return self.y
    def add(self, o): return self.x + o.x
    def idx(self, i): return self.x[i]
    def store(self, i, v): self.x[i] = v
    def unb(self, k):
        if k: z = 1
        return z
    def cmp(self, o): return self.x < o.x
    @property
    def prop(self): return self.x * 2
    def viaprop(self): return self.prop + 1
    def cond(self, a, b):
        if a and b or not a: return self.x
        return -self.x
    def aug(self, d): self.x += d
    def __getattr__(self, n):
        if n == 'y': raise AttributeError('no y in ' + sys._getframe(1).f_code.co_name)
        return 7
    def viaget(self): return self.zzz
class Q:
    def __init__(self, v): self.v = v
    def __add__(self, o): return ('add', sys._getframe(1).f_code.co_name, o)
    def __lt__(self, o): raise ValueError('lt')
    def __bool__(self): print('bool from', sys._getframe(1).f_code.co_name); return False
    def __getitem__(self, i): raise KeyError(i)
def run():
    p, q = P(3), P(4)
    for i in range(60):
        p.get(); p.add(q); p.cmp(q); p.cond(i & 1, i & 2); p.aug(1); p.viaprop(); p.viaget()
    print(p.x, p.add(q), p.cmp(q), p.cond(1, 0), p.viaprop(), p.viaget())
    for f in (lambda: p.bad(), lambda: p.unb(0), lambda: p.idx(2), lambda: P(None).add(q), lambda: P(Q(1)).cmp(P(Q(2))), lambda: p.get(1), lambda: P([1]).idx(5), lambda: P(Q(0)).idx('k')):
        for _ in range(30):
            try: f()
            except Exception as e:
                t = e
        print(type(t).__name__, t, frames(t.__traceback__))
    print(P(Q(1)).add(P(5)))
    print(P(1).cond(Q(1), 2))
    def rec(n): return p.get() if n == 0 else rec(n - 1)
    lim = sys.getrecursionlimit()
    def gen():
        for i in range(50):
            yield p.get() + p.viaprop()
    print(sum(gen()))
    def deep(n):
        p.get()
        return 1 + deep(n + 1)
    try: deep(0)
    except RecursionError as e: print('rec')
    big = P(2 ** 61)
    for i in range(100): big.aug(2 ** 61)
    print(big.x)
    fl = P(0.5)
    for i in range(100): fl.aug(1e300)
    print(fl.x)
    s = P('')
    for i in range(100): s.aug('ab')
    print(len(s.x))
run()
