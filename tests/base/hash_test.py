"""Compares base/hash.h (through the hash_test program given as argument) with Python's hash()."""
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
jobs = []
for n in range(70):
    s = rnd.randbytes(n)
    if sys.hash_info.algorithm == "siphash13":
        jobs.append(("b 0 0 " + s.hex(), hash(s)))
ints = [0, 1, -1, -2, 2 ** 61 - 1, 2 ** 61 - 2, 2 ** 61, 1 - 2 ** 61, 2 ** 63 - 1, -2 ** 63]
ints += [rnd.getrandbits(64) - 2 ** 63 for _ in range(200)]
for n in ints:
    jobs.append(("i %d" % n, hash(n)))
for _ in range(300):
    n = rnd.getrandbits(rnd.randrange(1, 700)) * rnd.choice((1, -1, 2 ** 61 - 1))
    jobs.append(("l %x %d" % (abs(n), n < 0), hash(n)))
doubles = [0.0, -0.0, 1.0, -1.0, 0.5, math.inf, -math.inf, 5e-324, 1.7976931348623157e308, 2.0 ** 61]
for _ in range(400):
    x = struct.unpack("<d", rnd.randbytes(8))[0]
    doubles += [x, rnd.uniform(-10, 10), float(rnd.getrandbits(60))]
doubles = [x for x in doubles if x == x]
for x in doubles:
    jobs.append(("d " + (x.hex() if math.isfinite(x) else repr(x)), hash(x)))
for _ in range(200):
    items = [rnd.getrandbits(rnd.randrange(1, 60)) for _ in range(rnd.randrange(0, 9))]
    jobs.append(("t " + " ".join(map(str, items)), hash(tuple(items))))
    items = list(set(items))
    jobs.append(("f " + " ".join(map(str, items)), hash(frozenset(items))))
    a, b = rnd.uniform(-9, 9), rnd.uniform(-9, 9)
    jobs.append(("c %s %s" % (a.hex(), b.hex()), hash(complex(a, b))))
out = subprocess.run([sys.argv[1], "-"], input="".join(j + "\n" for j, _ in jobs),
                     capture_output=True, text=True, check=True).stdout.split("\n")
bad = 0
for (line, want), got in zip(jobs, out):
    if got != str(want):
        bad += 1
        print("FAIL", line[:80], want, got)
sys.exit(bad != 0)
