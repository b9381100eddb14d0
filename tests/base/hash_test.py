"""Compares base/hash.h (through the hash_test program given as argument) with Python's hash(), in a
32-bit build with a model of it, which is compared with hash() as well."""
import math
import os
import random
import struct
import subprocess
import sys

rnd = random.Random(9)
if os.environ.get("PYTHONHASHSEED") != "0":  # only then bytes hash with the key (0, 0)
    os.execve(sys.executable, [sys.executable] + sys.argv, dict(os.environ, PYTHONHASHSEED="0"))
subprocess.run([sys.argv[1]], check=True)


class Model:
    """hash() of a machine whose words have that many bits."""

    def __init__(self, bits):
        self.bits, self.mask = bits, (1 << bits) - 1
        self.prime = 2 ** {64: 61, 32: 31}[bits] - 1

    def word(self, h, instead=-2):
        h &= self.mask
        h -= (h >> self.bits - 1) << self.bits
        return instead if h == -1 else h

    def number(self, x):
        if x in (math.inf, -math.inf):
            return 314159 if x > 0 else -314159
        n, d = abs(x).as_integer_ratio()
        h = n * pow(d, -1, self.prime) % self.prime
        return self.word(h if x >= 0 else -h)

    def complex(self, z):
        return self.word(self.number(z.real) + 1000003 * self.number(z.imag))

    def tuple(self, items):
        start, p1, p2, turn = {64: (2870177450012600261, 11400714785074694791, 14029467366897019727, 31),
                               32: (374761393, 2654435761, 2246822519, 13)}[self.bits]
        h = start
        for x in items:
            h = h + self.number(x) * p2 & self.mask
            h = (h << turn | h >> self.bits - turn) * p1 & self.mask
        return self.word(h + (len(items) ^ start ^ 3527539), 1546275796)

    def set(self, items):
        h = 0
        for x in map(self.number, items):
            x &= self.mask
            h ^= (x ^ 89869747 ^ x << 16) * 3644798167
        h = (h ^ (len(items) + 1) * 1927868237) & self.mask
        h ^= h >> 11 ^ h >> 25
        return self.word(h * 69069 + 907133923, 590923713)

    def of(self, x):
        if isinstance(x, bytes):
            return self.word(hash(x))
        if isinstance(x, (tuple, frozenset)):
            return self.tuple(x) if isinstance(x, tuple) else self.set(x)
        return self.complex(x) if isinstance(x, complex) else self.number(x)


width = int(subprocess.run([sys.argv[1], "-"], input="w\n", capture_output=True, text=True, check=True).stdout)
jobs = []


def hashes(n):
    return str(Model(width).number(n))


for n in range(70):
    s = rnd.randbytes(n)
    if sys.hash_info.algorithm == "siphash13":
        jobs.append(("b 0 0 " + s.hex(), s))
ints = [0, 1, -1, -2, 2 ** 61 - 1, 2 ** 61 - 2, 2 ** 61, 1 - 2 ** 61, 2 ** 63 - 1, -2 ** 63]
ints += [rnd.getrandbits(64) - 2 ** 63 for _ in range(200)]
for n in ints:
    jobs.append(("i %d" % n, n))
for _ in range(300):
    n = rnd.getrandbits(rnd.randrange(1, 700)) * rnd.choice((1, -1, 2 ** 61 - 1))
    jobs.append(("l %x %d" % (abs(n), n < 0), n))
doubles = [0.0, -0.0, 1.0, -1.0, 0.5, math.inf, -math.inf, 5e-324, 1.7976931348623157e308, 2.0 ** 61]
for _ in range(400):
    x = struct.unpack("<d", rnd.randbytes(8))[0]
    doubles += [x, rnd.uniform(-10, 10), float(rnd.getrandbits(60))]
doubles = [x for x in doubles if x == x]
for x in doubles:
    jobs.append(("d " + (x.hex() if math.isfinite(x) else repr(x)), x))
for _ in range(200):
    items = [rnd.getrandbits(rnd.randrange(1, 60)) for _ in range(rnd.randrange(0, 9))]
    jobs.append(("t " + " ".join(map(hashes, items)), tuple(items)))
    items = list(set(items))
    jobs.append(("f " + " ".join(map(hashes, items)), frozenset(items)))
    a, b = rnd.uniform(-9, 9), rnd.uniform(-9, 9)
    jobs.append(("c %s %s" % (a.hex(), b.hex()), complex(a, b)))
out = subprocess.run([sys.argv[1], "-"], input="".join(j + "\n" for j, _ in jobs),
                     capture_output=True, text=True, check=True).stdout.split("\n")
bad = 0
here, there = Model(sys.hash_info.width), Model(width)
for (line, x), got in zip(jobs, out):
    if here.of(x) != hash(x) or got != str(there.of(x)):
        bad += 1
        print("FAIL", line[:80], hash(x), here.of(x), there.of(x), got)
sys.exit(bad != 0)
