"""Importing .mpy files: what is found first, packages, -m, scripts, what modules say of themselves, what errors leave
behind; and the figures that -v gives for each import."""
import os
import re
import subprocess

from _mpy import fail, finish

KRAIT = os.environ["KRAIT"]


def krait(*args, cwd="."):
    p = subprocess.run([KRAIT] + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, cwd=cwd)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def expect(what, out, *args, **kw):
    got = krait(*args, **kw)
    if got != (0, out, ""):
        fail(what, got)


def put(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


def mpy(path, text, *options):
    put("source.py", text)
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    status = krait("compile", *options, "-o", path, "source.py")
    if status[0]:
        fail(path, status)
    os.unlink("source.py")


HERE = os.getcwd()
SAY = "print(%r, __name__, __file__.replace(%r, '.'), __package__)\n"


def say(word):
    return SAY % (word, HERE)


# the order in a folder: package, NAME.py, NAME.mpy
put("a.py", say("py"))
mpy("a.mpy", say("mpy"))
mpy("b.mpy", say("mpy"), "--portable")
put("c.py", say("py"))
mpy("c/__init__.mpy", say("init mpy") + "from . import d\nfrom .d import *\n")
mpy("c/d.mpy", say("sub") + "__all__ = ['x']\nx = 5\ny = 6\n")
put("e/__init__.py", say("init py"))
mpy("e/__init__.mpy", say("init mpy"))
mpy("n/m.mpy", say("in namespace"))
put("main.py", "import a, b, c, e, n.m\nprint(c.x, hasattr(c, 'y'), c.__path__ == [%r + '/c'])\n"
    "print(b.__spec__.origin == b.__file__, b.__spec__.has_location)\n" % HERE)
FOUND = """py a ./a.py 
mpy b ./b.mpy 
init mpy c ./c/__init__.mpy c
sub c.d ./c/d.mpy c
init py e ./e/__init__.py e
in namespace n.m ./n/m.mpy n
5 False True
True True
"""
expect("search order", FOUND, "main.py")

# programs: a file, a folder, -m
mpy("prog.mpy", "import sys\nprint(__name__, __file__ == sys.argv[0] or __file__, sys.argv[1:], sys.path[0] == %r)\nimport a\n" % HERE)
expect("script", "__main__ %s/prog.mpy ['x'] True\npy a ./a.py \n" % HERE, "prog.mpy", "x")
mpy("app/__main__.mpy", say("main"))
expect("folder", "main __main__ ./app/__main__.mpy \n", "app")
mpy("c/__main__.mpy", say("main"))
expect("-m package", FOUND.split("init py")[0].split("mpy b ./b.mpy \n")[1] + "main __main__ ./c/__main__.mpy c\n", "-m", "c")
expect("-m module", "mpy __main__ ./b.mpy \n", "-m", "b")
expect("-m in a package", "init mpy c ./c/__init__.mpy c\nsub c.d ./c/d.mpy c\nsub __main__ ./c/d.mpy c\n", "-m", "c.d")

# what is wrong with a file is a ValueError, as in MicroPython, and the module can be imported again
open("bad.mpy", "wb").write(b"M\x05\x00\x1f")
put("errors.py", """import sys
for i in range(2):
    try:
        import bad
    except ValueError as e:
        print(type(e).__name__, str(e).replace(sys.path[0], '.'), 'bad' in sys.modules)
with open('bad.mpy', 'wb') as f, open('b.mpy', 'rb') as g:
    f.write(g.read())
import bad
try:
    import raises
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno, 'raises' in sys.modules)
""")
mpy("raises.mpy", "\n\n1 / 0\n")
LINE = "ValueError incompatible .mpy file ./bad.mpy: version 5, expected 6 (at byte 1) False\n"
expect("errors", LINE * 2 + "mpy bad ./bad.mpy \n3 False\n", "errors.py")

# a file that cannot be read
put("noread.py", "import a\n")
if os.getuid():
    mpy("closed.mpy", "")
    os.chmod("closed.mpy", 0)
    if "PermissionError" not in krait("-c", "import closed")[2]:
        fail("closed")

# -v: bytes of each import, on standard error
body = "".join("def f%d(a, b):\n    return a * %d + b\n" % (i, i) for i in range(60))
put("big/__init__.py", "from . import code, source\n")
mpy("big/code.mpy", body)
put("big/source.py", body)
put("big.main.py", "import big\n")
text = krait("-v", "big.main.py")[2]
rows = dict((m[0], (m[1], int(m[2]), int(m[3])))
            for m in re.findall(r"(?m)^import: (\S+) \((.*)\): (\d+) bytes of code, (\d+) bytes kept$", text))
if sorted(rows) != ["big", "big.code", "big.source"]:
    fail("-v", text)
for name in ("big.code", "big.source"):
    file, code, kept = rows.get(name, ("", 0, 0))
    # 60 functions of some 20 bytes of code each, and as many function objects; the file of 4.1 KB is
    # just over the largest size class where words have 32 bits and takes a page of 16 KB there
    if not file.startswith(HERE + "/big/") or not 1200 < code < 20000 or not code + 60 * 16 < kept < 60000:
        fail("-v", name, file, code, kept)
# most of it: what one of them left behind may be gone when the package is there
if rows and rows["big"][2] < 0.8 * (rows["big.code"][2] + rows["big.source"][2]):
    fail("-v: what a package keeps does not include its modules'", rows)
finish()
