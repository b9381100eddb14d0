"""The page of `krait mem`: well-formed, complete in itself, and its figures are those of the run: exact counts by line,
what stays alive, what gc.stats() says, where memory ran out."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _mem_page import mem  # noqa: E402

failures = 0
WORD = int(subprocess.check_output([os.environ["KRAIT"], "-c", "import sys; print(sys.hash_info.width // 8)"]))
PAIR = 6 * WORD     # a list with room for two items


def check(what, *facts):
    global failures
    if not what:
        failures += 1
        print("FAIL line %d:" % sys._getframe(1).f_lineno, *facts)


def run(source, *args, status=0, **more):
    got, out, err, page = mem(*args, source=source, **more)
    check(got == status, "exit status", got, err)
    check(page is not None, "no page", err)
    check(page and not page.faults, page and page.faults)
    return out, err, page


# ---- a loop of 1000 displays ----
LOOP = """def work():
    kept = []
    for i in range(1000):
        pair = [i, i + 1]
        if i % 10 == 0:
            kept.append((i, pair))
    return kept
kept = work()
"""
for options in ((), ("-X", "gc-stress=7"), ("-X", "gc-stress", "-X", "verify-heap"), ("-X", "heapsize=256k")):
    out, err, page = run(LOOP, *options)
    lines = page.lines()
    size, count, alive, text = lines[4]
    check(list(lines)[0] == 4 or "heapsize=256k" not in options, list(lines))
    check(count == 2000 and size == 1000 * PAIR, options, count, size)    # the list and its items
    check(alive == 100 * PAIR, options, alive)
    check(text.startswith("pair = [i, i + 1]") and "list" in text, text)
    check(lines[6][1] >= 100 and lines[6][2] >= 100 * PAIR, options, lines[6])
    # (bytes alive, blocks, share, type, line, source)
    alive = {(row[3], re.search(r":(\d+)", row[4]).group(1) if ":" in row[4] else ""): row[1] for row in page.rows("alive")}
    check(alive.get(("list", "4")) == 100, options, alive)
    check(alive.get(("tuple", "6")) == 100, options, alive)
check("prog.py:4" in err, err)
types = {row[6]: row for row in page.rows("types")}
check(types["list"][2] >= 1000 and types["tuple"][2] >= 100, types)
check(page.root.one("p", **{"class": "hint"}).text().find("pair = [i, i + 1]") > 0)

# ---- every construct is counted on its own line ----
PLACES = """def f(a, b):
    for i in range(50):
        d = {'a': i, 'b': a}
        d = {
            'c': b}
        d = {'x', b}
        d = [a,
             b]
        d = [
            *a, 1]
        d = {
            *a}
        d = [x for x in a]
        d = (x for x in a)
        d = lambda: 1
        d = f'{i}{b}'
        d = a[:]
        def g(x=a):
            return i
        d = {
            **d.__dict__} if 0 else {}
f([1, 2, 3], 'b')
"""
out, err, page = run(PLACES)
lines = page.lines()
for line in (3, 4, 6, 7, 9, 11, 13, 14, 15, 16, 17, 18):
    check(lines.get(line, (0, 0))[1] >= 50, line, lines.get(line))
check(lines.get(2, (0, 0))[1] < 10, lines.get(2))

# ---- generators, recursion, library code ----
MORE = """import functools
def numbers(n):
    for i in range(n):
        yield (i, i)
def late(n):
    def inner():
        return n
    return n
def deep(n):
    return [n, deep(n - 1) if n else None]
for pair in [numbers(500) for i in range(30)][0]: late(pair)
tree = deep(200)
class C:
    pass
@functools.total_ordering
class D:
    def __init__(self, x): self.x = x
    def __lt__(self, other): return self.x < other.x
    def __eq__(self, other): return self.x == other.x
many = [D(i) for i in range(30)]
"""
out, err, page = run(MORE)
lines = page.lines()
check(lines[4][1] == 500, lines[4])
check(402 <= lines[10][1] <= 410, lines[10])   # 201 lists, 201 buffers
check(lines[3][1] == 1, lines[3])               # the range; generators are made where they are called
check(lines[2][1] < 5, lines[2])
check(lines[11][1] >= 30 and lines[5][1] >= 30, lines)   # generators; cells
check(not any(isinstance(k, str) and "functools" in k for k in lines), list(lines))
exact = page.lines(1)
check(any(isinstance(k, str) and "functools" in k for k in exact), list(exact))

# ---- agreement with gc.stats() ----
os.environ.pop("KRAIT_GC_STRESS", None)     # there would be collections between the figures
STATS = """import gc
def churn(n):
    for i in range(n):
        a = [i] * 50
churn(60000)
gc.collect()
s = gc.stats()
print(s['collections'], s['peak'], s['max_pause_us'])
"""
out, err, page = run(STATS)
collections, peak, pause = map(int, out.split())
check(collections > 5 and page.card("collections") == collections, out, page.card("collections"))
check(page.card("heap at most") == peak, out, page.card("heap at most"))
check(page.card("longest pause") // 1000 == pause, out, page.card("longest pause"))
check("%d collections" % collections in err, err)
check("asked for" in page.section("time").text() and "threshold" in page.section("time").text())
check(page.card("allocated") > 60000 * 50 * WORD and page.card("most in use") < 8 << 20)
check(sum(row[2] for row in page.rows("types")) == sum(row[2] for row in page.rows("lines")))
check(sum(row[0] for row in page.rows("types")) == page.card("allocated"))

# ---- text that looks like markup, not ASCII, not UTF-8 ----
MARKUP = """# </script><b>&amp; "quoted" 'too' <!-- -->
x = '</script><script>alert(1)</script>' + str(len('&'))
class Grüße: pass
y = [Grüße() for ä in range(300)]   # ← 日本語 🐍
"""
out, err, page = run(MARKUP, name="a & <b>'.py")
check(len(list(page.root.all("script"))) == 2, "scripts")
check(MARKUP.split("\n")[1] in page.section("source").text())
check(MARKUP.split("\n")[3] in page.section("source").text())
check("a & <b>'.py" in page.root.one("h1").text())
check("Grüße" in page.section("types").text())
with open("latin.py", "wb") as f:
    f.write("# -*- coding: latin-1 -*-\nx = ['\xe9' + str(i) for i in range(9)]\n".encode("latin-1"))
status, out, err, page = mem("latin.py")
check(status == 0 and "'\xe9'" in page.section("source").text(), status, err)

# ---- a small heap runs full ----
FULL = """hold = []
try:
    while True:
        hold.append(bytearray(1000))
except MemoryError:
    n = len(hold)
    hold = None
print(n)
"""
out, err, page = run(FULL, "-X", "heapsize=128k")
check(20 < int(out) < 120, out)
check("1 MemoryError, first at prog.py:4" in err, err)
check(page.card("MemoryError raised") == 1 and "prog.py:4" in page.section("time").text())
check("memory full" in page.section("time").text())
check(len(list(page.section("map").all("rect"))) > 20)

# ---- running code that is made as it goes, code that is freed ----
MADE = """import gc
for i in range(40):
    d = {}
    exec(compile('def f(x):\\n    return [x, x]\\nr = [f(k) for k in range(20)]', 'made%d' % (i % 2), 'exec'), d)
    if i % 5 == 0:
        d = None
        gc.collect()
"""
out, err, page = run(MADE, "-X", "verify-heap")
check("made0:2" in page.section("lines").text() and "made1:3" in page.section("lines").text())

print("FAIL" if failures else "ok")
sys.exit(1 if failures else 0)
