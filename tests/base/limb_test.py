"""Compares base/limb.h (through the limb_test program given as argument) with Python's integers."""
import math
import random
import subprocess
import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
rnd = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 1
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def number(bits):
    """A random number with up to that many bits, often of long runs of equal bits."""
    kind = rnd.random()
    if kind < 0.4 or bits < 4:
        return rnd.getrandbits(bits)
    n = 0
    left = bits
    while left > 0:
        run = min(left, rnd.randrange(1, 130))
        n = n << run | (rnd.choice((0, (1 << run) - 1, rnd.getrandbits(run))))
        left -= run
    if kind > 0.9:
        n = (1 << bits) + rnd.choice((-1, 0, 1))
    return n


def signed(bits):
    n = number(bits)
    return -n if rnd.random() < 0.5 else n


def text(n, base):
    if n == 0:
        return "0"
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(DIGITS[d])
    return "".join(reversed(out))


def h(n):
    return "%x" % n


jobs = []  # (line, expected lines)


def job(expect, *words):
    jobs.append((" ".join(words), expect))


def sizes():
    return rnd.choice((10, 64, 65, 128, 200, 700, 2000, 5000, 12000, 40000))


def arithmetic():
    a, b = number(sizes()), number(sizes())
    job([h(a * b)], "mul", h(a), h(b))
    job([h(a * a)], "sqr", h(a))
    if a < b:
        a, b = b, a
    if b:
        q, r = divmod(a, b)
        job([h(q), h(r)], "divmod", h(a), h(b))
        job([h(math.gcd(a, b))], "gcd", h(a), h(b))
        c = a * b + b - 1
        q, r = divmod(c, b)
        job([h(q), h(r)], "divmod", h(c), h(b))
        g = number(rnd.choice((60, 700)))
        if g:
            job([h(math.gcd(a * g, b * g))], "gcd", h(a * g), h(b * g))
    job([h(math.isqrt(a))], "isqrt", h(a))
    for d in (-1, 0, 1):
        n = b * b + d
        if n >= 0:
            job([h(math.isqrt(n))], "isqrt", h(n))


def powers():
    a, e = number(rnd.choice((3, 20, 64, 130, 300))), rnd.randrange(0, 60)
    if a:
        job([h(a ** e)], "pow", h(a), h(e))
    b, e, m = number(rnd.choice((64, 300, 2000))), number(rnd.choice((1, 8, 64, 200))), number(
        rnd.choice((5, 64, 128, 200, 1000, 9000)))
    if m:
        job([h(pow(b, e, m))], "powmod", h(b), h(e), h(m))
    a, m = number(rnd.choice((64, 500))), number(rnd.choice((4, 64, 128, 500, 3000)))
    if m:
        try:
            want = h(pow(a, -1, m))
        except ValueError:
            want = "none"
        job([want], "invmod", h(a), h(m))


def bits():
    a, b = signed(sizes()), signed(sizes())
    job([h(a & b)], "and", h(a), h(b))
    job([h(a | b)], "or", h(a), h(b))
    job([h(a ^ b)], "xor", h(a), h(b))
    job([h(a + b)], "add", h(a), h(b))
    job([h(a - b)], "sub", h(a), h(b))
    job([h(a - a)], "sub", h(a), h(a))
    job([h(~a)], "not", h(a))
    s = rnd.choice((0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 1000))
    job([h(a << s)], "shl", h(a), h(s))
    job([h(a >> s)], "shr", h(a), h(s))
    zeros = (a & -a).bit_length() - 1 if a else 0
    probe = "".join(str(a >> k & 1) for k in range(0, 200, 7))
    job(["%d %d %d %s" % (a.bit_length(), abs(a).bit_count(), zeros, probe)], "query", h(a))
    a = signed(rnd.choice((7, 8, 9, 63, 64, 65, 128, 200)))
    for a in (a, rnd.choice((-1, 1)) * (1 << rnd.choice((7, 15, 63, 64, 127)))):
        for flags in range(4):
            size = (a.bit_length() + 7) // 8 + rnd.choice((-1, 0, 0, 1, 9))
            if size < 0:
                continue
            try:
                want = a.to_bytes(size, "little" if flags & 1 else "big",
                                  signed=bool(flags & 2)).hex()
            except OverflowError:
                want = "overflow"
            job([want], "bytes", h(a), h(size), h(flags))


