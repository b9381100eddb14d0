# The library module drive_functools, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import functools
from functools import *
@lru_cache(maxsize=2)
def f(x): return x * 2
print(f(1), f(2), f(1), f(3), f.cache_info())
print(reduce(lambda a, b: a + b, range(5)), partial(int, base=2)('11'), sorted('bca', key=cmp_to_key(lambda a, b: (a < b) - (a > b))))
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __gt__(self, o): return self.v > o.v
print(V(1) < V(2), V(1) <= V(1), V(3) >= V(4))
class C:
    @cached_property
    def p(self):
        print('once')
        return 5
    @partialmethod
    def q(self): pass
    def m(self, a, b): return a, b
    pm = partialmethod(m, 1)
c = C()
print(c.p, c.p, c.pm(2))
@wraps(f)
def w(): pass
print(w.__name__, w.__wrapped__ is f)
@cache
def fact(n): return n * fact(n - 1) if n else 1
print(fact(30), fact.cache_info())
