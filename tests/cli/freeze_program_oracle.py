"""`krait freeze --build`: one command makes a krait with modules in it, and these do there what they do from their
source: constants of every kind, names, packages, tracebacks, -m, .mpy files and texts."""
import os
import subprocess

KRAIT = os.environ["KRAIT"]
failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAIL", *what)


def write(name, text):
    if os.path.dirname(name):
        os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w", encoding="utf-8", errors="surrogatepass") as f:
        f.write(text)


def run(*args, cwd=None, env=None):
    p = subprocess.run(list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, cwd=cwd,
                       env=dict(os.environ, **(env or {})))
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")


LONG = "é" * 100 + "zß水𝄪" * 60
write("src/consts.py", '''
INTS = 0, 1, -1, 2**29, 2**30 - 1, 2**30, -2**30, -2**30 - 1, 2**31, 2**32 - 1, 2**32, -2**32, 2**61, 2**62 - 1, 2**62, \\
    -2**62, -2**62 - 1, 2**63, -2**63, 2**64 - 1, 2**64, 2**95, 2**96 - 1, 2**96, 3**200, -7**123
FLOATS = 0.0, -0.0, 1.5, -1.5, 1e-7, 1e100, 1e300, -1e-300, 5e-324, 1.7976931348623157e308, 1e999, -1e999, 1e-77, 1e77
COMPLEX = 1j, -2.5j, 0j, 1e999j
TEXTS = "", "a", "abc", "é", "水", "\\x00", "a\\x00b", "\\ud800", "x\\udfffy", '"quoted"', "back\\\\slash", "tri??/graph", "%s"
BYTES = b"", b"a", b"\\x00", b"\\xff", b"abc", bytes(range(256)), b"?" * 3
LONG_ASCII = "a text that is too long to be a name, as most texts that programs print " * 3
LONG = "%s"
MORE = "%s"
NESTED = (), ((),), (1, (2.5, ("x", (b"y", (None, True, False, ..., 2**70, 1j)))))
same = MORE is MORE
def kw(*, first=1, second=(1, 2), third=LONG): return first, second, third
def éclair(ünder): return ünder
class Name:
    """A docstring of the class, not ASCII: é."""
    slot = "a_name_only_here"
    def method(self, a, b=2**40, /, c=b"bytes", *rest, d=(1, 2.5), **more):
        """The docstring of the method."""
        return a, b, c, rest, d, more
''' % (LONG[:64], LONG, "é" * 63 + "z"))
write("src/pkg/__init__.py", "from . import low\nfrom .low import *\nimport pkg.deep.leaf\nvalue = 'package'\n")
write("src/pkg/low.py", "def lower(x):\n    return x - 1\n__all__ = ['lower']\n")
write("src/pkg/deep/leaf.py", "from ..low import lower\nleaf = lower(8)\n")
write("src/pkg/__main__.py", "import sys\nprint('main of', __package__, sys.argv[1:])\n")
write("src/texty.py", "def where():\n    return 'as text', __name__\n")
write("src/binary.py", "def where(x=2**80):\n    return 'as mpy', x\n")
write("src/fails.py", "def bad(x):\n    return x.nothing\n\ndef go():\n    bad(\n        1)\n")
write("src/gens.py", "def gen(n):\n    for i in range(n):\n        x = yield i\n        if x: yield x\n"
      "async def co():\n    return 5\nouter = [lambda y, z=k: (y, z, k) for k in range(2)]\n"
      "def closure():\n    n = 0\n    def inc(by=1):\n        nonlocal n\n        n += by\n        return n\n    return inc\n")
write("src/main.py", "import sys\nprint('the app', sys.argv[1:], __name__)\n")
write("src/manifest.py", "freeze('.', ('consts.py', 'fails.py', 'gens.py', 'main.py'))\npackage('pkg')\n"
      "freeze_mpy('../mpy')\nfreeze_as_str('../text')\n")
os.mkdir("text")
os.rename("src/texty.py", "text/texty.py")
os.mkdir("mpy")
if run(KRAIT, "compile", "--portable", "-o", "mpy/binary.mpy", "src/binary.py")[0]:
    fail("compile")

status, out, err = run(KRAIT, "freeze", "--build", "app", "src/manifest.py")
if status or out or err:
    fail("--build", status, out, err)

