# Every instruction of the bytecode occurs here, with every operator: showcase_oracle.py checks that. The program
# runs alike everywhere and is compiled to the same code by krait and by the reference cross compiler, which keeps
# instructions that cannot be reached: there are none.
import sys
from sys import *
from sys import path as search_path, version as text

GLOBAL = 1.5
spare = other = 0


def constants():
    return [-17, -16, 47, 48, 10 ** 20, 2.5, b"bytes", "a longer text with blanks", "name", None, True, False, ..., (1, "two", 3)]


def variables(a, b, *c, d=4, **e):
    v0 = v1 = v2 = v3 = v4 = v5 = v6 = v7 = v8 = v9 = v10 = v11 = v12 = v13 = a
    v13 += b
    del v0
    global GLOBAL, spare
    GLOBAL = v13
    del spare
    return (v12, v13, c, d, sorted(e), GLOBAL)


def closures(n):
    count = n
    gone = n

    def add(by, times=1, *, scale=2):
        nonlocal count
        count += by * times * scale
        return count

    def forget():
        nonlocal gone
        gone = 5
        del gone

    forget()
    return add, lambda: count


def operators(a, b):
    yield a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a << b, a >> b, a & b, a | b, a ^ b
    yield a < b, a > b, a == b, a <= b, a >= b, a != b, a is b, a in (1, b), a is not b, a not in (1, 2)
    yield +a, -a, ~a, not a
    x = a
    x += b; x -= 1; x *= b; x //= 2; x %= 100; x **= 2; x <<= 3; x >>= 1; x &= 255; x |= 5; x ^= b
    y = 8.0
    y /= b
    yield x, y, a and b, a or b, (a and b) or x, a if a > b else b, 1 < a < 9


class Matrix:
    factor = 3
    gone = 1
    del gone

    def __init__(self, v):
        self.v = v

    def __matmul__(self, other):
        return Matrix(self.v * other.v)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.v = kind is None
        return True

    def method(self, *args, **kw):
        return len(args) + len(kw)


class Child(Matrix):
    def method(self, a, b=2):
        return super().method(a, b, k=b) + self.factor


def attributes():
    m = Matrix(3)
    m @= Matrix(2)
    m.extra = (m @ Matrix(5)).v
    result = m.v, m.extra, m.method(1, k=2), Child(1).method(1)
    del m.extra
    return result, hasattr(m, "extra")


def containers(items):
    first, *rest, last = items
    a, (b, c) = first, (last, rest)
    d = {"one": 1, "two": 2, first: b}
    s = {1, 2, first}
    c[0] = c[1:] + c[::2]
    del d["two"], c[1]
    items = list(items)
    items[0] += 10
    return a, b, c, sorted(str(k) for k in d), len(s), items[0], [x * 2 for x in rest if x is not c[0]], {x: 1 for x in (1,)}, \
        len({x % 2 for x in (1, 2, 3)})


def calls(f, *args, **kw):
    o = Matrix(1)
    return f(1, *args), f(*args, k=2), f(**kw), o.method(1, *args, **kw), o.method(*args), f(1, b=2)


def count(*args, **kw):
    return len(args), sorted(kw)


def jumps(n):
    seen = []
    for i in range(n):
        if i == 1:
            continue
        for j in seen:
            try:
                if j > i:
                    break
                if j == 4:
                    return seen
            finally:
                seen = seen + [i]
        while i:
            with Matrix(1) as m:
                if i == 2:
                    break
            i -= 1
        else:
            seen.append(i)
    return seen


def errors(kind):
    result = "nothing"
    try:
        try:
            if kind == 1:
                raise ValueError("one")
            if kind == 2:
                raise KeyError("two") from None
            if kind == 3:
                [][0]
            assert kind != 4, "message"
        except ValueError as e:
            if kind:
                raise TypeError(e.args[0])
        except (KeyError, IndexError):
            if kind:
                raise
    except TypeError as e:
        result = "TypeError", e.args
    except Exception as e:
        result = type(e).__name__
    finally:
        sys.path
    return result


def delegates():
    got = yield 1
    result = yield from (x for x in (got, 3))
    return result


for value in constants():
    print(value)
print(variables(1, 2, 3, k=5))
add, get = closures(1)
print(add(2), add(2, 3, scale=4), get())
for row in operators(5, 2):
    print(row)
print(attributes())
print(containers((1, 2, 3, 4)))
print(calls(count, 7, 8, z=9))
print(jumps(6))
for kind in range(5):
    print(errors(kind))
g = delegates()
print(next(g), g.send(2), list(g))
del other, value
