# test: timeout 120
"""Compiled copies of imported files in __pycache__: when they are made, used, made anew, and left alone."""
import glob
import os
import shutil
import subprocess
import sys

KRAIT = os.environ["KRAIT"]
ENV = {k: v for k, v in os.environ.items() if not k.endswith("DONTWRITEBYTECODE")}
COPY = "__pycache__/m.krait-01.mpyc"
failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAIL", *what)


def krait(*args, program=KRAIT, **env):
    p = subprocess.run([program] + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, env=dict(ENV, **env))
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def expect(what, out, *args, **kw):
    got = krait(*args, **kw)
    if got != (0, out, ""):
        fail(what, got)


def put(path, text):
    with open(path, "w") as f:
        f.write(text)


def copies():
    return sorted(os.path.basename(f) for f in glob.glob("__pycache__/*"))


def reset():
    shutil.rmtree("__pycache__", ignore_errors=True)


def swap(path, text):
    """Other text, but the size and time that it had: who uses the copy does not notice."""
    st = os.stat(path)
    if st.st_size != len(text):
        fail("swap", path, text)
    put(path, text)
    os.utime(path, ns=(st.st_atime_ns, st.st_mtime_ns))


# made, and used
put("m.py", "x = 'old'\n")
put("p.py", "import m\nprint(m.x)\n")
expect("first", "old\n", "p.py")
if copies() != ["m.krait-01.mpyc"]:
    fail("after the first import there are", copies())
swap("m.py", "x = 'new'\n")
expect("the copy is used", "old\n", "p.py")
expect("-B uses it too", "old\n", "-B", "p.py")
os.utime("m.py", ns=(1, 12345))
expect("another time", "new\n", "p.py")
swap("m.py", "x = 'old'\n")
expect("it was made anew", "new\n", "p.py")
put("m.py", "x = 'longer'\n")
os.utime("m.py", ns=(1, 12345))
expect("another size", "longer\n", "p.py")

# not made
reset()
for what, args, env in (("-B", ["-B", "p.py"], {}), ("KRAIT", ["p.py"], {"KRAITDONTWRITEBYTECODE": "1"}),
                        ("PYTHON", ["p.py"], {"PYTHONDONTWRITEBYTECODE": "x"}),
                        ("sys", ["-c", "import sys\nsys.dont_write_bytecode = 1\nimport m\nprint(m.x)"], {}),
                        ("listing", ["-v", "-v", "-B", "p.py"], {})):
    got = krait(*args, **env)
    if got[0] or "longer\n" not in got[1] or os.path.exists("__pycache__"):
        fail("not to be written:", what, got, copies())
expect("an empty variable", "longer False 0\n", "-c", "import m, sys; print(m.x, sys.dont_write_bytecode, sys.flags.dont_write_bytecode)", KRAITDONTWRITEBYTECODE="")
expect("-E", "longer False\n", "-E", "-c", "import m, sys; print(m.x, sys.dont_write_bytecode)", PYTHONDONTWRITEBYTECODE="1")
expect("-B in sys", "True 1\n", "-B", "-c", "import sys; print(sys.dont_write_bytecode, sys.flags.dont_write_bytecode)")
if copies() != ["m.krait-01.mpyc"]:
    fail("scripts are not copied:", copies())

# what a module says, levels of optimisation, tracebacks
put("m.py", 'def f():\n    "doc"\n    assert not True, "m"\n    return f.__doc__\n')
put("q.py", "import m, os.path\nprint(m.__cached__ == m.__spec__.cached, os.path.relpath(m.__cached__), m.f())\n")
reset()
for i in range(2):
    expect("-O", "True __pycache__/m.krait-01.opt-1.mpyc doc\n", "-O", "q.py")
    expect("-OO", "True __pycache__/m.krait-01.opt-2.mpyc None\n", "-OO", "q.py")
    got = krait("q.py")
    if got[0] != 1 or 'm.py", line 3, in f\n    assert not True, "m"\n           ^^^^^^^^\nAssertionError: m\n' not in got[2]:
        fail("traceback", i, got)
if copies() != ["m.krait-01.mpyc", "m.krait-01.opt-1.mpyc", "m.krait-01.opt-2.mpyc"]:
    fail("levels:", copies())

# a copy that is damaged is no copy
put("m.py", "x = 'whole'\ndef f(a): return [a, x]\n")
reset()
krait("p.py")
good = open(COPY, "rb").read()
for at in list(range(0, 80, 7)) + list(range(80, len(good), 11)) + [len(good) - 1]:
    with open(COPY, "wb") as f:
        f.write(good[:at] + bytes([good[at] ^ 0x55]) + good[at + 1:])
    expect("byte %d" % at, "whole\n", "p.py")
    if open(COPY, "rb").read() != good:
        fail("not made anew: byte", at)
for data in (b"", good[:50], good[:-1], good + b"x", b"M\x06\x00\x1f"):
    with open(COPY, "wb") as f:
        f.write(data)
    expect("%d bytes" % len(data), "whole\n", "p.py")
    if open(COPY, "rb").read() != good:
        fail("not made anew:", len(data))
os.unlink(COPY)
os.mkdir(COPY)
expect("a folder in its place", "whole\n", "p.py")
if copies() != ["m.krait-01.mpyc"]:
    fail("left behind:", copies())
reset()
put("__pycache__", "a file")
expect("no folder", "whole\n", "p.py")
if open("__pycache__").read() != "a file":
    fail("the file in the place of the folder")
os.unlink("__pycache__")

# another program's copy; a folder that was moved
krait("p.py")
shutil.copy(KRAIT, "other")
mine = open(COPY, "rb").read()
expect("another program", "whole\n", "p.py", program="./other")
if open(COPY, "rb").read() == mine:
    fail("the copy of another program was used")
os.mkdir("moved")
put("moved/m.py", "def f(): pass\nx = f.__code__.co_filename\n")
put("moved/p.py", "import m\nprint(m.x)\n")
krait("moved/p.py")
os.rename("moved", "there")
expect("moved", os.getcwd() + "/there/m.py\n", "there/p.py")

# many at once
reset()
for i in range(6):
    put("m%d.py" % i, "".join("def f%d(a, b=%d): return a + b\n" % (k, k) for k in range(100 + i)))
put("all.py", "import m0, m1, m2, m3, m4, m5\nprint(sum(m.f99(1) for m in (m0, m1, m2, m3, m4, m5)), m5.f104(1))\n")
for round in range(2):
    running = [subprocess.Popen([KRAIT, "all.py"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=ENV) for _ in range(8)]
    said = set(p.communicate()[0] for p in running)
    if said != {b"600 105\n"}:
        fail("many at once:", said)
if copies() != ["m%d.krait-01.mpyc" % i for i in range(6)]:
    fail("left behind:", copies())

# packages, -m, no rights for others than the source gives
os.mkdir("pack")
put("pack/__init__.py", "from . import sub\n")
put("pack/sub.py", "print(__name__)\n")
os.chmod("pack/sub.py", 0o600)
expect("package", "pack.sub\n", "-c", "import pack")
mode = os.stat("pack/__pycache__/sub.krait-01.mpyc").st_mode & 0o777
if mode != 0o600 or sorted(os.listdir("pack/__pycache__")) != ["__init__.krait-01.mpyc", "sub.krait-01.mpyc"]:
    fail("package", oct(mode), os.listdir("pack/__pycache__"))
sys.exit(failures != 0)
