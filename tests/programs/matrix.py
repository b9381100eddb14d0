# Matrices with exact fractions: arithmetic, determinant, inverse, solving, powers, transposition.
from math import gcd


class Frac:
    __slots__ = ('n', 'd')

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError('zero denominator')
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Frac) else Frac(x)

    def __add__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __neg__(self):
        return Frac(-self.n, self.d)

    def __sub__(self, o):
        return self + -Frac.of(o)

    def __rsub__(self, o):
        return Frac.of(o) - self

    def __mul__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.d, self.d * o.n)

    def __eq__(self, o):
        o = Frac.of(o)
        return (self.n, self.d) == (o.n, o.d)

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return str(self.n) if self.d == 1 else f'{self.n}/{self.d}'


class Matrix:
    def __init__(self, rows):
        self.rows = [[Frac.of(x) for x in r] for r in rows]
        if len({len(r) for r in self.rows}) != 1:
            raise ValueError('ragged matrix')

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, k):
        if isinstance(k, tuple):
            i, j = k
            return self.rows[i][j]
        return self.rows[k]

    def __setitem__(self, k, v):
        i, j = k
        self.rows[i][j] = Frac.of(v)

    def __add__(self, o):
        if not isinstance(o, Matrix):
            return NotImplemented
        if self.shape != o.shape:
            raise ValueError(f'shapes {self.shape} and {o.shape} do not match')
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + -o

    def __mul__(self, k):
        return Matrix([[x * k for x in r] for r in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]:
            raise ValueError(f'cannot multiply {self.shape} by {o.shape}')
        cols = list(zip(*o.rows))
        return Matrix([[sum((a * b for a, b in zip(r, c)), Frac(0)) for c in cols] for r in self.rows])

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        r, b = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                r = r @ b
            b = b @ b
            n >>= 1
        return r

    def __eq__(self, o):
        return isinstance(o, Matrix) and self.rows == o.rows

    def __repr__(self):
        return 'Matrix(' + repr(self.rows) + ')'

    def __str__(self):
        cells = [[repr(x) for x in r] for r in self.rows]
        w = max(len(c) for r in cells for c in r)
        return '\n'.join('[' + ' '.join(f'{c:>{w}}' for c in r) + ']' for r in cells)

    @property
    def T(self):
        return Matrix(list(zip(*self.rows)))

    def reduced(self):
        m = [r[:] for r in self.rows]
        h, w = self.shape
        pivots, r, sign = [], 0, 1
        det = Frac(1)
        for c in range(w):
            p = next((i for i in range(r, h) if m[i][c]), None)
            if p is None:
                continue
            if p != r:
                m[p], m[r] = m[r], m[p]
                sign = -sign
            det = det * m[r][c]
            pv = m[r][c]
            m[r] = [x / pv for x in m[r]]
            for i in range(h):
                if i != r and m[i][c]:
                    f = m[i][c]
                    m[i] = [a - f * b for a, b in zip(m[i], m[r])]
            pivots.append(c)
            r += 1
            if r == h:
                break
        return Matrix(m), pivots, det * sign if len(pivots) == h else Frac(0)

    @property
    def rank(self):
        return len(self.reduced()[1])

    @property
    def det(self):
        if self.shape[0] != self.shape[1]:
            raise ValueError('not square')
        return self.reduced()[2]

    def inverse(self):
        n = self.shape[0]
        aug = Matrix([r + i for r, i in zip(self.rows, Matrix.identity(n).rows)])
        m, p, _ = aug.reduced()
        if p[:n] != list(range(n)):
            raise ZeroDivisionError('singular matrix')
        return Matrix([r[n:] for r in m.rows])

    def solve(self, b):
        m, p, _ = Matrix([r + [x] for r, x in zip(self.rows, b)]).reduced()
        if len(self.rows[0]) in p:
            return None
        return [m.rows[i][-1] for i in range(len(p))]


a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print(a, a.det, a.rank, a.shape, a.T, sep='\n')
print(a.inverse(), a @ a.inverse() == Matrix.identity(3), a.solve([8, -11, -3]))
print(a ** 3, a ** -2, a ** 0 == Matrix.identity(3), sep='\n')
h = Matrix([[Frac(1, i + j + 1) for j in range(6)] for i in range(6)])
print(h.det, h.inverse()[0], (h @ h.inverse()) == Matrix.identity(6), sep='\n')
fib = Matrix([[1, 1], [1, 0]]) ** 200
print(fib[0, 1], a + a == 2 * a, a - a, repr(Matrix([[1, 2]]) @ Matrix([[3], [4]])))
s = Matrix([[1, 2], [2, 4]])
print(s.det, s.rank, s.solve([1, 3]))
a[0, 0] = Frac(7, 3)
print(a[0], a[0, 0])
for f in (lambda: s.inverse(), lambda: a @ s, lambda: a + s, lambda: Matrix([[1], [1, 2]]), lambda: Matrix([[1, 2]]).det, lambda: a + 5, lambda: a[9], lambda: Frac(1, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
n = 12
big = Matrix([[(i * 7 + j * 3) % 11 - 5 + (i == j) * 9 for j in range(n)] for i in range(n)])
print(big.det, sum((x for r in (big @ big).rows for x in r), Frac(0)), big.solve(list(range(n)))[0])
