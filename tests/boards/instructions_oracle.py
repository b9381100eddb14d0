# test: timeout 900
# test: report
"""Instructions per loop iteration on a Cortex-M3: at most half of what MicroPython 1.29 takes there.

The emulator counts them (-icount: an instruction takes a nanosecond of the board's clock), so the load of the
machine that it runs on does not matter."""
import sys

sys.dont_write_bytecode = True
from _board import Board, build, skip_without_tools

# Of MicroPython on the same board, -Os: the two loops in all, the others beyond `for i in range(n): pass`.
PEER = {"for": 209, "while": 228, "g()": 612, "c.m()": 787, "c.x": 303, "l[1]": 335, "x * x": 585}
PROGRAM = """
from time import perf_counter_ns as now
def g(): pass
class C:
    def __init__(self): self.x = 1
    def m(self): pass
def loop(text):
    names = {"g": g, "c": C(), "l": [1, 2, 3]}
    exec("def f(n, c=c, l=l, x=1.5):\\n " + text, names)
    f = names["f"]
    f(2000)
    a = now(); f(2000); b = now(); f(6000); d = now()
    return (d - b - (b - a)) / 4000
base = loop("for i in range(n): pass")
print("for", base)
print("while", loop("i = 0\\n while i < n: i += 1"))
for text in ("g()", "c.m()", "c.x", "l[1]", "x * x"):
    print(text, loop("for i in range(n): " + text) - base, sep="\\t")
"""

skip_without_tools()
build("mps2-an385")
with Board("mps2-an385", ["-icount", "shift=0,sleep=off"]) as b:
    out, err, exc = b.program(PROGRAM.encode())
assert not exc, exc
rows = dict(line.replace("\t", " ").rsplit(" ", 1) for line in out.decode().splitlines())
assert rows.keys() == PEER.keys(), rows
for name, count in rows.items():
    print("%-6s %6.0f instructions, MicroPython %4d: %.2f x" % (name, float(count), PEER[name], float(count) / PEER[name]))
slow = [name for name in rows if float(rows[name]) > PEER[name] / 2]
assert not slow, slow