SCRIPT = r'''
import sys, gc
import consts
from consts import *
for group in (INTS, FLOATS, COMPLEX, TEXTS, BYTES, NESTED):
    for v in group:
        print(ascii(v), type(v).__name__)
print(len(TEXTS[-1]), len(LONG), LONG_ASCII, same)
# equal to what is made at run time, in every way
for group in (INTS, FLOATS, COMPLEX, TEXTS, BYTES, NESTED):
    for v in group:
        w = eval(repr(v).replace("inf", "1e999"))
        print(v == w, hash(v) == hash(w), {v: 1}.get(w), {w: 1}.get(v), v in {w}, sorted([str(v), str(w)])[0] == str(w))
print([consts.LONG[i] for i in range(0, len(LONG), 37)], LONG[63:66], LONG[-3:], LONG.index("z"), MORE[63], MORE[62:])
print(LONG + "x" == "".join(list(LONG)) + "x", (LONG_ASCII + "y")[-2:], LONG.upper()[:3], LONG.encode()[:6])
x = LONG
for i in range(100): x += "é!"
print(len(x), x[-4:], len(LONG))
print(BYTES[5][::51], b"".join(BYTES) == b"".join(list(BYTES)), BYTES[4] + b"d", BYTES[5].hex()[:8])
print(NESTED[2][1][1] + (1,), NESTED[0] + (1,), NESTED * 1 == NESTED, [*NESTED[1]], (*INTS[:2],))
print(INTS[-1] + 1, INTS[12] * 2, -INTS[15], INTS[20] >> 3, INTS[24] % 1000007, INTS[9] & INTS[12], ~INTS[13])
print(FLOATS[2] * 2, FLOATS[4] + FLOATS[3], COMPLEX[1] * 2)
# names: interned ones are one object, wherever they come from
n = Name()
setattr(n, "".join(["a_name_", "only_here"]), 5)
print(n.a_name_only_here, getattr(n, Name.slot), sys.intern("".join(["a_name_", "only_here"])) is Name.slot)
print(vars(n), [k for k in vars(consts) if k in ("kw", "éclair", "NESTED")], getattr(consts, "\u00e9clair")(3))
d = {Name.slot: 1, LONG: 2, LONG_ASCII: 3, "é": 4}
print(d["a_name_" + "only_here"], d["".join(LONG)], d[LONG_ASCII[:]], d["\xe9"], list(d) == [Name.slot, LONG, LONG_ASCII, "é"])
setattr(n, LONG_ASCII, 1); setattr(n, LONG, 2)
print(len(vars(n)), getattr(n, LONG_ASCII), n.__dict__[LONG])
exec("q = {}; q['slot'] = 1; éclair = 2; print(q, éclair, 'a_name_only_here')", {})
print(kw(), kw(first=0, **{"sec" + "ond": 5}), éclair(ünder=1))
try: kw(fourth=1)
except TypeError as e: print(e)
print(n.method(1), n.method(1, 2, 3, 4, d=5, e=6), Name.__doc__, Name.method.__doc__, Name.method.__qualname__)
print(Name.method.__defaults__, Name.method.__kwdefaults__, Name.method.__code__.co_varnames, Name.method.__code__.co_firstlineno)
import gens
g = gens.gen(3); print(next(g), g.send(9), list(g), gens.outer[1](5), gens.outer[0](5, 6))
c = gens.co()
try: c.send(None)
except StopIteration as e: print(e.value)
inc = gens.closure(); inc(); print(inc(by=4), inc.__qualname__, gens.gen.__module__)
import pkg, binary
from pkg import lower
print(pkg.value, lower(3), pkg.deep.leaf.leaf, pkg.low.__name__, pkg.deep.leaf.__package__, binary.where())
gc.collect()
for i in range(50): [str(i) * 3 for i in range(100)]
gc.collect()
print(consts.NESTED, consts.LONG_ASCII[:10], gens.closure()(), pkg.low.lower(1))
import texty
print(texty.where())
import fails
try: fails.go()
except AttributeError as e:
    t = e.__traceback__
    while t:
        print(t.tb_frame.f_code.co_name, t.tb_lineno)
        t = t.tb_next
'''
write("script.py", SCRIPT)
for extra in ((), ("-X", "heapsize=2m"), ("-X", "verify-heap", "-X", "gc-stress=97")):
    frozen = run("./app", *extra, "script.py")
    source = run(KRAIT, *extra, "script.py", env={"KRAITPATH": "src:text"})
    if frozen[0] or frozen[2] or frozen != source:
        fail("frozen and source differ", extra, frozen[0], source[0])
        for a, b in zip(frozen[1].splitlines() + [frozen[2]], source[1].splitlines() + [source[2]]):
            if a != b:
                print("  frozen:", a[:300], "\n  source:", b[:300])
