"""krait mpy: listings, hex dumps and sizes agree with the bytes of the files; merged files run, in krait and
in MicroPython (if it is installed); what is wrong with a file or the arguments is said in a line."""
import glob
import os
import re
import shutil
import subprocess
import sys

KRAIT, ROOT = os.environ["KRAIT"], os.environ["ROOT"]
HERE = os.path.dirname(os.path.abspath(__file__))
MICROPYTHON = os.path.join(ROOT, "build/oracles/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs")


def krait(*args, status=0):
    r = subprocess.run([KRAIT, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = r.stdout.decode(), r.stderr.decode()
    assert r.returncode == status, (args, r.returncode, out[-300:], err[-1000:])
    assert "Traceback" not in err, err
    return out, err


def compiled(text, name, *options):
    with open(name + ".py", "w") as f:
        f.write(text)
    krait("compile", *options, "-o", name + ".mpy", name + ".py")
    return name + ".mpy"


DEMO = """\
PI = 3.5
def outer(n, step=2):
    for i in range(n):
        if i not in (1, 2 ** 70, b'\\0'):
            n += -i * 70000
    return lambda: n
"""
DEMO_LISTING = """\
mpy_source_file: demo.mpy
source_file: demo.py
header: 4d:06:00:1f
arch: NONE
qstr_table[8]:
    demo.py
    <module>
    outer
    <lambda>
    PI
    n
    step
    *
obj_table: [3.5, (1, 1180591620717411303424, b'\\x00')]
simple_name: <module>
  raw bytecode: 18 08:04:01:24:23:00:16:04:82:2a:01:53:33:00:16:02:51:63
  prelude: (2, 0, 0, 0, 0, 0)
  args: []
  line info: 24
  23:00       LOAD_CONST_OBJ 3.5
  16:04       STORE_NAME PI
  82          LOAD_CONST_SMALL_INT 2 
  2a:01       BUILD_TUPLE 1
  53          LOAD_NULL 
  33:00       MAKE_FUNCTION_DEFARGS 0
  16:02       STORE_NAME outer
  51          LOAD_CONST_NONE 
  63          RETURN_VALUE 
  children: [outer]
simple_name: outer
  raw bytecode: 51 ba:01:0f:02:05:06:40:27:27:35:00:25:00:80:42:57:57:c2:b2:23:01:dd:d3:44:4c:25:00:b2:d1:22:84:a2:70:f4:e5:27:00:81:e5:58:5a:d7:43:24:59:59:b0:20:00:01:63
  prelude: (8, 0, 0, 2, 0, 1)
  args: ['n', 'step']
  line info: 40:27:27:35:00
"""


def listings():
    compiled(DEMO, "demo", "--portable")
    out, _ = krait("mpy", "-d", "demo.mpy")
    assert out.startswith(DEMO_LISTING), out
    assert "  43:24       POP_JUMP_IF_TRUE -28\n" in out and "  d3          UNARY_OP 3 <not> \n" in out
    assert "  dd          BINARY_OP 6 <in> \n" in out and "  20:00:01    MAKE_CLOSURE 0\n" in out
    assert "  22:84:a2:70 LOAD_CONST_SMALL_INT 70000\n" in out, out
    whole, _ = krait("mpy", "demo.mpy")
    sizes, _ = krait("mpy", "-s", "demo.mpy")
    assert whole == out + "\n" + sizes
    odd = compiled("x = '\\ud800', '\\ud801 longer than a name', 'two\\nlines'\ny = lambda: '\\ud802'\n", "odd")
    assert "'\\ud801 longer than a name'" in krait("mpy", odd)[0]
    krait("mpy", "--merge", "-o", "odd2.mpy", odd)
    assert krait("-c", "import odd2 as o; print(ascii(o.x), ascii(o.y()))")[0] == \
        "('\\ud800', '\\ud801 longer than a name', 'two\\nlines') '\\ud802'\n"
    own = compiled(DEMO, "own")
    out, _ = krait("mpy", "-d", own)
    assert "own: krait's own semantics, debug records\n" in out


def check_listing(text, data):
    """The bytes of instructions are those of the bodies; bodies lie in the file."""
    for block in text.split("\nsimple_name: ")[1:]:
        rows = block.split("\n")
        n, body = re.match(r"  raw bytecode: (\d+) (\S+)$", rows[1]).groups()
        body = bytes.fromhex(body.replace(":", ""))
        assert len(body) == int(n) and body in data
        insns = b"".join(bytes.fromhex(m[1].replace(":", ""))
                         for m in (re.match(r"  ([0-9a-f]{2}(?::[0-9a-f]{2})*) +[A-Z]", row) for row in rows) if m)
        assert body.endswith(insns) and len(body) - len(insns) >= 3, block


def check_dump(plain, coloured, data):
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
    got = b""
    rows = re.split(r"(?m)^(?=[0-9a-f]{8}:)", plain)[1:]
    for row in rows:
        assert int(row[:8], 16) == len(got) and row[49:51] == "  ", row
        part = bytes.fromhex(row[9:49].replace(" ", ""))
        assert row[51:51 + len(part)] == "".join(chr(b) if 32 <= b < 127 else "." for b in part), row
        got += part
    assert got == data


def check_sizes(text, data):
    head, parts, functions = re.match(r"(.*?)\n(.*?)\n\n(.*)$", text, re.S).groups()
    size, n = map(int, re.search(r": (\d+) bytes, (\d+) function", head).groups())
    assert size == len(data) == sum(int(row[36:44]) for row in parts.split("\n")), text
    rows = [row.split() for row in functions.rstrip("\n").split("\n")]
    codes = rows[1:1 + n]
    assert len(codes) == n and len(rows) == n + 1 + (n > 1)
    if n > 1:
        assert int(rows[-1][-1]) == sum(int(row[-1]) for row in codes), text


def corpus():
    files = sorted(glob.glob(os.path.join(ROOT, "lib/*.py")) + glob.glob(os.path.join(ROOT, "lib/_krait_mpy/*.py")))
    for i, path in enumerate(files):
        options = ["--portable"] if i & 1 else []
        name = "c%d.mpy" % i
        r = subprocess.run([KRAIT, "compile", *options, "-o", name, path], stderr=subprocess.PIPE)
        if r.returncode:
            krait("compile", "-o", name, path)
        data = open(name, "rb").read()
        out, _ = krait("mpy", "-d", name)
        check_listing(out, data)
        out, _ = krait("mpy", "-x", "--plain", name)
        check_dump(out, krait("mpy", "-x", name)[0], data)
        out, _ = krait("mpy", "-s", name)
        check_sizes(out, data)
    assert len(files) > 20
    both, _ = krait("mpy", "-x", "-d", "--plain", "demo.mpy")
    assert both == krait("mpy", "-x", "--plain", "demo.mpy")[0] + "\n" + krait("mpy", "-d", "demo.mpy")[0]
    two, _ = krait("mpy", "-s", "demo.mpy", "own.mpy")
    assert two == krait("mpy", "-s", "demo.mpy")[0] + "\n" + krait("mpy", "-s", "own.mpy")[0]


def programs():
    """Three files; the second has so many names that operands of the third need two bytes."""
    one = "def f(n):\n    class K:\n        def m(self):\n            return [n + i for i in range(3)]\n    return K().m()\nprint(f(3))\ny = 5\n"
    two = "".join("name_%d = %d\n" % (i, i) for i in range(150)) + "def g(): return y, name_149\nprint(g())\n"
    loop = "    if a: a = helper(a, other=b'x%d') or a\n"
    three = ("def helper(a, *, other=2 ** 80, **kw):\n    return None\n"
             "def long(a, b, *c):\n  for i in c:\n" + "".join(loop % i for i in range(160)) +
             "    if i == 2: continue\n"
             "    try:\n      if a > i: raise ValueError(i, a)\n"
             "    except ValueError as e:\n      b += 1\n      print(e.args, b)\n"
             "    finally:\n      print('finally', i)\n"
             "  while b < 3:\n    b += 1\n"
             "  try:\n    return [x for x in (a, b, 1.5, 2 ** 70, 'text', None, ...)]\n"
             "  finally:\n    print(a)\n"
             "print(long(5, 0, 1, 2, 3), y)\n"
             "import sys as renamed\nfrom sys import *\nprint(renamed is not None, y, f(y))\n"
             "def fails(a):\n  b = [a]\n\n  return b[\n    a.missing]\n"
             "try:\n  fails(1)\nexcept AttributeError as e:\n  print(e.args[0][-19:])\ndel y\n")
    return [one, two, three]


def run_in_micropython(path):
    r = subprocess.run(["node", os.path.join(HERE, "_run_mpy.mjs"), MICROPYTHON, os.path.abspath(path)],
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return r.stdout.decode()


def merging():
    texts = programs()
    want = subprocess.run([sys.executable, "-c", "".join(texts)], stdout=subprocess.PIPE).stdout.decode()
    for options in (["--portable"], []):
        files = [compiled(text, "part%d" % i, *options) for i, text in enumerate(texts)]
        krait("mpy", "--merge", "-o", "all.mpy", *files)
        assert krait("-c", "import all")[0] == want, krait("-c", "import all")[0]
        data = open("all.mpy", "rb").read()
        out, _ = krait("mpy", "-d", "all.mpy")
        check_listing(out, data)
        check_sizes(krait("mpy", "-s", "all.mpy")[0], data)
        krait("mpy", "--merge", "--source", "x.py", "-o", "again.mpy", "all.mpy")
        assert krait("-c", "import again")[0] == want
        if options and shutil.which("node") and os.path.exists(MICROPYTHON):
            assert run_in_micropython("all.mpy") == want, run_in_micropython("all.mpy")
            assert run_in_micropython("again.mpy") == want
    # lines, names and docstrings of krait's own files are kept
    err = subprocess.run([KRAIT, "-c", "import again\nagain.fails(1)"], stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE).stderr.decode()
    line = texts[2].split("\n").index("    a.missing]") + 1
    assert 'File "x.py", line %d, in fails' % line in err, err
    out, _ = krait("-c", "import again; print(again.long.__code__.co_varnames, again.f.__qualname__)")
    assert out.endswith("('a', 'b', 'c', 'i', 'e') f\n"), out


def errors():
    text = b"x = 1\n"
    data = open("demo.mpy", "rb").read()
    cases = {
        "empty": (b"", "the file ends inside the header (at byte 0)"),
        "text": (text, "not an .mpy file: it begins with 0x78, not with 0x4d (at byte 0)"),
        "old": (b"M\x05" + data[2:], ".mpy version 5 found, 6 expected (at byte 1)"),
        "cut": (data[:-1], "the body of a function (at byte"),
        "more": (data + b"xy", "2 bytes follow the end (at byte %d)" % len(data)),
        "name": (data.replace(b"\x16\x04", b"\x16\x44"), "name 68 of only 8 (at byte"),
    }
    for name, (content, message) in cases.items():
        open(name + ".bad", "wb").write(content)
        _, err = krait("mpy", name + ".bad", status=1)
        assert err.startswith("ValueError: %s.bad: " % name) and message in err and err.count("\n") == 1, err
    out, err = krait("mpy", "-s", "old.bad", "demo.mpy", status=1)
    assert "demo.mpy: " in out and err.count("\n") == 1
    _, err = krait("mpy", "none.mpy", status=1)
    assert err == "krait mpy: none.mpy: No such file or directory\n", err
    compiled("async def f(): pass\n", "own2")
    _, err = krait("mpy", "--merge", "-o", "x.mpy", "demo.mpy", "own2.mpy", status=1)
    assert "own2.mpy has debug records, demo.mpy has none" in err and not os.path.exists("x.mpy"), err
    for args in ([], ["-q", "demo.mpy"], ["--merge", "demo.mpy"], ["-o", "x", "demo.mpy"], ["-d"], ["--merge", "-o"],
                 ["--merge", "-d", "-o", "x.mpy", "demo.mpy"]):
        out, err = krait("mpy", *args, status=2)
        assert not out and err.startswith("krait mpy: ") and err.endswith("try: krait mpy --help\n"), err
    r = subprocess.run("'%s' mpy -d own.mpy own.mpy own.mpy own.mpy own.mpy own.mpy own.mpy | head -n 1" % KRAIT, shell=True,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert r.stdout == b"mpy_source_file: own.mpy\n" and not r.stderr, r
    out, _ = krait("mpy", "--help")
    for option in ("-d", "-x", "-s", "--plain", "--merge", "-o", "--source", "--help"):
        assert option in out
    assert "mpy" in krait("--help")[0]


listings()
corpus()
merging()
errors()
