# RSA with big integers: Miller-Rabin, key generation, padding, signatures, CRT, Pollard rho, continued fractions, SHA-256.
import random
from math import gcd, isqrt


def primes(n):
    out, c = [], 2
    while len(out) < n:
        if all(c % p for p in out if p * p <= c):
            out.append(c)
        c += 1
    return out


def icbrt(n):
    x = 1 << -(-n.bit_length() // 3)
    while True:
        y = (2 * x + n // (x * x)) // 3
        if y >= x:
            return x
        x = y


M32 = 0xffffffff
P64 = primes(64)
KS = [icbrt(p << 96) & M32 for p in P64]
H0 = [isqrt(p << 64) & M32 for p in P64[:8]]


def sha256(data):
    rot = lambda x, n: (x >> n | x << 32 - n) & M32
    h = H0[:]
    n = len(data)
    data += b'\x80' + bytes(-(n + 9) % 64) + (n * 8).to_bytes(8, 'big')
    for o in range(0, len(data), 64):
        w = [int.from_bytes(data[o + i:o + i + 4], 'big') for i in range(0, 64, 4)]
        for i in range(16, 64):
            a, b = w[i - 15], w[i - 2]
            w.append(w[i - 16] + (rot(a, 7) ^ rot(a, 18) ^ a >> 3) + w[i - 7] + (rot(b, 17) ^ rot(b, 19) ^ b >> 10) & M32)
        a, b, c, d, e, f, g, hh = h
        for i in range(64):
            t1 = hh + (rot(e, 6) ^ rot(e, 11) ^ rot(e, 25)) + (e & f ^ ~e & g) + KS[i] + w[i]
            t2 = (rot(a, 2) ^ rot(a, 13) ^ rot(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, hh = t1 + t2 & M32, a, b, c, d + t1 & M32, e, f, g
        h = [x + y & M32 for x, y in zip(h, (a, b, c, d, e, f, g, hh))]
    return b''.join(x.to_bytes(4, 'big') for x in h)


def is_prime(n):
    if n < 2:
        return False
    for p in P64:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in P64[:16]:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def gen_prime(bits, rnd):
    while True:
        p = rnd.getrandbits(bits) | 3 << bits - 2 | 1
        if is_prime(p):
            return p


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1, y0, y1 = x1, x0 - q * x1, y1, y0 - q * y1
    return a, x0, y0


class Key:
    def __init__(self, p, q, e=65537):
        self.n, self.e = p * q, e
        phi = (p - 1) * (q - 1)
        g, x, _ = egcd(e, phi)
        if g != 1:
            raise ValueError('e is not invertible')
        self.d = x % phi
        assert self.d == pow(e, -1, phi)
        self.p, self.q, self.dp, self.dq, self.qi = p, q, self.d % (p - 1), self.d % (q - 1), pow(q, -1, p)
        self.size = (self.n.bit_length() + 7) // 8

    def private(self, c):
        m1, m2 = pow(c, self.dp, self.p), pow(c, self.dq, self.q)
        return m2 + (m1 - m2) * self.qi % self.p * self.q

    def encrypt(self, msg, rnd):
        if len(msg) > self.size - 11:
            raise ValueError(f'message too long: {len(msg)}')
        pad = bytes(rnd.randrange(1, 256) for _ in range(self.size - len(msg) - 3))
        return pow(int.from_bytes(b'\0\2' + pad + b'\0' + msg, 'big'), self.e, self.n).to_bytes(self.size, 'big')

    def decrypt(self, c):
        m = self.private(int.from_bytes(c, 'big')).to_bytes(self.size, 'big')
        if m[:2] != b'\0\2' or (i := m.find(b'\0', 2)) < 10:
            raise ValueError('decryption failed')
        return m[i + 1:]

    def sign(self, msg):
        h = sha256(msg)
        return self.private(int.from_bytes(b'\0\1' + b'\xff' * (self.size - 35) + b'\0' + h, 'big'))

    def verify(self, msg, sig):
        m = pow(sig, self.e, self.n).to_bytes(self.size, 'big')
        return m == b'\0\1' + b'\xff' * (self.size - 35) + b'\0' + sha256(msg)


def rho(n):
    if n % 2 == 0:
        return 2
    c = 1
    while True:
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d
        c += 1


def factor(n):
    if n == 1:
        return []
    if is_prime(n):
        return [n]
    d = rho(n)
    return sorted(factor(d) + factor(n // d))


def wiener(e, n):
    a, b, h0, h1, k0, k1 = e, n, 0, 1, 1, 0
    while b:
        q = a // b
        a, b = b, a % b
        h0, h1, k0, k1 = h1, q * h1 + h0, k1, q * k1 + k0
        if h1 and (e * k1 - 1) % h1 == 0:
            phi = (e * k1 - 1) // h1
            s = n - phi + 1
            disc = s * s - 4 * n
            if disc >= 0 and isqrt(disc) ** 2 == disc:
                return k1


print(sha256(b'').hex(), sha256(b'abc').hex(), sha256(b'a' * 1000).hex(), sep='\n')
rnd = random.Random(2024)
key = Key(gen_prime(256, rnd), gen_prime(256, rnd))
print(key.n, key.d, key.size)
c = key.encrypt('secret message ☃'.encode(), rnd)
print(c.hex(), key.decrypt(c).decode())
sig = key.sign(b'hello')
print(hex(sig), key.verify(b'hello', sig), key.verify(b'hellp', sig))
for f in (lambda: key.encrypt(b'x' * 60, rnd), lambda: key.decrypt(bytes(64)), lambda: Key(7, 13, 3)):
    try:
        print(f())
    except ValueError as e:
        print(e)
m = 2 ** 400 + 12345
print(pow(pow(m, key.e, key.n), key.d, key.n) == m, key.private(pow(m, key.e, key.n)) == m, egcd(240, 46), egcd(10 ** 40 + 7, 3 ** 50))
print([n for n in range(2, 120) if is_prime(n)], is_prime(2 ** 127 - 1), is_prime(2 ** 128 + 1), is_prime(561), [factor(n) for n in (1001, 2 ** 32 + 1, 600851475143, 2 ** 59 - 1, 10 ** 15 + 37)])
p, q = gen_prime(80, rnd), gen_prime(80, rnd)
phi = (p - 1) * (q - 1)
d = next(x for x in range(10 ** 5 + 1, 10 ** 6, 2) if gcd(x, phi) == 1)
e = pow(d, -1, phi)
print(wiener(e, p * q) == d, d)
big = Key(gen_prime(512, rnd), gen_prime(512, rnd))
print(big.n % 10 ** 30, big.decrypt(big.encrypt(b'k' * 100, rnd)) == b'k' * 100, sum(is_prime(10 ** 50 + i) for i in range(1, 200, 2)))
