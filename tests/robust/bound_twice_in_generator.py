# Methods bound to methods, called inside generators: their arguments outlive calls back into Python.
import types
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md


class X:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        a, b, c, d = [1], [2], [3], [4]
        return self.v < other.v

    def __gt__(self, other):
        return other < self


def gen(n):
    for i in range(n):
        m = types.MethodType(types.MethodType(min, X(i + 3)), X(i + 2))
        yield m(X(i + 1), X(i), X(i + 5)).v
        m = types.MethodType(types.MethodType(max, X(i)), X(i + 2))
        yield m(X(i + 1), X(i + 7), X(i + 5)).v
        m = types.MethodType(types.MethodType(types.MethodType(print, 'a'), 'b'), i)
        yield [m('end', sep='|') for _ in range(2)]


def plain():
    print(list(gen(3)))
    for i in range(3):
        m = types.MethodType(types.MethodType(max, X(i)), X(i + 2))
        print(m(X(i + 1), X(i + 7), X(i + 5)).v)


def deep(n):
    m = types.MethodType(types.MethodType(max, X(1)), X(2))
    for i in range(n):
        m(X(3), X(4))
    yield m(X(5)).v


plain()
print(list(deep(100000 // SHARE)))
