"""Compares base/numparse.h (through the numparse_test program given as argument) with int(), float()
and complex()."""
import random
import subprocess
import sys

rnd = random.Random(11)
texts = ["", " ", "0", "-0", "+1", "--1", "- 1", " 12 ", "\t\n\v\f\r7", "\x1c7", "1_000", "1__0", "_1", "1_", "0x",
         "0x1F", "0X_ff", "0x__f", "0o17", "0b101", "0b12", "0_7", "07", "00", "0_0", "000", "1e5", "0xg", "zz",
         "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
         "18446744073709551615", "18446744073709551616", "1.5", ".5", "5.", ".", "1e", "1e+", "1_0.5_0e1_0",
         "1_.5", "1._5", "1e_5", "1e5_", "inf", "-Infinity", "nan", "+NaN", "infin", "1 2", "0x1p3", "1j", "j",
         "-j", "1+j", "1-2j", "(1+2j)", "( 1 + 2j )", "( 1+2j )", "(1+2j", "1+2", "1+2j3", "1e5+1e-5j", "infj",
         "inf+nanj", "nan-infj", "1+-2j", "1++2j", "+1.5J", "1_0+2_0j", "()", "(", ")", "((1))", "1J2", "j1", "1 j",
         "1+2 j", "-1.5e-3-2.5E+3j", "9" * 400, "1" + "0" * 308, "1" + "0" * 309, "\0", "1\0", "1e400", "-1e-400"]
alphabet = "0123456789_.eEjJ+-xXoObBaf() nti"
texts += ["".join(rnd.choice(alphabet[:rnd.choice((12, 14, 18, 32))]) for _ in range(rnd.randrange(1, 9)))
          for _ in range(6000)]
jobs = []
for t in texts:
    for base in (10, 0, 2, 8, 16, 36, rnd.randrange(2, 37)):
        try:
            want = "%x" % int(t, base)
        except ValueError:
            want = "bad"
        jobs.append(("i %d %s" % (base, t.encode().hex()), want))
    try:
        want = complex(float(t), 0.0)
    except ValueError:
        want = "bad"
    jobs.append(("f " + t.encode().hex(), want))
    try:
        want = complex(t)
    except ValueError:
        want = "bad"
    jobs.append(("c " + t.encode().hex(), want))
out = subprocess.run([sys.argv[1], "-"], input="".join(j + "\n" for j, _ in jobs),
                     capture_output=True, text=True, check=True).stdout.split("\n")


def same(x, text):
    return repr(x) == repr(float("nan") if "nan" in text else float.fromhex(text))


bad = 0
for (line, want), got in zip(jobs, out):
    if isinstance(want, complex):
        ok = got != "bad" and same(want.real, got.split()[0]) and same(want.imag, got.split()[1])
    else:
        ok = got == want
    if not ok:
        bad += 1
        if bad < 20:
            print("FAIL", line[:2], bytes.fromhex(line.split(" ")[-1]), "want", want, "got", got)
sys.exit(bad != 0)
