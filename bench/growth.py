#!/usr/bin/env python3
"""How time grows with size: each operation at n, 2n and 4n under krait and python3.

usage: bench/growth.py [-k TEXT] [--markdown FILE] [--krait PATH]
A doubling that multiplies the time by about 2 is linear, by 4 quadratic. An operation is flagged, and the
exit status is 1, where krait is beyond both LIMIT and python3's own factor plus MARGIN over two doublings.
"""
import argparse
import sys

import common

LIMIT, MARGIN = 2.9, 0.7
ENOUGH = 0.04           # seconds that the smallest size should take, so that noise is small

# name: (n to begin with, set-up with n, what is timed); a negative n is kept as it is, recursion bounds it
OPERATIONS = {
    "str += ch": (40000, "", "s = ''\nfor i in range(n): s += 'x'"),
    "str += non-ASCII": (40000, "", "s = ''\nfor i in range(n): s += 'é'"),
    "attribute str +=": (40000, "class A: pass\na = A()", "a.s = ''\nfor i in range(n): a.s += 'xy'"),
    "bytes join": (100000, "", "b = b''.join([b'ab' for i in range(n)])"),
    "bytearray +=": (60000, "", "b = bytearray()\nfor i in range(n): b += b'ab'"),
    "list append": (100000, "", "a = []\nfor i in range(n): a.append(i)"),
    "list +=": (60000, "", "a = []\nfor i in range(n): a += [i]"),
    "list pop": (100000, "", "a = list(range(n))\nwhile a: a.pop()"),
    "list insert at 0": (6000, "", "a = []\nfor i in range(n): a.insert(0, i)"),
    "list pop at 0": (8000, "", "a = list(range(n))\nwhile a: a.pop(0)"),
    "deque both ends": (60000, "from collections import deque",
                        "d = deque()\nfor i in range(n): d.append(i); d.appendleft(i)\nwhile d: d.popleft()"),
    "dict fill int": (60000, "", "d = {}\nfor i in range(n): d[i] = i"),
    "dict fill multiples": (60000, "", "d = {}\nfor i in range(n): d[i * 1024] = i"),
    "dict fill str": (40000, "", "d = {}\nfor i in range(n): d['k%d' % i] = i"),
    "dict fill float": (60000, "", "d = {}\nfor i in range(n): d[i / 8] = i"),
    "dict fill tuple": (40000, "", "d = {}\nfor i in range(n): d[i, i + 1] = i"),
    "dict fill and drain": (60000, "", "d = {}\nfor i in range(n): d[i] = i\nfor i in range(n): del d[i]"),
    "dict pop first": (40000, "", "d = dict.fromkeys(range(n))\nwhile d: d.popitem()"),
    "dict as a queue": (30000, "", "d = {}\nfor i in range(n):\n d[i] = i\n if i > 50: del d[next(iter(d))]"),
    "set fill": (80000, "", "s = set()\nfor i in range(n): s.add(i * 7)"),
    "set pop": (80000, "", "s = set(range(n))\nwhile s: s.pop()"),
    "set union": (100000, "a = set(range(n)); b = set(range(n, 2 * n))", "c = a | b; d = c & a; e = c - b"),
    "str index ASCII": (80000, "s = 'a' * n", "for i in range(n): s[i]"),
    "str index non-ASCII": (40000, "s = 'aé€😀' * (n // 4)", "for i in range(n): s[i]"),
    "str index backwards": (40000, "s = 'aé€😀' * (n // 4)", "for i in range(n - 1, -1, -1): s[i]"),
    "str index scattered": (40000, "s = 'aé€😀' * (n // 4)", "for i in range(n): s[i * 7919 % n]"),
    "str slice pieces": (40000, "s = 'aé€😀' * (n // 4)", "for i in range(n): s[i:i + 5]"),
    "str iterate": (150000, "s = 'aé€😀' * (n // 4)", "for ch in s: pass"),
    "str find with start": (20000, "s = 'é,' * n", "at = s.find(',')\nwhile at >= 0: at = s.find(',', at + 1)"),
    "str find near miss": (20000, "s = 'a' * n; t = 'a' * (n // 2) + 'b'", "s.find(t); s.count(t); t in s"),
    "str replace": (150000, "s = 'ab' * n", "s.replace('a', 'xyz')"),
    "str split": (80000, "s = 'ab,' * n", "s.split(',')"),
    "str splitlines": (80000, "s = 'ab\\n' * n", "s.splitlines()"),
    "str join": (80000, "a = ['ab'] * n", "','.join(a)"),
    "str % many": (30000, "f = '%d,' * n; t = tuple(range(n))", "f % t"),
    "str translate": (60000, "s = 'abcé' * (n // 4); t = {97: 'x', 98: None}", "s.translate(t)"),
    "StringIO write": (60000, "from io import StringIO", "f = StringIO()\nfor i in range(n): f.write('ab')\nf.getvalue()"),
    "BytesIO write": (60000, "from io import BytesIO", "f = BytesIO()\nfor i in range(n): f.write(b'ab')\nf.getvalue()"),
    "StringIO lines": (60000, "from io import StringIO\nt = 'line\\n' * n", "for line in StringIO(t): pass"),
    "sort random": (30000, "import random\nr = random.Random(1); a = [r.random() for i in range(n)]", "sorted(a)"),
    "sort sorted": (150000, "a = list(range(n))", "sorted(a)"),
    "sort reversed": (150000, "a = list(range(n, 0, -1))", "sorted(a)"),
    "sort equal": (150000, "a = [1] * n", "sorted(a)"),
    "sort saw": (60000, "a = [i % 100 for i in range(n)]", "sorted(a)"),
    "sort organ pipe": (60000, "a = list(range(n // 2)) + list(range(n // 2, 0, -1))", "sorted(a)"),
    "list reverse, copy": (300000, "a = list(range(n))", "a.reverse(); b = a[:]; c = a[::2]; d = a * 2"),
    "list slice assign": (150000, "a = list(range(n))", "a[n // 2:n // 2] = a; del a[:n]"),
    "list equal": (200000, "a = list(range(n)); b = list(range(n))", "a == b; a < b"),
    "list remove last": (3000, "", "a = list(range(n))\nfor i in range(n - 1, -1, -1): a.remove(i)"),
    "list in": (2000, "a = list(range(n))", "for i in range(n): i in a"),
    "tuple +": (1500, "", "t = ()\nfor i in range(n): t += (i,)"),
    "unpack star": (100000, "a = list(range(n))", "x, *y = a; *u, v = a; f = [*a, *y]"),
    "call with *args": (100000, "a = list(range(n))\ndef f(*x): return len(x)", "f(*a)"),
    "int from str": (2000, "s = '7' * n\nimport sys\nsys.set_int_max_str_digits(0)", "int(s)"),
    "int to str": (2000, "x = 3 ** (2 * n)\nimport sys\nsys.set_int_max_str_digits(0)", "str(x)"),
    "int multiply": (6000, "x = 3 ** n", "x * x"),
    "int divide": (4000, "x = 7 ** (2 * n); y = 3 ** n", "x // y, x % y"),
    "int shift": (200000, "x = 1 << n", "(x << 7) >> 3; x & (x - 1)"),
    "int to hex": (50000, "x = (1 << n) - 1", "hex(x)"),
    "int from bytes": (30000, "b = b'\\x7f' * n", "int.from_bytes(b, 'big').to_bytes(n, 'little')"),
    "objects": (40000, "class P:\n def __init__(self, x): self.x = x", "a = [P(i) for i in range(n)]"),
    "linked list": (40000, "", "p = None\nfor i in range(n): p = (i, p)"),
    "closures": (40000, "def f(x): return lambda: x", "a = [f(i) for i in range(n)]"),
    "attributes": (8000, "class A: pass\na = A()", "for i in range(n): setattr(a, 'x%d' % i, i)"),
    "generator chain": (40000, "def g(n):\n for i in range(n): yield i", "sum(x for x in (y for y in g(n)))"),
    "recursion": (-200, "def f(n): return n and f(n - 1) + 1", "for i in range(2000): f(n)"),
    "exceptions": (30000, "", "for i in range(n):\n try: raise ValueError(i)\n except ValueError: pass"),
    "context chain": (-100, "def f(n):\n try: raise ValueError\n except ValueError:\n   if n: f(n - 1)",
                      "for i in range(300): f(n)"),
    "nested list repr": (-60, "a = []\nfor i in range(n): a = [a]", "for i in range(3000): repr(a)"),
    "list repr": (60000, "a = list(range(n))", "repr(a)"),
    "list of str repr": (60000, "a = ['é'] * n", "repr(a)"),
    "source with many lines": (3000, "s = 'x = 1\\n' * n", "compile(s, 's', 'exec')"),
    "source with many names": (1500, "s = ''.join(['x%d = %d\\n' % (i, i) for i in range(n)])", "compile(s, 's', 'exec')"),
    "source, one long sum": (-200, "s = '+'.join(['a'] * n)", "for i in range(100): compile(s, 's', 'eval')"),
    "source, one long list": (5000, "s = '[' + '1,' * n + ']'", "compile(s, 's', 'exec')"),
    "source, one long str": (100000, "s = 'x = \"' + 'a' * n + '\"'", "compile(s, 's', 'exec')"),
    "source, many locals": (800, "s = 'def f():\\n' + ''.join([' x%d = x%d = 1\\n' % (i, i) for i in range(n)])",
                            "compile(s, 's', 'exec')"),
    "memoryview slices": (60000, "m = memoryview(bytes(n))", "for i in range(n): m[i:]"),
    "array append": (80000, "from array import array", "a = array('i')\nfor i in range(n): a.append(i)"),
    "Counter": (40000, "from collections import Counter", "Counter(range(n)).most_common(3)"),
    "itertools": (60000, "import itertools", "list(itertools.accumulate(itertools.chain(range(n), range(n))))"),
    "weak references": (20000, "import weakref\nclass A: pass", "a = [A() for i in range(n)]; w = [weakref.ref(x) for x in a]; a = None"),
    "finalizers": (10000, "class A:\n def __del__(self): pass", "a = [A() for i in range(n)]; a = None"),
    "cycles": (20000, "class A: pass", "for i in range(n):\n a = A(); a.a = a"),
}

