# test: timeout 120
"""`krait minify`: what comes out of small programs, word for word; what must survive runs as before; options and
errors of the command; a sample of the tests' programs and of Debian's library (all of it: long/minify_oracle.py)."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

import _minify
from _minify import KRAIT, ROOT

HERE = os.path.dirname(os.path.abspath(__file__))
failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAIL", *what)


def krait(*args, stdin=b""):
    p = subprocess.run([KRAIT, *args], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return p.returncode, p.stdout, p.stderr.decode("utf-8", "replace")


def texts():
    """data/minify.txt: `options --- source --- result` in blocks."""
    with open(os.path.join(HERE, "data", "minify.txt"), encoding="utf-8") as f:
        blocks = f.read().split("\n=====\n")
    for block in blocks:
        options, source, want = (part.strip("\n") for part in block.split("\n---\n"))
        options = options.split("\n")[-1].split()
        status, got, err = krait("minify", *[o for o in options if o[0] == "-"], "-", stdin=source.encode() + b"\n")
        if status or got.decode() != want + "\n":
            fail("text", options, "\n" + source, "\nwant\n" + want, "\ngot\n" + got.decode() + err)
        again = krait("minify", *[o for o in options if o[0] == "-"], "-", stdin=got)[1]
        if again != got:
            fail("again", source, "\n" + got.decode() + again.decode())


def survivors():
    """Programs that print what they see, before and after."""
    for path in sorted(glob.glob(os.path.join(HERE, "data", "minify_*.py"))):
        for options in ([], ["--rename-params", "--rename-private", "--rename-defs"], ["--no-rename"]):
            status, short, err = krait("minify", *options, path)
            with open("short.py", "wb") as f:
                f.write(short)
            want, got = krait(path), krait("short.py")
            if status or want[:2] != got[:2] or want[0]:
                lines = zip(want[1].split(b"\n"), got[1].split(b"\n"))
                fail(path, options, err, want[2], got[2], [p for p in lines if p[0] != p[1]][:3])


def command():
    with open("a.py", "w") as f:
        f.write("#!/usr/bin/python3\n# -*- coding: latin-1 -*-\ndef f(x):\n    y_1 = x\n    return y_1\n")
    os.chmod("a.py", 0o755)
    os.makedirs("pack")
    shutil.copy("a.py", "pack/b.py")
    with open("bad.py", "w") as f:
        f.write("x = (\n")
    with open("bad2.py", "w") as f:
        f.write("def f():\n    nonlocal x\n")
    want = b"#!/usr/bin/python3\ndef f(x):a=x;return a\n"
    if krait("minify", "a.py")[:2] != (0, want):
        fail("stdout", krait("minify", "a.py"))
    status, out, err = krait("minify", "-o", "o.py", "a.py")
    if (status, out) != (0, b"") or open("o.py", "rb").read() != want or not os.access("o.py", os.X_OK) or \
            not err.startswith("a.py: 82 -> 41 bytes"):
        fail("-o", status, out, err)
    status, out, err = krait("minify", "-d", "out/deep", "a.py", "./pack/b.py", os.path.abspath("o.py"))
    found = sorted(os.path.relpath(f, "out/deep") for f in glob.glob("out/deep/**/*.py", recursive=True))
    if status or found != ["a.py", "o.py", "pack/b.py"]:
        fail("-d", status, err, found)
    for args, want_status, want_err in (
            (["bad.py", "-o", "o.py"], 1, "SyntaxError: '(' was never closed"),
            (["bad2.py", "-o", "o.py"], 1, "SyntaxError: no binding for nonlocal 'x' found"),
            (["none.py", "-o", "o.py"], 1, "none.py: No such file"),
            (["a.py", "-o", "nodir/o.py"], 1, "nodir/o.py: No such file"),
            (["a.py", "bad.py"], 2, "several files need -d"), ([], 2, "no file"),
            (["-o", "x", "-d", "y", "a.py"], 2, "exclude each other"), (["--wrong", "a.py"], 2, "--help"),
            (["a.py", "--stats"], 0, "1 names in 2 places")):
        before = open("o.py", "rb").read()
        status, out, err = krait("minify", *args)
        if status != want_status or want_err not in err or open("o.py", "rb").read() != before:
            fail(args, status, out, err)
    if glob.glob("*.tmp"):
        fail("left behind", glob.glob("*.tmp"))
    status, out, err = krait("minify", "-d", "out2", "bad.py", "a.py")
    if status != 1 or os.listdir("out2") != ["a.py"]:
        fail("one bad of two", status, err, os.listdir("out2"))
    if krait("minify", "-", stdin=b"# nothing\n\n")[:2] != (0, b""):
        fail("nothing")
    text = krait("minify", "--help")[1].decode()
    for option in ("-o", "-d", "--keep-docstrings", "--keep-annotations", "--drop-asserts", "--keep-asserts", "--no-rename",
                   "--rename-params", "--rename-private", "--rename-defs", "--stats", "--help"):
        if option not in text:
            fail("not in --help:", option)


def sample(step, offset):
    work = tempfile.mkdtemp()
    bad = _minify.programs_differ(work, _minify.PROGRAM_FOLDERS, [KRAIT], step, offset)
    bad += _minify.library_differs(work, "/usr/lib/python3.11", 120, offset)
    shutil.rmtree(work)
    for why in bad:
        fail(*why)


texts()
survivors()
command()
sample(16, 3)
sys.exit(1 if failures else 0)
