"""Compares UTF-8 validation (through the utf8_test program given as argument) with bytes.decode."""
import random
import subprocess
import sys

rnd = random.Random(3)
subprocess.run([sys.argv[1]], check=True)
cases = [bytes([a, b]) for a in range(256) for b in range(0, 256, 3)]
cases += [bytes([a, b, c]) for a in range(0xDF, 256) for b in range(0x7F, 0xC2) for c in (0x7F, 0x80, 0xBF)]
cases += [bytes([a, b, c, 0x80]) for a in range(0xEF, 0xF8) for b in range(0x7F, 0xC2, 2)
          for c in (0x7F, 0x80, 0xBF, 0xC0)]
good = ["a", "bcdefgh", "\u00e9", "\u20ac", "\U0001f600", "x" * 17]
for _ in range(3000):
    s = bytearray("".join(rnd.choice(good) for _ in range(rnd.randrange(12))).encode())
    for _ in range(rnd.randrange(3)):
        if s:
            s[rnd.randrange(len(s))] = rnd.randrange(256)
    cases.append(bytes(s[:rnd.randrange(len(s) + 1)]))
out = subprocess.run([sys.argv[1], "-"], input="\n".join(c.hex() for c in cases) + "\n",
                     capture_output=True, text=True, check=True).stdout.split("\n")
bad = 0
for case, got in zip(cases, out):
    try:
        case.decode()
        want = "ok"
    except UnicodeDecodeError as e:
        want = "%d %d %s" % (e.start, e.end, e.reason)
    if got != want:
        bad += 1
        print("FAIL", case, want, "|", got)
sys.exit(bad != 0)