a, b, c = (run("./app", "-c", "import consts; print(hash(consts.TEXTS), hash(consts.BYTES), hash('abc'))",
               env={"PYTHONHASHSEED": seed})[1] for seed in ("0", "0", "random"))
if a != b or a == c or not a:
    fail("hashes", a, b, c)

# where modules come from, and how they are run
status, out, err = run("./app", "-c", """
import consts, pkg, texty, os
for m in consts, pkg, pkg.low, texty, os:
    print(m.__name__, m.__spec__.origin, m.__loader__, hasattr(m, '__file__'), getattr(m, '__path__', None), m.__package__)
print(pkg.deep)
""")
if out != ("consts frozen None False None \npkg frozen None False [] pkg\npkg.low frozen None False None pkg\n"
           "texty frozen None False None \nos frozen None False None \n<module 'pkg.deep' (frozen)>\n"):
    fail("modules", out, err)
for args, expect in ((("-m", "main", "1", "2"), "the app ['1', '2'] __main__\n"),
                     (("-m", "pkg", "x"), "main of pkg ['x']\n"),
                     (("-m", "pkg.low"), "")):
    got = run("./app", *args)
    if got != (0, expect, ""):
        fail(args, got)
status, out, err = run("./app", "-m", "pkg.deep")
if status != 1 or "pkg.deep" not in err:
    fail("-m of a package without __main__", status, err)
status, out, err = run("./app", "-c", "import fails\nfails.go()")
if err.splitlines()[-4:] != ['  File "<frozen fails>", line 5, in go', '  File "<frozen fails>", line 2, in bad',
                             "AttributeError: 'int' object has no attribute 'nothing'"][-4:] and \
        err.splitlines()[-3:] != ['  File "<frozen fails>", line 5, in go', '  File "<frozen fails>", line 2, in bad',
                                  "AttributeError: 'int' object has no attribute 'nothing'"]:
    fail("traceback", err)

# a program of its own
status, out, err = run(KRAIT, "freeze", "--build", "own_app", "--main", "pkg", "src/manifest.py")
if status or out or err:
    fail("--main", status, out, err)
for args in ((), ("-c", "print(1)"), ("--help", "compile")):
    got = run("./own_app", *args)
    if got != (0, "main of pkg %r\n" % list(args), ""):
        fail("--main", args, got)
status, out, err = run(KRAIT, "freeze", "--no-lib", "--main", "nope", "src/main.py")
if status != 1 or "--main nope" not in err:
    fail("--main nope", status, err)

# files come before what is frozen, unless .frozen stands before them
write("own/consts.py", "INTS = 'from the file'\n")
got = run("./app", "-c", "import consts; print(consts.INTS)", env={"KRAITPATH": "own"})
if got[1] != "from the file\n":
    fail("a file before frozen", got)
got = run("./app", "-c", "import sys; sys.path.insert(0, '.frozen'); import consts; print(len(consts.INTS))",
          env={"KRAITPATH": "own"})
if got[1] != "26\n":
    fail(".frozen before files", got)

# what is in the program takes the place of the library's
write("mine/heapq.py", "def heappush():\n    return 'mine'\n")
status, out, err = run(KRAIT, "freeze", "-o", "mine.c", "mine/heapq.py")
if status or open("mine.c").read().count('{"heapq",') != 1:
    fail("a module of the library replaced", status, err)

# an error of the C compiler is told, and nothing is left behind
status, out, err = run(KRAIT, "freeze", "--build", "nowhere/app", "src/main.py")
if status != 1 or not err:
    fail("no folder", status, err)
left = [f for f in os.listdir(".") if f.endswith((".o", ".tmp")) or f.startswith("app.")]
if left:
    fail("left behind", left)

print("failures:", failures)
raise SystemExit(failures > 0)
