# Square roots, integrals and roots of equations by iteration.
def newton(x, eps=1e-9):
    g = x
    while abs(g * g - x) > eps:
        g = (g + x / g) / 2
    return g


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


def simpson(f, a, b, n):
    h = (b - a) / n
    return h / 3 * sum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * h) for i in range(n + 1))


def bisect(f, lo, hi):
    while hi - lo > 1e-7:
        mid = (lo + hi) / 2
        if f(lo) * f(mid) <= 0:
            hi = mid
        else:
            lo = mid
    return lo


print('%.5f %.5f' % (newton(2), newton(144)), isqrt(10 ** 20), isqrt(99), '%.6f' % simpson(lambda x: x * x, 0, 3, 10))
print('%.4f' % bisect(lambda x: x ** 3 - x - 2, 1, 2))
pi = 0
for k in range(200):
    pi += (-1) ** k / (2 * k + 1)
print('%.3f' % (4 * pi))
