# test: krait-only
# What a class and a function take. The limits are what was reached once; words of 32 bits take about half.
import gc
import sys

WIDE = sys.maxsize > 1 << 32
N = 100


def each(make):
    make(5)
    gc.collect()
    before = gc.mem_alloc()
    kept = make(N)
    gc.collect()
    taken = gc.mem_alloc() - before
    assert len(kept) == N
    return taken / N


def plain(n):
    kept = [None] * n
    for i in range(n):
        class C: pass
        kept[i] = C
    return kept


def with_init(n):
    kept = [None] * n
    for i in range(n):
        class C:
            def __init__(self): self.x = 1
            def m(self): return self.x
        kept[i] = C
    return kept


def below(n):
    class Base:
        def __init__(self): pass
        def __repr__(self): return 'Base'
    kept = [None] * n
    for i in range(n):
        class C(Base): pass
        kept[i] = C
    return kept


def functions(n):
    kept = [None] * n
    for i in range(n):
        def f(a, b): return a
        kept[i] = f
    return kept


def check(what, took, wide, narrow):
    limit = (wide if WIDE else narrow) + 16     # the list of them
    assert took <= limit, (what, took, limit)


check('class', each(plain), 224, 128)
check('class with __init__ and a method', each(with_init), 384, 216)
check('subclass', each(below), 224, 128)
check('function', each(functions), 48, 32)
print('ok')
