"""Compares base/rng.h (through the rng_test program given as argument) with random.Random."""
import random
import subprocess
import sys

subprocess.run([sys.argv[1]], check=True)
seeds = [0, 1, 42, 2 ** 32 - 1, 2 ** 32, 2 ** 100 + 7, (1 << 40000) // 3]
lines = []
for s in seeds:
    words = []
    n = s
    while n or not words:
        words.append("%x" % (n & 0xFFFFFFFF))
        n >>= 32
    lines.append(" ".join(words))
out = subprocess.run([sys.argv[1], "-"], input="\n".join(lines) + "\n", capture_output=True,
                     text=True, check=True).stdout.split("\n")
for s, got in zip(seeds, out):
    r = random.Random(s)
    want = ["%.17g" % r.random() for _ in range(700)] + [str(r.getrandbits(k)) for k in range(1, 65)]
    n = r.getrandbits(100)
    want += ["%x" % (n >> 32 * k & 0xFFFFFFFF) for k in (3, 2, 1, 0)]
    if got.split() != want:
        sys.exit("sequence differs for seed %x" % s)
