# test: report
# test: timeout 900
"""Long loops do not grow memory: the peak of a long run is that of a run ten times shorter."""
import os
import subprocess
import sys

KRAIT = os.environ["KRAIT"]
SLACK = 2 << 10     # KB
LOOPS = {
    "plain loop": (100000000, "for i in range(n): pass"),
    "int and float": (100000000, "def f(n):\n x = 0.0\n k = 1 << 62\n for i in range(n):\n  x = x * 0.5 + i\nf(n)"),
    "big int": (5000000, "x = 1\nfor i in range(n): x = (x * 3 + (1 << 200)) % (1 << 190)"),
    "tuples": (10000000, "for i in range(n): t = (i, str(i))"),
    "lists": (5000000, "a = []\nfor i in range(n):\n a.append([i])\n if len(a) > 100: a.clear()"),
    "cycles": (5000000, "class A: pass\nfor i in range(n):\n a = A(); a.a = a"),
    "calls": (10000000, "def f(*a, **k): return a\nfor i in range(n): f(i, x=i)"),
    "closures": (5000000, "for i in range(n): (lambda: i)()"),
    "generators": (5000000, "def g():\n yield 1\n yield 2\nfor i in range(n): next(g())"),
    "exceptions": (3000000, "for i in range(n):\n try: raise ValueError(i)\n except ValueError as e: pass"),
    "strings": (5000000, "s = ''\nfor i in range(n):\n s += 'x'\n if len(s) > 1000: s = ''"),
    "dict churn": (10000000, "d = {}\nfor i in range(n):\n d[i] = i\n if i >= 100: del d[i - 100]"),
    "attributes": (3000000, "class A: pass\nfor i in range(n):\n a = A(); a.x = i; a.y = [a.x]"),
    "exec": (50000, "for i in range(n): exec('x = %d; y = x + 1' % (i % 100))"),
}


# The process tells its own peak: what its parent sees of a child counts the parent's pages before exec.
OWN_PEAK = "\nprint([line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0])"


def peak(script, n):
    p = subprocess.run([KRAIT, "-c", "n = %d\n%s%s" % (n, script, OWN_PEAK)], stdout=subprocess.PIPE)
    return int(p.stdout) if p.returncode == 0 else None


bad = 0
for name, (n, script) in LOOPS.items():
    short, long = peak(script, n // 10), peak(script, n)
    good = short is not None and long is not None and long <= short + SLACK
    bad += not good
    print("%-14s %9d iterations: peak %s KB, %s KB for a tenth%s" % (name, n, long, short, "" if good else "  GROWS"))
sys.exit(1 if bad else 0)
