# test: timeout 100
"""The program under the name mpy-cross against the reference cross compiler: exit status, where words go, and the
file, byte for byte, for every option that both know. Without node, only what does not need it."""
import base64
import json
import os
import shutil
import subprocess
import sys

ROOT, BUILD, KRAIT = os.environ["ROOT"], os.environ["BUILD"], os.environ["KRAIT"]
PACKAGE = os.path.join(ROOT, "build/oracles/node_modules/@pybricks/mpy-cross-v6")
MPY_CROSS = os.path.join(os.getcwd(), "mpy-cross")
TEXT = """import sys
def f(a, b=3):
    "docstring"
    assert a, "no"
    for i in range(300):
        print(i, 127, 128, -129, 1073741823, 1073741824, 10**20)
    return [a, b"x", 1.5]
"""
failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAIL", *what)


def ours(args, stdin=b""):
    return subprocess.run([MPY_CROSS] + args, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)


def reference(args, text):
    open("ref.js", "w").write("""globalThis.fetch = undefined;
const {compile} = require(%r);
compile("x.py", %s, %s).then(r => { console.log(JSON.stringify({status: r.status, out: r.out, err: r.err,
    mpy: r.mpy ? Buffer.from(r.mpy).toString("base64") : null})); process.exit(0); });
""" % (PACKAGE + "/build/index.js", json.dumps(text), json.dumps(args)))
    p = subprocess.run(["node", "ref.js"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    return json.loads(p.stdout)


# options; does the reference know them as we do?
CASES = [[], ["-v"], ["-O"], ["-O0"], ["-O1"], ["-O2"], ["-O3"], ["-O9"], ["-OO"], ["-s", "foo/bar.py"], ["-march=x64"],
         ["-march=armv7m"], ["-march=xtensawin"], ["-march=foo"], ["-march=none"], ["-X", "emit=bytecode"],
         ["-X", "heapsize=1m"], ["-X", "foo"], ["-X"], ["-foo"], ["--foo"], ["-mno-unicode"], ["-msmall-int-bits=31"],
         ["-msmall-int-bits=63"], ["-msmall-int-bits=16"], ["-msmall-int-bits=8"], ["-s"], ["-o"], ["other.py"],
         ["--help"], ["-h"]]


def compare():
    for args in CASES:
        if os.path.exists("x.mpy"):
            os.unlink("x.mpy")
        p, r = ours(args + ["x.py"]), reference(args, TEXT)
        mpy = open("x.mpy", "rb").read() if os.path.exists("x.mpy") else None
        want = base64.b64decode(r["mpy"]) if r["mpy"] else None
        if p.returncode != r["status"] or mpy != want:
            fail(args, "status", p.returncode, r["status"], "the files are", "equal" if mpy == want else "different", p)
        if bool(p.stdout) != bool(r["out"]) or bool(p.stderr) != bool(r["err"]):
            fail(args, "words go elsewhere:", p, r)
        if r["out"] and not p.stdout.startswith(b"usage: "):
            fail(args, p)
        if r["err"] and r["err"][-1].encode() not in p.stderr:
            fail(args, p, r["err"])
    for text in ("def f(:\n", "x = 1\n\ny = 'a\n", "@micropython.native\ndef f(): pass\n", "@micropython.viper\ndef f(): pass\n"):
        open("x.py", "w").write(text)
        p, r = ours(["x.py"]), reference([], text)
        line = r["err"][1].split("line ")[1].split(",")[0]
        where = "line %s\n" % line
        if p.returncode != r["status"] or r["status"] != 1 or where.encode() not in p.stderr or b"SyntaxError" not in p.stderr:
            if not text.startswith("@"):
                fail(repr(text), p, r)
        if p.returncode != 1 or os.path.exists("x.mpy"):
            fail(repr(text), p, os.listdir("."))


def alone():
    p = ours(["--version"])
    if p.returncode or b"mpy-cross emitting mpy v6" not in p.stdout:
        fail("--version", p)
    if ours(["-o", "there.mpy", "x.py"]).returncode or open("there.mpy", "rb").read(4) != b"M\x06\x00\x1f":
        fail("-o")
    for args in (["-"], ["-o", "-", "x.py"], ["-o", "-", "--", "x.py"]):
        p = ours(args, TEXT.encode())
        if p.returncode or p.stderr or p.stdout[:4] != b"M\x06\x00\x1f":
            fail(args, p)
    if b"\x0ex.py" not in ours(["-s", "x.py", "-"], TEXT.encode()).stdout and b"x.py\0" not in ours(["-s", "x.py", "-"], TEXT.encode()).stdout:
        fail("-s of standard input")
    p = ours(["-X", "emit=native", "x.py"])
    if p.returncode != 1 or b"machine code is not available" not in p.stderr:
        fail("emit=native", p)
    p = ours(["missing.py"])
    if p.returncode != 1 or b"missing.py" not in p.stderr:
        fail("missing file", p)
    open("helper.py", "w").write("x = 1\ndef f(a, /): pass\n")
    p = ours(["helper.py"])
    if p.returncode != 1 or b"line 2" not in p.stderr or b"cannot be expressed in portable bytecode" not in p.stderr:
        fail("what needs helpers", p)


os.symlink(KRAIT, "mpy-cross")
if not os.path.exists(os.path.join(BUILD, "mpy-cross")):
    fail("no mpy-cross beside krait")
open("x.py", "w").write(TEXT)
open("other.py", "w").write("")
alone()
os.unlink("x.mpy") if os.path.exists("x.mpy") else None
if shutil.which("node") and os.path.exists(PACKAGE):
    compare()
sys.exit(failures != 0)
