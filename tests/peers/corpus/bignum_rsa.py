# Modular arithmetic with big integers.
def egcd(a, b):
    if a == 0:
        return b, 0, 1
    g, x, y = egcd(b % a, a)
    return g, y - b // a * x, x


def inverse(a, m):
    g, x, _ = egcd(a, m)
    if g != 1:
        raise ValueError('no inverse')
    return x % m


def power(b, e, m):
    r = 1
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r


p, q, e = 1000000007, 1000000009, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = inverse(e, phi)
m = 123456789012345
c = power(m, e, n)
print(n, d, c, power(c, d, n) == m, pow(m, e, n) == c)
try:
    inverse(6, 9)
except ValueError as err:
    print(err)
print([x for x in range(1, 20) if power(x, 18, 19) == 1])
