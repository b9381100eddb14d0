# test: report
# test: timeout 900
"""Depth of every kind ends in a result or in RecursionError or MemoryError, never in a crash."""
import os
import subprocess
import sys

KRAIT = os.environ["KRAIT"]
SAN = "build-san" in KRAIT
NEST = "a = []\nfor i in range(1000000): a = [a]\n"
NEST2 = NEST + "b = []\nfor i in range(1000000): b = [b]\n"
# name: (script, acceptable last lines of stdout; the script prints the exception's name when it is refused)
CASES = {
    "recursion": ("def f(n): return f(n + 1)\nf(0)", ["RecursionError"]),
    "recursion, limit raised": ("import sys\nsys.setrecursionlimit(1100000)\n"
                                "def f(n): return n and 1 + f(n - 1)\nprint(f(1000000))", ["1000000"]),
    "recursion by __call__": ("class A:\n def __call__(self): return self()\nA()()", ["RecursionError"]),
    "recursion by property": ("class A:\n @property\n def x(self): return self.x\nA().x", ["RecursionError"]),
    "recursion by __getattr__": ("class A:\n def __getattr__(self, k): return self.z\nA().x", ["RecursionError"]),
    "recursion by __eq__ in list": ("class A:\n def __eq__(self, o): return [self] == [A()]\nA() == A()", ["RecursionError"]),
    "recursion by key": ("def k(x): return sorted([1], key=k)\nsorted([1], key=k)", ["RecursionError"]),
    "recursion by repr": ("class A:\n def __repr__(self): return repr(self)\nrepr(A())", ["RecursionError"]),
    "recursion by format": ("class A:\n def __format__(self, s): return f'{self}'\nf'{A()}'", ["RecursionError"]),
    "recursion by hash": ("class A:\n def __hash__(self): return hash((self,))\nhash(A())", ["RecursionError"]),
    "recursion by generator": ("def g(): yield from g()\nlist(g())", ["RecursionError"]),
    "recursion by map": ("def f(x): return list(map(f, [x]))\nf(1)", ["RecursionError"]),
    "recursion by exec": ("def f(): exec('f()')\nf()", ["RecursionError"]),
    "recursion by __init__": ("class A:\n def __init__(self): A()\nA()", ["RecursionError"]),
    "handler that recurses": ("def f():\n try: f()\n except RecursionError: f()\n", ["RecursionError", ""]),
    "list built and dropped": (NEST + "a = None\nprint(1)", ["1"]),
    "list compared": (NEST2 + "print(a == b)", ["True", "RecursionError"]),
    "list printed": (NEST + "len(repr(a))", ["RecursionError", ""]),
    "list in itself": ("a = []\na.append(a)\nprint(repr(a))\na == [a]", ["[[...]]"]),
    "list ordered": (NEST2 + "print(a < b)", ["False", "RecursionError"]),
    "tuple hashed": ("t = ()\nfor i in range(1000000): t = (t,)\nhash(t)", ["RecursionError", ""]),
    "dict nested": ("d = {}\nfor i in range(1000000): d = {1: d}\nrepr(d)", ["RecursionError", ""]),
    "generators nested": ("def g(s):\n for x in s: yield x\ns = iter([1])\nfor i in range(100000): s = g(s)\nprint(list(s))",
                          ["[1]", "RecursionError"]),
    "map nested": ("s = iter([1])\nfor i in range(1000000): s = map(abs, s)\nprint(list(s))", ["[1]", "RecursionError"]),
    "closures nested": ("f = lambda: 0\nfor i in range(100000): f = (lambda g: lambda: g())(f)\nf()", ["RecursionError", ""]),
    "classes nested": ("class A: pass\nfor i in range(2000):\n class A(A): pass\nA().x", ["AttributeError", "RecursionError"]),
    "context chain": ("e = None\nfor i in range(200000):\n x = ValueError(i); x.__context__ = e; e = x\nprint(1)", ["1"]),
    "linked objects": ("class N: pass\nn = None\nfor i in range(1000000):\n m = N(); m.n = n; n = m\nprint(1)", ["1"]),
    "finalizers in a chain": ("class N:\n def __init__(s, n): s.n = n\n def __del__(s): pass\nn = None\n"
                              "for i in range(200000): n = N(n)\nn = None\nprint(1)", ["1"]),
    "source, parentheses": ("eval('(' * 100000 + '1' + ')' * 100000)", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, lists": ("eval('[' * 100000 + ']' * 100000)", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, unary": ("eval('-' * 100000 + '1')", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, not": ("eval('not ' * 100000 + '1')", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, powers": ("eval('1**' * 100000 + '1')", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, lambdas": ("eval('lambda: ' * 100000 + '1')", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, attributes": ("x = 1\neval('x' + '.real' * 50000)", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, calls": ("def f(): return f\neval('f' + '()' * 50000)", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, blocks": ("exec(''.join(' ' * i + 'if 1:\\n' for i in range(150)) + ' ' * 150 + 'pass')",
                       ["IndentationError", "SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, f-strings": ("eval('f\"{' * 300 + '1' + '}\"' * 300)", ["SyntaxError", "MemoryError", "RecursionError", ""]),
    "source, ifs": ("eval('1 if 1 else ' * 50000 + '1')", ["SyntaxError", "MemoryError", "RecursionError", ""]),
}
WRAP = "try:\n%s\nexcept BaseException as problem:\n print(type(problem).__name__)\n"

bad = 0
for name, (script, accepted) in CASES.items():
    text = WRAP % "\n".join(" " + line for line in script.split("\n"))
    try:
        p = subprocess.run([KRAIT, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           timeout=600 if SAN else 60)
    except subprocess.TimeoutExpired:
        print("%s: no end" % name)
        bad += 1
        continue
    last = p.stdout.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if p.returncode != 0 or last not in accepted:
        bad += 1
        print("%s: status %d, %r %s" % (name, p.returncode, last[:60], p.stderr.decode("utf-8", "replace")[-200:].strip()))
print("%d cases, %d bad" % (len(CASES), bad))
sys.exit(1 if bad else 0)
