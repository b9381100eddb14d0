# Random floats: arithmetic, comparison with integers, parsing, formatting, rounding, digested.
import math, random, struct
import os
import sys

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md

rnd = random.Random(99)
acc = 0


def mix(v):
    global acc
    s = v if isinstance(v, str) else repr(v)
    for ch in s.encode():
        acc = (acc * 131 + ch) % 2305843009213693951


def numeric_hash(v):
    p = sys.hash_info.modulus
    n, d = abs(v).as_integer_ratio()
    h = n * pow(d, -1, p) % p
    return h if v >= 0 else -2 if h == 1 else -h


def num():
    k = rnd.randrange(6)
    if k == 0:
        return float(rnd.randrange(-100, 100))
    if k == 1:
        return rnd.uniform(-1, 1)
    if k == 2:
        return rnd.uniform(-1, 1) * float('1e%d' % rnd.randrange(-30, 30))
    if k == 3:
        return rnd.randrange(-10 ** 6, 10 ** 6) / 100
    if k == 4:
        return rnd.choice((0.0, -0.0, 0.5, 1.5, 2.5, 1e16, 1e22, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308))
    while True:
        f = struct.unpack('<d', struct.pack('<Q', rnd.getrandbits(64)))[0]
        if f == f and abs(f) != math.inf:
            return f


for i in range(4000 // SHARE):
    a, b = num(), num()
    mix(a + b), mix(a - b), mix(a * b), mix(-a), mix(abs(a)), mix(a < b), mix(a == b)
    if b:
        try:
            mix(a / b)
            mix(a // b)
            mix(a % b)
            q, r = divmod(a, b)
            mix(q), mix(r)
        except OverflowError as e:
            mix('ovf')
    n = rnd.randrange(-10 ** 20, 10 ** 20) if i % 2 else int(a) if abs(a) < 1e200 else 0
    mix(a < n), mix(a == n), mix(n <= a), mix(n + a), mix(n * 0.5)
    r = repr(a)
    assert float(r) == a and float.fromhex(a.hex()) == a and float('%.17g' % a) == a
    mix(a.hex()), mix(r), mix(str(a.as_integer_ratio()) if abs(a) < 1e50 else ''), mix(a.is_integer())
    p = rnd.randrange(0, 18)
    if abs(a) < 1e60:
        mix('%.*f' % (p, a)), mix(f'{a:,.{p}f}'), mix(f'{a:+.{p}f}')
    mix('%.*e' % (p, a)), mix('%.*g' % (p, a)), mix(format(a, f'.{p + 1}')), mix(format(a, f'#.{p + 1}g')), mix(f'{a:.{p}%}' if abs(a) < 1e30 else '')
    mix(round(a, rnd.randrange(-5, 15)))
    if abs(a) < 1e300:
        mix(round(a)), mix(int(a)), mix(math.floor(a)), mix(math.ceil(a)), mix(hash(a) == numeric_hash(a))
    text = ''.join(rnd.choice('0123456789') for _ in range(rnd.randrange(1, 30))) + '.' + ''.join(rnd.choice('0123456789') for _ in range(rnd.randrange(0, 30))) + f'e{rnd.randrange(-340, 330)}'
    mix(float(text))
    if i % 400 == 0:
        print(i, acc, r, text, float(text))
print(acc)
tot = 0.0
for i in range(1, 2000):
    tot += (-1) ** i / i * math.sqrt(i)
print(tot, math.fsum(1 / i for i in range(1, 1000)))
z = complex(0.3, -0.7)
for _ in range(30):
    z = z * z + complex(-0.1, 0.65)
print(z)
