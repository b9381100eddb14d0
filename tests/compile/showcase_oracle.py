"""showcase.py: every row of opcodes.def occurs in it, and every operator; -v -v lists it as the specification of
listings says, row by row; the reference cross compiler makes the same file of it; MicroPython runs that."""
import base64
import glob
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
import mpyfile  # noqa: E402
import mpycross_oracle  # noqa: E402

KRAIT = os.environ["KRAIT"]
MICROPYTHON = os.path.join(ROOT, "build/oracles/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs")
# names of special methods in listings, by number of the operator
UNARY = ["__pos__", "__neg__", "__invert__", ""]
BINARY = ["__lt__", "__gt__", "__eq__", "__le__", "__ge__", "__ne__"] + [""] * 8 + ["__iadd__", "__isub__"] + \
    [""] * 6 + ["__or__", "__xor__", "__and__", "__lshift__", "__rshift__", "__add__", "__sub__", "__mul__",
                "__matmul__", "__floordiv__", "__truediv__", "__mod__", "__pow__"]


def run(*args):
    r = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert r.returncode == 0, (args, r.stderr.decode()[-1000:])
    return r.stdout.decode()


def breadth_first(mpy):
    """Order of listings: scopes as they were created, which in this program is level by level."""
    level = [mpy.module]
    while level:
        yield from level
        level = [c for code in level for c in code.children]


def raw_insns(code, table):
    """(offset, opcode, argument, extra byte, target)"""
    r = mpyfile.Reader(code.code)
    while r.at < len(code.code):
        at, op = r.at, r.byte()
        kind = table[op][1]
        arg = extra = None
        if kind == "INLINE":
            arg = table[op][2] - (16 if table[op][0] == "LOAD_CONST_SMALL_INT" else 0)
        elif kind == "SINT":
            arg = r.sint()
        elif kind in ("LABEL", "LABEL_X", "FWD"):
            b = r.byte()
            n = b if b < 0x80 else b & 0x7f | r.byte() << 7
            arg = r.at + n - (0 if kind == "FWD" else 0x40 if b < 0x80 else 0x4000)
        elif kind != "NONE":
            arg = r.uint()
        if kind.endswith("_X"):
            extra = r.byte()
        yield at, op, arg, extra


def row(name, kind, arg, extra, names):
    """The listing's row as a pattern, after the offset."""
    if name == "LOAD_CONST_STRING" or name.startswith("IMPORT_") and kind == "NAME":
        return re.escape("%s '%s'" % (name, names[arg]))
    if kind == "NAME":
        return re.escape("%s %s" % (name, names[arg]))
    if kind == "OBJ":
        return name + " [0-9a-f]+=.+"
    if kind == "CHILD":
        return name + " [0-9a-f]+"
    if kind == "CHILD_X":
        return "%s [0-9a-f]+ %d" % (name, extra)
    if kind == "LABEL_X":
        return "%s %d %d" % (name, arg, extra)
    if name.startswith("CALL_"):
        return "%s n=%d nkw=%d" % (name, arg & 255, arg >> 8 & 255)
    if name in ("UNARY_OP", "BINARY_OP"):
        return "%s %d %s" % (name, arg, (UNARY if name == "UNARY_OP" else BINARY)[arg])
    return name if arg is None else "%s %d" % (name, arg)


def block(code, table, source):
    """Patterns of the lines of one function."""
    body = code.body
    yield r"File %s, code block '%s' \(descriptor: [1-9a-f][0-9a-f]*, bytecode @[1-9a-f][0-9a-f]* %d bytes\)" % (
        re.escape(source), re.escape(code.name), len(body))
    yield r"Raw bytecode \(code_info_size=%d, bytecode_size=%d\):" % (len(body) - len(code.code), len(code.code))
    for i in range(0, len(body), 16):
        yield "".join(" %02x" % b for b in body[i:i + 16])
    yield re.escape("arg names:" + "".join(" " + a for a in code.args))
    yield r"\(N_STATE %d\)" % code.sig["state"]
    yield r"\(N_EXC_STACK %d\)" % code.sig["exc"]
    for n in code.cells:
        yield r"\(INIT_CELL %d\)" % n
    yield "  bc=0 line=1"
    for at, line in mpyfile.line_steps(code):
        yield "  bc=%d line=%d" % (at, line)
    for at, op, arg, extra in raw_insns(code, table):
        yield "%02d %s" % (at, row(table[op][0], table[op][1], arg, extra, code.names))


