# Exact fractions in a small class.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


class Frac:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError('zero denominator')
        g = gcd(abs(n), abs(d))
        if d < 0:
            g = -g
        self.n, self.d = n // g, d // g

    def __add__(self, o):
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)

    def __sub__(self, o):
        return Frac(self.n * o.d - o.n * self.d, self.d * o.d)

    def __mul__(self, o):
        return Frac(self.n * o.n, self.d * o.d)

    def __truediv__(self, o):
        return Frac(self.n * o.d, self.d * o.n)

    def __eq__(self, o):
        return self.n == o.n and self.d == o.d

    def __lt__(self, o):
        return self.n * o.d < o.n * self.d

    def __str__(self):
        return str(self.n) if self.d == 1 else '%d/%d' % (self.n, self.d)


a, b = Frac(1, 2), Frac(-3, 4)
print(a + b, a - b, a * b, a / b, a == Frac(2, 4), b < a)
total = Frac(0)
for i in range(1, 11):
    total += Frac(1, i)
print(total)
try:
    Frac(1, 0)
except ZeroDivisionError as e:
    print(e)
