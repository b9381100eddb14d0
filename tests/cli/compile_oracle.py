"""`krait compile` and `krait -v -v` describe the same code: the .mpy file, read back independently, holds
the blocks, names and constants that the listing shows; every opcode is decoded alike. Then the errors."""
import os
import re
import subprocess
import sys

ROOT, KRAIT = os.environ["ROOT"], os.environ["KRAIT"]
sys.path.insert(0, os.path.join(ROOT, "tests/compile"))
import mpyfile  # noqa: E402

mpyfile.load_static(os.path.join(ROOT, "src/code/static_names.def"))
TABLE = mpyfile.load_opcodes(os.path.join(ROOT, "src/code/opcodes.def"))
failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAIL", *what)


def krait(*args):
    p = subprocess.run([KRAIT] + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")


def write(name, text):
    with open(name, "w") as f:
        f.write(text)


def blocks(mpy):
    """All code of a file, outer levels first, as the listing has it."""
    level, out = [mpy.module], []
    while level:
        out += level
        level = [child for code in level for child in code.children]
    return out


def listed(text):
    """[(name, bytes, [instruction lines])] of a listing."""
    out = []
    for part in re.split(r"(?m)^File ", text)[1:]:
        name = re.search(r"code block '(.*?)' \(", part).group(1)
        raw = re.search(r"Raw bytecode.*?:\n((?: [0-9a-f]{2}|\n)*)", part).group(1)
        out.append((name, bytes.fromhex(raw.replace("\n", " ")), re.findall(r"(?m)^(\d\d+) ([A-Z_]+)(.*)$", part)))
    return out


def same_operand(name, kind, ours, theirs, mpy):
    """The operand as mpyfile shows it and as the listing does."""
    theirs = theirs.strip()
    if kind == "INLINE" and name not in ("UNARY_OP", "BINARY_OP"):
        return ours == theirs
    if kind == "NAME":
        first = ours.split("\n")[0].strip()  # the listing does not quote line ends
        return theirs in (first, "'%s'" % ours) or theirs[1:].strip() == first
    if kind == "OBJ":
        return "=" in theirs
    if kind in ("LABEL", "FWD"):
        return ours.strip("->") == theirs
    if kind in ("UINT", "SINT"):
        return theirs.split(" ")[0].split("=")[-1] == ours or name.startswith("CALL") or name.startswith("UNPACK_EX")
    return True


def compare(path, *options):
    if os.path.exists("out.mpy"):
        os.unlink("out.mpy")
    status, out, err = krait("compile", *options, "-o", "out.mpy", path)
    if status:
        return fail(path, options, err.strip()[-200:])
    mpy = mpyfile.Mpy(open("out.mpy", "rb").read())
    if mpy.header[:2] != b"M\x06":
        fail(path, "header", mpy.header)
    if "--portable" in options:
        return len(blocks(mpy))
    opt = ["-OOO" if o == "-O3" else o for o in options if o.startswith("-O")]
    shown = listed(krait("-v", "-v", "-X", "compile-only", *opt, path)[1])
    ours = blocks(mpy)
    if len(shown) != len(ours):
        return fail(path, "%d blocks listed, %d in the file" % (len(shown), len(ours)))
    pool = [(c.name, c.body) for c in ours]
    for name, raw, insns in shown:
        if (name, raw) not in pool:
            fail(path, "no block in the file is like", name)
            continue
        code = ours[pool.index((name, raw))]
        decoded = [re.match(r"\s*(\d+) (\S+) ?(.*)", line).groups() for line in code.insns(TABLE)]
        if [(int(a), b) for a, b, _ in decoded] != [(int(a), b) for a, b, _ in insns]:
            fail(path, name, "instructions differ", [x for x in zip(decoded, insns) if int(x[0][0]) != int(x[1][0]) or x[0][1] != x[1][1]][:2])
            continue
        at = {a: (n, k) for a, (n, k, _) in ((o, TABLE[code.code[int(o)]]) for o, _, _ in decoded)}
        for (a, op, x), (_, _, y) in zip(decoded, insns):
            if not same_operand(op, at[a][1], x, y, mpy):
                fail(path, name, a, op, repr(x), repr(y))
    return len(ours)


write("small.py", '''
"""doc"""
import os.path as p, sys
from sys import *
from sys import argv as a, path
x: int = 5
def f(a, b=1, *c, d, e=2, **g):
    global x
    if a and (b or not c): return a + b - 1, a @ b, -a, ~b, +a
    for i in range(10):
        if i is None or i in c or i not in c or i is not a: continue
        while i < 5 <= 7 != 8 > 3 >= 2: break
        else: x = i
    try:
        with a as (q, *r): pass
    except (ValueError, TypeError) as exc:
        raise KeyError from exc
    finally:
        del x
    a.b, a[1], a[1:2:3] = 1, 2, 3
    a.b += 1; a[1] -= 2; del a.b, a[1]
    return [i for i in a if i], {i: j for i, j in a}, {1, 2}, {1: 2}, (i for i in a), f"{a!r:>{b}}{c}"
def gen():
    def inner():
        nonlocal y
        y = 1
        return lambda z: z + y
    y = yield 1
    yield from inner()
async def co():
    async with a as b: await b
    async for i in b: pass
    return [i async for i in b]
class K(object, metaclass=type):
    z = 1
    @staticmethod
    def m(self): return super().m(), __class__, self.__x
consts = None, True, False, ..., 1, -1, 100, 10**9, 2**70, -2**100, 1.5, 1e300, 2j, "text", "\\u20ac\\n", b"bytes\\xff", (1, (2, "x", b"y", 3.5, None, True, False, ..., 2**80)), 0.1
def big(): return %s
match x:
    case [1, *_]: pass
    case {"k": v, **rest}: pass
    case K(z=1): pass
type Alias[T] = list[T]
assert x, "message"
print(*consts, sep="", **{})
''' % " + ".join("v%d" % i for i in range(300)))
write("empty.py", "")
write("bad.py", "x = = 1\n")
n = 0
for path in ["small.py", "empty.py"] + [os.path.join(ROOT, "tests", x) for x in ("programs/lisp.py", "programs/sudoku.py", "lang/match_statement.py", "lang/generators.py", "lang/exceptions_finally.py", "lang/big_functions.py")]:
    for options in ((), ("-O",), ("-O3",)):
        n += compare(path, *options) or 0
write("plain.py", "def f(a, b):\n    for i in range(a):\n        print(i, b, 'text', 2**70, 1.5, b'x', (1, 2))\n    return [x for x in b]\nclass K:\n    def m(self): return self.x\n")
compare("plain.py", "--portable")
compare("plain.py", "--portable", "-s", "other/name.py")
if mpyfile.Mpy(open("out.mpy", "rb").read()).names[0] != "other/name.py":
    fail("-s sets no source name")
if krait("compile", "plain.py")[0] or open("plain.mpy", "rb").read(2) != b"M\x06":
    fail("default name of the output")
for args, status, text in ((["compile"], 2, "usage"), (["compile", "-z", "plain.py"], 2, "usage"), (["compile", "missing.py"], 1, "No such file"),
                           (["compile", "bad.py"], 1, "SyntaxError"), (["compile", "-o", "no/such/folder.mpy", "plain.py"], 1, "No such file"), (["compile", "--portable", "small.py"], 1, "SyntaxError")):
    got = krait(*args)
    if got[0] != status or text not in got[2] + got[1]:
        fail(args, got)
# many files, one line for each that is refused
write("one.py", "x = 1\n")
write("two.py", "def f(:\n")
write("three.py", "def f(a, /): pass\n")
status, out, err = krait("compile", "--portable", "one.py", "two.py", "missing.py", "three.py", "plain.py")
lines = err.splitlines()
if status != 1 or out or len(lines) != 3 or not lines[0].startswith("two.py: SyntaxError: line 1: ") or \
        lines[1] != "missing.py: FileNotFoundError: [Errno 2] No such file or directory: 'missing.py'" or \
        lines[2] != "three.py: SyntaxError: line 1: a positional-only parameter cannot be expressed in portable bytecode":
    fail("many files", status, out, err)
if sorted(f for f in os.listdir(".") if f in ("one.mpy", "two.mpy", "three.mpy")) != ["one.mpy"]:
    fail("files written", os.listdir("."))
os.mkdir("to")
if krait("compile", "-o", "to", "one.py", "plain.py")[0] or sorted(os.listdir("to")) != ["one.mpy", "plain.mpy"]:
    fail("-o directory")
os.chmod("to/one.mpy", 0o600)
link = krait("compile", "-o", "/dev/null", "one.py")
if link != (0, "", "") or os.path.isfile("/dev/null"):
    fail("a device as output", link)
for args, name in ((["one.py", "-o", "-"], "one.py"), (["-s", "a name", "-"], "a name"), (["-"], "<stdin>")):
    p = subprocess.run([KRAIT, "compile"] + args, input=b"x = 1\n", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if p.returncode or p.stderr or p.stdout[:1] != b"M" or mpyfile.Mpy(p.stdout).names[0] != name:
        fail(args, p)
write("native.py", "import micropython\n@micropython.native\ndef f(): return 1\n")
for args, status, text in ((["native.py"], 0, ""), (["-march=armv7m", "native.py"], 1, "machine code is not available"),
                           (["-march=host", "one.py"], 0, ""), (["-march=pdp11", "one.py"], 2, "no such value: -march=pdp11"),
                           (["-s", "x", "one.py", "plain.py"], 2, "-s is for one file"), (["-o", "out.mpy", "one.py", "plain.py"], 2, "need a directory"),
                           ([], 2, "no file"), (["-O4x", "one.py"], 2, "no such value"), (["--help"], 0, "-march=ARCH"),
                           (["-msmall-int-bits=63", "one.py"], 0, ""), (["-v", "-v", "one.py"], 0, "STORE_NAME x")):
    got = krait("compile", *args)
    if got[0] != status or text not in got[1] + got[2]:
        fail(args, got)
if [f for f in os.listdir(".") if f.endswith(".tmp") or f in ("bad.mpy", "missing.mpy")]:
    fail("files left behind", os.listdir("."))
print("%d blocks compared" % n)
sys.exit(1 if failures or n < 100 else 0)