SCRIPT = """
import time
clock = time.perf_counter
def setup_and_run(n, times):
    best = None
    for _ in range(times):
{setup}
        start = clock()
{work}
        spent = clock() - start
        if best is None or spent < best: best = spent
    return best
n = {n}
t = setup_and_run(n, 1)
while {grow} and t < {enough} and n < {n} * 512:
    n = n * 2
    t = setup_and_run(n, 1)
    if t > {enough} / 2: break
print(n, setup_and_run(n, 3), setup_and_run(2 * n, 3), setup_and_run(4 * n, 2))
"""


def indent(text):
    return "\n".join("        " + line for line in text.split("\n")) if text else "        pass"


def measure(command, name):
    n, setup, work = OPERATIONS[name]
    script = SCRIPT.format(n=abs(n), grow=n > 0, setup=indent(setup), work=indent(work), enough=ENOUGH)
    r = common.Run(command + ["-c", script], timeout=100)
    if r.problem:
        return None, r.problem
    n, a, b, c = r.out.split()
    return (int(n), float(a), float(b), float(c)), None


def factor(row):
    """Mean growth for one doubling over the two doublings."""
    _, a, _, c = row
    return (max(c, 1e-6) / max(a, 1e-6)) ** 0.5


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-k", dest="substr", default="")
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("--markdown", metavar="FILE")
    o = p.parse_args()
    peers = common.peers(o.krait, ["krait", "python3"])
    rows, bad, unmeasured = [], [], []
    for name in OPERATIONS:
        if o.substr not in name:
            continue
        theirs, their_problem = measure(peers["python3"], name)
        ours, problem = measure(peers["krait"], name)
        if problem is None and theirs and factor(ours) > max(LIMIT, factor(theirs) + MARGIN):
            ours, problem = measure(peers["krait"], name)   # once more before accusing
        flag = ""
        if problem:
            unmeasured.append(name)
            flag = "failed"
        elif theirs and factor(ours) > max(LIMIT, factor(theirs) + MARGIN):
            bad.append(name)
            flag = "grows too fast"
        row = [name, ours[0] if ours else "-", "%.2f" % factor(ours) if ours else problem,
               "%.2f" % factor(theirs) if theirs else their_problem, flag]
        rows.append(row)
        print("%-24s n=%-9s krait x%-6s python3 x%-6s %s" % tuple(row), flush=True)
    text = common.table(rows, ["operation", "n", "krait, per doubling", "python3, per doubling", ""])
    summary = "%d operations, %d grow faster than in python3, %d failed." % (len(rows), len(bad), len(unmeasured))
    print(summary)
    if o.markdown:
        common.write_section(o.markdown, "bench:growth", summary + "\n\n" + text)
    return 1 if bad or unmeasured else 0


if __name__ == "__main__":
    sys.exit(main())
