# Generators whose except blocks were entered while their caller handled something that is gone.
import gc
def g():
    while True:
        try:
            yield 1
            raise ValueError
        except ValueError: pass
        yield 2
its = [g() for i in range(200)]
for it in its: next(it)
class K(KeyError): pass
def step(it):
    try: raise K([1]*10)
    except KeyError: next(it)
def work(n):
    if n: work(n - 1)
    else:
        for it in its: step(it)
def clean():
    a, b, c, d, e, f, g = range(7)
    [[] for i in range(1000)]
    for i in range(100):
        try: int('x')
        except ValueError: pass
work(20)
clean()
gc.collect(); gc.collect()
for it in its: print(next(it), end=' ')
clean()
gc.collect()
junk = [[i] * 4 for i in range(10000)]
gc.collect()
for it in its: print(next(it), end=' ')
