# test: timeout 900
"""Profile tiny: a frozen main and an .mpy of a ROMFS image run; what is left out says so."""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
from _board import Board, build, skip_without_tools

skip_without_tools()

FROZEN_MAIN = r"""
import builtins, gc, machine, micropython, sys, time
import parts

class Base:
    def __init__(self, n):
        self.n = n
    def __add__(self, other):
        return Base(self.n + other.n)
    def __repr__(self):
        return "%s(%d)" % (type(self).__name__, self.n)
    @property
    def twice(self):
        return 2 * self.n

class Derived(Base):
    def __init__(self, n):
        super().__init__(n)
        self.me = lambda: self

def gen(n):
    try:
        for i in range(n):
            got = yield i
    finally:
        print("closed")

d = Derived(3)
print(d + d, d.twice, d.me() is d, isinstance(d, Base), [k for k in sorted(d.__dict__)])
print(2 ** 100 // 3 ** 20, 7.5 / 2, 1e300 * 10, round(2.567, 2), f"{3.14159:8.3f}|{255:#x}|{'s':>4}", "%05d" % 42)
g = gen(3)
print(next(g), list(zip("ab", g)), sum([1, 2.5]), sorted([3, 1, 2], key=lambda x: -x))
try:
    [][1]
except (KeyError, IndexError) as e:
    print(type(e).__name__)
print({1: "a"} | {2: "b"}, {1, 2} & {2, 3}, "a,b".split(","), "\u00e9".encode(), b"\xc3\xa9".decode(), bytearray(b"xy"))
a, *rest = parts.numbers()
match rest:
    case [x, y]:
        print(a, x, y, parts.__file__)
for absent in ("complex(1)", "memoryview(b'')", "compile", "eval", "open"):
    name = absent.split("(")[0]
    print(name, hasattr(builtins, name), end="; ")
try:
    list[int]
except TypeError:
    print("no list[int]")
t = time.ticks_ms()
time.sleep_ms(5)
print(time.ticks_diff(time.ticks_ms(), t) >= 5)
seen = []
micropython.schedule(seen.append, 1)
time.sleep_ms(1)
print(seen)
machine.Pin("LED", machine.Pin.OUT).on()
before = gc.mem_alloc()
x = bytearray(50000)
del x
gc.collect()
print(gc.mem_alloc() - before < 1000)
def deep(n):
    return deep(n + 1)
try:
    deep(0)
except RecursionError:
    print("deep")
try:
    x = []
    while True:
        x.append(bytearray(10000))
except MemoryError:
    x = None
    print("full")
raise ValueError(5)
"""
WANT = """Base(6) 6 True True ['me', 'n']
363558641556578823726 3.75 1e+301 2.57    3.142|0xff|   s 00042
0 [('a', 1), ('b', 2)] 3.5 [3, 2, 1]
IndexError
{1: 'a', 2: 'b'} {2} ['a', 'b'] b'\\xc3\\xa9' \u00e9 bytearray(b'xy')
1 2 3 /rom/parts.mpy
complex False; memoryview False; compile False; eval False; open False; no list[int]
True
[1]
True
deep
full
Traceback (most recent call last):
  File "<frozen main>", line LAST, in <module>
ValueError: 5
"""

os.makedirs("image")
for name, text in (("image/parts.py", "def numbers():\n    yield from (1, 2, 3)\n"), ("main.py", FROZEN_MAIN)):
    with open(name, "w") as f:
        f.write(text)
with open("manifest.py", "w") as f:
    f.write("module('main.py', base_path=%r, opt=0)\n" % os.getcwd())
subprocess.run([os.environ["KRAIT"], "romfs", "build", "-o", "image.romfs", "image"], stdout=subprocess.DEVNULL, check=True)
sizes = build("mps2-an385", "PROFILE=tiny", "FROZEN_MANIFEST=" + os.path.abspath("manifest.py"),
              "ROMFS=" + os.path.abspath("image.romfs"))
flash = next(int(x.split()[1]) for x in sizes.split("\n") if x.startswith("image"))
assert flash < 290000, sizes

with Board("mps2-an385-tiny", ready=None) as board:
    for again in range(2):
        out = board.expect(b"Ctrl-D starts again\r\n").decode().replace("\r\n", "\n")
        want = WANT.replace("LAST", str(FROZEN_MAIN.count("\n")))
        out = out.rpartition("krait 0")[0].partition("soft reboot\n")[2] if again else out.rpartition("krait 0")[0]
        assert out == want, "got\n%s\nwanted\n%s" % (out, want)
        board.send(b"x\x04")
