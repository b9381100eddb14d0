"""Compares base/dtoa.h (through the dtoa_test program given as argument) with Python's floats."""
import math
import random
import struct
import subprocess
import sys

rnd = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 4000
jobs = []


def value():
    k = rnd.randrange(6)
    if k == 0:
        return rnd.randrange(10 ** 6) / 100
    if k == 1:
        return float(rnd.getrandbits(rnd.randrange(1, 70)))
    if k == 2:
        return math.ldexp(rnd.choice((1.0, 0.75, 1 - 2 ** -53)), rnd.randrange(-1074, 1024))
    if k == 3:
        return rnd.uniform(-1, 1)
    x = struct.unpack("<d", rnd.randbytes(8))[0]
    return x


def h(x):
    return "nan" if x != x else x.hex() if math.isfinite(x) else repr(x)


def power(q):
    """10**q truncated to 128 bits."""
    num, den = (10 ** q, 1) if q >= 0 else (1, 10 ** -q)
    e = num.bit_length() - den.bit_length() - 128
    for e in (e, e + 1):
        v = num // (den << e) if e >= 0 else (num << -e) // den
        if v.bit_length() == 128:
            return "%d %d %d" % (v >> 64, v & (1 << 64) - 1, e)


for q in range(-364, 364):
    jobs.append(("t %d" % q, power(q)))
for x in [0.0, -0.0, 1e16, 1e22, 1e23, 9007199254740993.0, 5e-324, 1.7976931348623157e308, 0.1,
          2.2250738585072014e-308, math.inf, -math.inf, math.nan, 123456.0, 1e-4, 1e-5]:
    jobs.append(("r " + h(x), repr(x)))
    jobs.append(("x " + h(x), x.hex()))
for _ in range(COUNT):
    x = value()
    jobs.append(("r " + h(x), repr(x)))
    if x == x:
        jobs.append(("x " + h(x), x.hex()))
    p, code = rnd.randrange(30), rnd.choice("efg")
    if rnd.random() < 0.03:
        p = rnd.randrange(900)
    jobs.append(("%s %d 0 %s" % (code, p, h(x)), "%.*{}".format(code) % (p, x)))
    jobs.append(("%s %d 4 %s" % (code, p, h(x)), "%#.*{}".format(code) % (p, x)))
    jobs.append(("g %d 2 %s" % (p or 1, h(x)), format(x, ".%d" % (p or 1))))


def parse(text, want):
    jobs.append(("p " + text, (len(text), want)))


def fraction_text(num, den_pow2):
    """num / 2**den_pow2 written out exactly."""
    s = str(num * 5 ** den_pow2).rjust(den_pow2 + 1, "0")
    return s[:len(s) - den_pow2] + "." + s[len(s) - den_pow2:] if den_pow2 else s


for _ in range(COUNT // 4):
    x = abs(value())
    if not math.isfinite(x) or x == 0:
        continue
    m, e = math.frexp(x)
    m, e = int(m * 2 ** 53), e - 53
    if e < -1074:
        m >>= -1074 - e
        e = -1074
    m = 2 * m + 1
    e -= 1
    text = fraction_text(m, -e) if e < 0 else str(m << e)
    for t in (text, text + ("1" if "." in text else ".0001"), text + ("" if "." in text else ".")
              + "0" * 900, text + ("" if "." in text else ".") + "0" * 900 + "1",
              text[:-1] + ("4" if text[-1] == "5" else text[-1])):
        parse(t, float(t))
for t in ["1" + "0" * 400, "0." + "0" * 400 + "1e400", "1e-400", "1e400", "0e99999999999999999999",
          "1e99999999999999999999", "1e-99999999999999999999", "1_0.5_0e1_0", "123456789012345678901234",
          "inf", "-Infinity", "+nan", "9007199254740993", "9007199254740992.999999999999999999999999",
          "0" * 1000 + "1e-10", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.", ".5", "5.e3"]:
    parse(t, float(t))
for t, used in [("", 0), (".", 0), ("+", 0), ("1e", 1), ("1e+", 1), ("1_", 1), ("_1", 0), ("1__0", 1),
                ("1_.5", 1), ("1._5", 2), ("1.5x", 3), ("infinit", 3), ("e5", 0), ("-", 0), ("1e5_", 3)]:
    jobs.append(("p " + t, (used, None)))


def from_hex(text):
    try:
        want = (0, float.fromhex(text))
    except OverflowError:
        want = (2, None)
    except ValueError:
        want = (1, None)
    jobs.append(("h " + text, want))


for t in ["0x1.8p3", "1.8p3", " 0x.8 ", "0x", "0x.", "p3", "1p", "1p+", "inf", "-nan", "infinity", "+inf",
          "0x1p1024", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7ffp1023", "0x1p-1075",
          "0x1.0000000000001p-1075", "0x0.00000000000008p-1022", "0x0.000000000000080001p-1022",
          "0x1p99999999999999999999", "0x0p99999999999999999999", "0x1p-99999999999999999999", "1..0",
          "0x1.0p1 x", "-0x0p0", "ABC.def", "0X1P4", "0x1_0", "1e5", "  ", "0x1.00000000000008p0",
          "0x1.000000000000080000000000001p0", "0x1.00000000000018p0", "1" + "0" * 300, "0." + "0" * 300 + "1"]:
    from_hex(t)
for _ in range(COUNT // 4):
    digits = "%x" % rnd.getrandbits(rnd.randrange(1, 130))
    k = rnd.randrange(len(digits) + 1)
    from_hex("%s0x%s.%sp%d" % (rnd.choice(("", "-", "+")), digits[:k], digits[k:],
                               rnd.choice((rnd.randrange(-1200, 1200), rnd.randrange(-1140, -1000)))))

out = subprocess.run([sys.argv[1], "-"], input="\n".join(line for line, _ in jobs) + "\n",
                     capture_output=True, text=True)
if out.returncode != 0:
    sys.exit("dtoa_test failed:\n" + out.stderr[-3000:])
bad = 0
for (line, want), got in zip(jobs, out.stdout.split("\n")):
    if isinstance(want, tuple):
        code, text = got.split()
        x = float("nan") if "nan" in text else float.fromhex(text)
        ok = int(code) == want[0] and (want[1] is None or repr(x) == repr(want[1]))
    else:
        ok = got == want
    if not ok:
        bad += 1
        if bad < 10:
            print("FAIL", line[:150], "\n  want", str(want)[:150], "\n  got ", got[:150])
if bad:
    sys.exit("%d of %d differ" % (bad, len(jobs)))
print("dtoa: %d conversions agree" % len(jobs))
