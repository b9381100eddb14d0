"""Closures: counters over nonlocal, composed functions, memoising decorators, callbacks, map and filter."""
import functools
import sys


def counter(start, step=1):
    value = start

    def tick(k=1):
        nonlocal value
        value += step * k
        return value

    return tick


def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x
    return composed


def memoise(f):
    known = {}

    @functools.wraps(f)
    def wrapper(*args):
        if args not in known:
            known[args] = f(*args)
        return known[args]

    return wrapper


@memoise
def paths(x, y):
    return 1 if x == 0 or y == 0 else paths(x - 1, y) + paths(x, y - 1)


def logged(calls):
    def decorate(f):
        def wrapper(*args, **kw):
            calls[0] += 1
            return f(*args, **kw)
        return wrapper
    return decorate


def church(n):
    def numeral(f):
        def apply(x):
            for _ in range(n):
                x = f(x)
            return x
        return apply
    return numeral


def adder(n):
    return lambda x: x + n


def main(scale):
    total = 0
    calls = [0]

    @logged(calls)
    def area(w, h=2):
        return w * h

    ticks = [counter(i, i + 1) for i in range(5)]
    pipe = compose(adder(3), lambda x: x * 2, abs, adder(-1))
    twelve = church(3)(church(2)(adder(2)))
    for i in range(max(1, int(620000 * scale))):
        for tick in ticks:
            total += tick()
        total += pipe(i) + area(i) + area(i, h=3)
        total += twelve(i)
        total += (lambda a, b=i: a + b)(1)
    for _ in range(max(1, int(14 * scale))):
        total += sum(map(adder(1), filter(lambda x: x & 1, range(60000))))
        total += functools.reduce(lambda a, b: (a * 31 + b) & 0xFFFF, range(60000))
    print("closures", total, calls[0], paths(60, 60) % 1000003)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
