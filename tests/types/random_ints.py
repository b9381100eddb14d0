# Random integer expressions, digested: every operator on every size, conversions, formatting.
import random
import os
import sys

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md

rnd = random.Random(20240501)
acc = 0


def mix(v):
    global acc
    if isinstance(v, float):
        v = repr(v)
    acc = (acc * 1000003 ^ (v % (2**61 - 1) if isinstance(v, int) else sum(str(v).encode()) * 31 + len(str(v)))) % (1 << 61)


def numeric_hash(v):
    h = abs(v) % sys.hash_info.modulus
    return h if v >= 0 else -2 if h == 1 else -h


def num():
    k = rnd.randrange(10)
    if k < 3:
        n = rnd.randrange(-10, 11)
    elif k < 5:
        n = rnd.randrange(-1 << 16, 1 << 16)
    elif k < 7:
        n = (1 << rnd.choice((30, 31, 32, 60, 61, 62, 63, 64, 65, 127, 128))) + rnd.randrange(-2, 3)
    else:
        n = rnd.getrandbits(rnd.randrange(1, 700))
    return -n if rnd.random() < .4 else n


def step(i):
    a, b, c = num(), num(), num()
    mix(a + b), mix(a - b), mix(a * b), mix(-a), mix(~a), mix(abs(b))
    mix(a & b), mix(a | b), mix(a ^ b), mix(a < b), mix(a == b), mix(a >= c)
    s = rnd.randrange(0, 200)
    mix(a << s), mix(a >> s), mix((a << s) >> (s // 2))
    if b:
        q, r = divmod(a, b)
        assert q * b + r == a and abs(r) < abs(b) and (r == 0 or (r < 0) == (b < 0))
        mix(q), mix(r), mix(a // b), mix(a % b)
        try:
            mix(a / b)
        except OverflowError:
            mix('ovf')
    e = rnd.randrange(0, 12)
    mix(a ** e)
    if c:
        mix(pow(a, abs(b), c))
        try:
            mix(pow(a, -1, c))
        except ValueError:
            mix('noinv')
    t = str(a)
    assert int(t) == a and int(hex(a), 16) == a and int(bin(a), 0) == a and int(oct(a), 8) == a
    mix(t), mix(hex(a)), mix(f'{a:,}'), mix(f'{a:_x}'), mix('%+030d' % a), mix(f'{a:#b}')
    n = (a.bit_length() + 8) // 8
    raw = a.to_bytes(n, 'big', signed=True)
    assert int.from_bytes(raw, 'big', signed=True) == a
    mix(raw), mix(a.bit_length()), mix(a.bit_count()), mix(hash(a) == numeric_hash(a))
    try:
        f = float(a)
        mix(f), mix(int(f) == a), mix(f == a), mix(f < b)
    except OverflowError:
        mix('too large')
    mix(round(a, -rnd.randrange(0, 30)))
    base = rnd.randrange(2, 37)
    digits = ''
    m = abs(a)
    while m:
        m, d = divmod(m, base)
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[d] + digits
    assert int(digits or '0', base) == abs(a)
    if i % 250 == 0:
        print(i, acc, a if abs(a) < 10 ** 40 else a.bit_length())


for i in range(3000 // SHARE):
    step(i)
print(acc)
for bits in (1000, 3000, 10000, 30000):
    a, b = rnd.getrandbits(bits) | 1, rnd.getrandbits(bits // 2) | 1
    p = a * b
    q, r = divmod(p + 12345, b)
    assert p // a == b and p % a == 0 and q * b + r == p + 12345
    sq = a * a
    assert (a + b) * (a - b) == sq - b * b and (a + 1) ** 2 == sq + 2 * a + 1
    print(bits, p % 1000000007, q % 998244353, r % 1000003, pow(a, 65537, b) % 1000003, (a ^ b).bit_count(), (p >> bits).bit_length(), str(a)[:20] if bits < 14000 else '', a % 10 ** 18)