def texts():
    for base in (10, rnd.randrange(2, 37)):
        a = number(sizes())
        if base != 10 and a.bit_length() > 6000:
            a >>= a.bit_length() - 6000
        if rnd.random() < 0.2:
            k = rnd.randrange(1, 60) if base != 10 else rnd.randrange(1, 3000)
            a = base ** k + rnd.choice((-1, 0, 1))
        s = str(a) if base == 10 else text(a, base)
        job([s], "text", h(a), h(base))
        if rnd.random() < 0.3:
            s = s.upper()
        if rnd.random() < 0.3 and len(s) > 2:
            k = rnd.randrange(1, len(s))
            s = s[:k] + "_" + s[k:]
        if rnd.random() < 0.3:
            s = "000" + s
        job([h(a)], "read", s, str(base))


def doubles():
    a = number(rnd.choice((10, 53, 54, 55, 63, 64, 65, 100, 128, 1000, 1023, 1024, 1025, 3000)))
    if rnd.random() < 0.5:
        a = (number(54) << rnd.choice((0, 10, 64, 200, 900, 970))) + rnd.choice((-1, 0, 1))
    a = abs(a)
    try:
        want = float(a).hex()
    except OverflowError:
        want = "overflow"
    job([("double", a, want)], "double", h(a))
    x = abs(rnd.choice((rnd.uniform(0, 1), rnd.getrandbits(53) * 2.0 ** rnd.randrange(-80, 900))))
    job([h(int(x))], "fromdouble", x.hex())
    for n in (a, int(x), int(x) + 1, max(int(x) - 1, 0)):
        job([str((n > x) - (n < x))], "cmpdouble", h(n), x.hex())
    b = number(rnd.choice((10, 53, 54, 64, 128, 1100, 3000)))
    if rnd.random() < 0.4:  # near halves and subnormals
        b = 1 << rnd.choice((1, 60, 1000, 1070, 1074, 1075, 1076, 1130))
        if rnd.random() < 0.5:
            b = b * 3 + rnd.choice((-1, 0, 1))
    if b:
        try:
            want = (a / b).hex()
        except OverflowError:
            want = "overflow"
        job([("float", want)], "truediv", h(a), h(b))


def long_ones():
    """Above every threshold."""
    a, b = number(600000), number(rnd.choice((600000, 150000, 400000)))
    job([h(a * b)], "mul", h(a), h(b))
    q, r = divmod(a * b + a // 3, b)
    job([h(q), h(r)], "divmod", h(a * b + a // 3), h(b))
    a >>= 450000
    s = str(a)
    job([s], "text", h(a), h(10))
    job([h(a)], "read", s, "10")


for _ in range(ROUNDS):
    for _ in range(60):
        arithmetic()
        powers()
        bits()
        texts()
        for _ in range(10):
            doubles()
    long_ones()
for base in range(2, 37):
    for bitlen in (1, 63, 64, 2500, 3500):
        a = number(bitlen)
        job([text(a, base)], "text", h(a), h(base))
        job([h(a)], "read", text(a, base), str(base))

out = subprocess.run([sys.argv[1], "-"], input="\n".join(line for line, _ in jobs) + "\n",
                     capture_output=True, text=True)
if out.returncode != 0:
    sys.exit("limb_test failed:\n" + out.stderr[-3000:])
lines = iter(out.stdout.split("\n"))
bad = 0
for line, expect in jobs:
    for want in expect:
        got = next(lines)
        if isinstance(want, tuple) and want[0] == "float":
            ok = got == want[1] if want[1] == "overflow" else (
                got != "overflow" and float.fromhex(got) == float.fromhex(want[1]))
        elif isinstance(want, tuple):
            m, e, d = got.split()
            a = want[1]
            if a:
                bits = a.bit_length()
                ok = int(e) == bits and float.fromhex(m) == a / (1 << bits)
            else:
                ok = float.fromhex(m) == 0 and int(e) == 0
            ok = ok and (d == want[2] if want[2] == "overflow" else
                         d != "overflow" and float.fromhex(d) == float.fromhex(want[2]))
        else:
            ok = got == want
        if not ok:
            bad += 1
            if bad < 10:
                print("FAIL", line[:200], "\n  want", str(want)[:120], "\n  got ", got[:120])
if bad:
    sys.exit("%d of %d differ" % (bad, len(jobs)))
print("limb: %d operations agree" % len(jobs))
