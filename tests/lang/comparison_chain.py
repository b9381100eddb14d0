# Chained comparisons: each operand evaluated once, short circuit, custom results.
def v(x):
    print('eval', x, end='; ')
    return x


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) < v(2) > v(0) != v(5) == v(5))
print(v(1) == v(1) == v(2) == v(2))
print(1 < 2 < 3 in [3, 4], 1 < 2 in [3], 'a' < 'b' < 'c' <= 'c', 'a' in 'abc' in ['abc'])
print(1 < 2.5 < 3, 1 < 1 < 0 / 1, not 1 < 2 < 3, (1 < 2) < 3, 1 < (2 < 3))
x = 5
print(0 < x < 10, 0 < x <= 5 < 6, 10 > x > 5, x == 5 == 5.0, x != 4 != 5, x is not None is not False)
if 1 < x < 3:
    print('no')
elif 4 < x < 6:
    print('yes')
while 0 < x < 10:
    x += 2
print(x)
print([i for i in range(20) if 3 < i < 8], all(0 <= i < 5 for i in range(5)))


class C:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        print('lt', self.n, o.n, end='; ')
        return Res(self.n < o.n)

    def __eq__(self, o):
        print('eq', end='; ')
        return Res(self.n == o.n)

    def __repr__(self):
        return f'C({self.n})'


class Res:
    def __init__(self, b):
        self.b = b

    def __bool__(self):
        print('bool', self.b, end='; ')
        return self.b

    def __repr__(self):
        return f'Res({self.b})'


print(C(1) < C(2))
print(C(1) < C(2) < C(3))
print(C(2) < C(1) < C(3))
print(C(1) == C(1) < C(2))
print(not (C(1) < C(2)))
print(C(1) < C(2) and C(3) < C(1))
print(C(1) < C(2) or 5)


def f():
    yield 1
    yield 2


def g():
    r = (yield 1) < (yield 2) < (yield 3)
    yield r


it = g()
print(next(it), it.send(1), it.send(2), it.send(3))
it = g()
print(next(it), it.send(5), it.send(2))


class Bad:
    def __bool__(self):
        raise ValueError('no truth')

    def __lt__(self, o):
        return self


for src in ('Bad() < 1 < 2', 'Bad() < 1', '1 < 2 < "a"', '1 < "a" < undefined', '2 < 1 < undefined', '1 < 2 < undefined'):
    try:
        r = eval(src)
        print(src, type(r).__name__)
    except Exception as e:
        print(src, type(e).__name__, e)
