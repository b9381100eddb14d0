""".mpy files that nobody vouches for are loaded and run: every byte of ten files changed in turn, every prefix, random
changes of instructions, and what crashed once. Shares of it are run; KRAIT_FUZZ_WHOLE=1 (check-long) takes all.
usage: mpy_files.py PROGRAM (tests/fuzz/mpy_files.c)"""
import glob
import os
import re
import subprocess
import sys

ROOT, KRAIT = os.environ["ROOT"], os.environ["KRAIT"]
WHOLE = os.environ.get("KRAIT_FUZZ_WHOLE") == "1"
SLOW = float(os.environ.get("SLOW", "1"))
SEEDS = os.path.join(ROOT, "tests/fuzz/corpus/mpy")

SOURCES = {
    "blocks": '''
def f(a):
    for i in range(3):
        try:
            with a as b:
                if i: continue
                return b
        except ValueError as e:
            raise KeyError from e
        finally:
            for c in a:
                break
def g():
    try: yield (yield 1)
    finally: g()
    yield from [1, 2]
''',
    "closures": '''
def f(x, *y, k=1, **z):
    def g(n=x):
        nonlocal x
        x += n
        return lambda: (x, y, z)
    return g
class A:
    def m(self): return super().m
    @property
    def p(self): return __class__
f(1, 2, 3, a=4)()()
A().p
''',
    "collections": '''
x = [i * j for i in range(4) for j in (1, 2)]
y = {a: b for a, b in zip("abc", x)}
z = {1, *x}
w = [*x, *y]
v = {**y, "k": x[1:3], (1, 2): x[::2]}
a, *b = w
print(*x, **y)
del x[0], v["k"]
''',
    "classes": '''
class B(list, metaclass=type):
    s = 1
    def __init__(self, n): self.n = n; self.n += 1; del self.n
    def __iter__(self): return iter((1, 2))
    async def c(self):
        async with self as x: return x
        async for y in self: await y
b = B(3)
for q in b: q = q if q else -q
match b:
    case [x, y]: pass
    case {"a": 1, **r}: pass
    case B(s=t): pass
''',
    "text": '''
def f(a, b):
    assert a < b < 3, "text"
    return f"{a!r:>{b}} {b=}" + "%s" % a
for i in f(1, 2): i.upper().join("ab")
try: f(3, 2)
except* AssertionError as e: print(e)
import math
from math import pi as p, sin
from itertools import *
''',
    "async": '''
async def a(x):
    async with x as y:
        for i in range(2):
            if i: return y
    async for z in x: await z
def g(n):
    while n:
        n -= 1
        if n == 1: break
        else: continue
    else: pass
    return [lambda: n, (i for i in [n])]
c = a(1)
for e in g(4)[1]: print(e)
try: c.send(None)
except (TypeError, AttributeError): pass
''',
    "plain": '''
class P:
    x: int = 1
    def f(self, *a, **k): return self.x + len(a) + len(k)
p = P()
d = {"a": [1, 2.5, b"x", None, ...], "b": {1, 2}}
s = 10 ** 30 + 5
def f(a, b=2, *c, d=4):
    global s
    s = a if a else b or d
    return s, c, a[1:] if b else not a
for i in range(10, 0, -3):
    p.f(i, *d["a"], **{"k": f(i)})
with_ = f([1], d=0)
''',
}


def compiled():
    files = []
    for name, source in SOURCES.items():
        open(name + ".py", "w").write(source)
        for mode in "", "--portable":
            out = name + mode + ".mpy"
            r = subprocess.run([KRAIT, "compile", "-o", out, name + ".py"] + ([mode] if mode else []),
                               stderr=subprocess.DEVNULL)
            if r.returncode == 0:
                files.append(out)
    return files


def run(what, *args):
    p = subprocess.run([os.path.abspath(sys.argv[1])] + [str(a) for a in args], stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, timeout=1500 if WHOLE else 100 * SLOW)
    said = re.match(rb"(\d+) runs, (\d+) of them loaded", p.stdout)
    if p.returncode or not said:
        print("FAIL", what, p.returncode, p.stdout[-200:], p.stderr[-3000:].decode(errors="replace"))
        sys.exit(1)
    print(what, said.group(0).decode())
    return int(said.group(1)), int(said.group(2))


files = compiled()
assert len(files) >= 10, files
crashed = sorted(glob.glob(os.path.join(SEEDS, "*.mpy")))
if crashed:
    run("once crashed:", *crashed)
runs, loaded = run("as they are:", *files)
assert runs == loaded == len(files), (runs, loaded)
runs, loaded = run("prefixes:", "--cut", 1 if WHOLE else 11, *files)
assert loaded == 0, loaded
run("every byte:", "--bytes", 1 if WHOLE else 13, 3, *files)
runs, loaded = run("mutated:", "--mutate", 200000 if WHOLE else int(1500 / SLOW), 7, *files, *crashed)
assert loaded > runs // 50, (runs, loaded)  # the changes are such that some get through
