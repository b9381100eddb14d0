# Polynomials as a class over lists of coefficients.
class Poly:
    def __init__(self, *c):
        c = list(c)
        while c and c[-1] == 0:
            c.pop()
        self.c = c

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        return Poly(*[a + b for a, b in zip(self.c + [0] * (n - len(self.c)), o.c + [0] * (n - len(o.c)))])

    def __mul__(self, o):
        out = [0] * (len(self.c) + len(o.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(*out)

    def __call__(self, x):
        r = 0
        for a in reversed(self.c):
            r = r * x + a
        return r

    def __eq__(self, o):
        return self.c == o.c

    def diff(self):
        return Poly(*[i * a for i, a in enumerate(self.c)][1:])

    def __str__(self):
        terms = ['%d%s' % (a, '' if i == 0 else 'x' if i == 1 else 'x^%d' % i) for i, a in enumerate(self.c) if a]
        return ' + '.join(reversed(terms)) or '0'


p, q = Poly(1, 2), Poly(-1, 0, 3)
print(p, '|', q, '|', p + q, '|', p * q, '|', q.diff(), '|', p + Poly(-1, -2))
print([(p * q)(x) == p(x) * q(x) for x in range(-2, 3)], p == Poly(1, 2, 0), q(2))
