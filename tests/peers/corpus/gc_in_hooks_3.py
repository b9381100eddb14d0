# Collections forced in the middle of everything: comparison, hashing, sorting, formatting, iteration, construction.
import gc


def gen(n):
    for i in range(n):
        gc.collect()
        got = yield [i] * 3
        if got:
            gc.collect()


g = gen(4)
print(next(g), g.send([1]), list(g))


def closure(n):
    big = [str(i) for i in range(n)]

    def f():
        gc.collect()
        return len(big), big[-1]
    gc.collect()
    return f


fs = [closure(i + 1) for i in range(5)]
gc.collect()
print([f() for f in fs])