def check_listing(listing, data, table, source):
    """Every line is what the file's bytes ask for."""
    mpy = mpyfile.Mpy(data)
    lines = listing.split("\n")
    assert lines.pop() == ""
    want = [p for code in breadth_first(mpy) for p in block(code, table, source)]
    for i, (line, pattern) in enumerate(zip(lines, want)):
        assert re.fullmatch(pattern, line), (i, line, pattern)
    assert len(lines) == len(want)
    children = re.findall(r"(?:MAKE_FUNCTION|MAKE_CLOSURE)(?:_DEFARGS)? ([0-9a-f]+)", listing)
    assert sorted(children) == sorted(re.findall(r"descriptor: ([0-9a-f]+)", listing)[1:])


def check_constants(listing):
    constants = re.findall(r"LOAD_CONST_OBJ [0-9a-f]+=(.+)", listing)
    for text in ("2.5", "b'bytes'", "'a longer text with blanks'", "(1, 'two', 3)", "Ellipsis", str(10 ** 20)):
        assert text in constants, text


def check_rows(data, table):
    used = set()
    todo = [mpyfile.Mpy(data).module]
    while todo:
        code = todo.pop()
        todo += code.children
        used |= {op for _, op, _, _ in raw_insns(code, table)}
    rows = {}
    for op, (name, kind, n) in table.items():
        rows.setdefault((name, kind, op if name in ("UNARY_OP", "BINARY_OP") else 0), []).append(op)
    missing = [key for key, ops in rows.items() if not used.intersection(ops)]
    assert not missing and len(rows) > 100, missing


def check_library(table):
    """The same of other programs, from their files; a name with a line break breaks its row, so not of these."""
    checked = 0
    for path in sorted(glob.glob(os.path.join(ROOT, "lib/*.py")))[::2]:
        run(KRAIT, "compile", "-s", "x.py", "-o", "x.mpy", path)
        data = open("x.mpy", "rb").read()
        if not any("\n" in name for name in mpyfile.Mpy(data).names):
            check_listing(run(KRAIT, "dis", "x.mpy"), data, table, "x.py")
            checked += 1
    assert checked >= 5, checked


def main():
    mpyfile.load_static(os.path.join(ROOT, "src/code/static_names.def"))
    table = mpyfile.load_opcodes(os.path.join(ROOT, "src/code/opcodes.def"))
    shutil.copy(os.path.join(HERE, "showcase.py"), "showcase.py")
    run(KRAIT, "compile", "--portable", "showcase.py")
    data = open("showcase.mpy", "rb").read()
    check_rows(data, table)
    listing = run(KRAIT, "dis", "--portable", "showcase.py")
    check_listing(listing, data, table, "showcase.py")
    check_constants(listing)
    check_listing(run(KRAIT, "dis", "showcase.mpy"), data, table, "showcase.py")
    run(KRAIT, "compile", "-o", "own.mpy", "showcase.py")
    own = run(KRAIT, "-v", "-v", "-X", "compile-only", "showcase.py")
    check_listing(own[:own.rindex("mem: total=")], open("own.mpy", "rb").read(), table, "showcase.py")
    check_library(table)
    if not shutil.which("node") or not os.path.exists(mpycross_oracle.PACKAGE):
        print("compared with listings only: the reference is not installed")
        return
    answer = mpycross_oracle.reference([{"name": "showcase.py", "path": "showcase.py", "options": []}])[0]
    assert base64.b64decode(answer["mpy"]) == data
    if os.path.exists(MICROPYTHON):
        os.rename("showcase.mpy", "show.mpy")
        got = run("node", os.path.join(ROOT, "tests/cli/_run_mpy.mjs"), MICROPYTHON, "show.mpy")
        assert got == run(sys.executable, "showcase.py"), got


main()
