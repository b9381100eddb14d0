"""What the verifier lets pass and what not: bodies made by hand, most of them wrong in one way, each refused with a
ValueError that says what was expected where; and the library, compiled in both modes, which it accepts."""
import glob
import os
import re
import subprocess

from _mpy import fail, finish, uint

KRAIT = os.environ["KRAIT"]


def signature(state, exc, flags, pos, kwonly, defpos):
    s = state - 1
    out = [(s & 15) << 3 | (exc & 1) << 2 | pos & 3]
    s, e, a, f, k, d = s >> 4, exc >> 1, pos >> 2, flags, kwonly, defpos
    while s | e | a | f | k | d:
        out[-1] |= 0x80
        out.append((f & 1) << 6 | (s & 3) << 4 | (k & 1) << 3 | (a & 1) << 2 | (e & 1) << 1 | d & 1)
        s, e, a, f, k, d = s >> 2, e >> 1, a >> 1, f >> 1, k >> 1, d >> 1
    return bytes(out)


def body(code, state=8, exc=0, flags=0, pos=0, kwonly=0, defpos=0, cells=b"", lines=b""):
    info = b"\x01" * (1 + pos + kwonly) + lines
    i, c = len(info), len(cells)
    size = bytearray()
    while True:
        size.append((i & 63) << 1 | c & 1)
        i, c = i >> 6, c >> 1
        if not i and not c:
            break
        size[-1] |= 0x80
    return signature(state, exc, flags, pos, kwonly, defpos) + bytes(size) + info + cells + bytes(code)


def element(b, *children):
    out = uint(len(b) << 3 | (4 if children else 0)) + b
    return out + uint(len(children)) + b"".join(children) if children else out


def text(s):
    return uint(len(s) << 1) + s + b"\0"


def mpy(code, n_objs=1):
    return b"M\x06\x00\x1f" + uint(3) + uint(n_objs) + text(b"x.py") + b"\x0f" + text(b"a") + b"\x01" * n_objs + code


NONE, NULL, RET, POP, DUP, DUP2, ROT2, ROT3 = 0x51, 0x53, 0x63, 0x59, 0x57, 0x58, 0x5a, 0x5b
FINALLY, EXCEPT, WITH, END, LEAVE, CLEANUP = 0x49, 0x48, 0x47, 0x5d, 0x4a, 0x5c
END_OF = [NONE, RET]


def fn(code, **kw):
    """A module that makes a function of this body and leaves it alone."""
    return element(body([0x32, 0, POP] + END_OF), element(body(code, **kw)))


def closure(code, n, cells=b"\0", **kw):
    make = [x for i in range(n) for x in (0xb0,)] + [0x20, 0, n, POP]
    return element(body([0x32, 0, POP] + END_OF), element(body(make + END_OF, cells=cells, state=8),
                                                          element(body(code, **kw))))


GOOD = {
    "finally": fn([FINALLY, 1, NONE] + [END] + END_OF, exc=1),
    "return through finally": fn([FINALLY, 2, NONE, RET, END] + END_OF, exc=1),
    "except": fn([EXCEPT, 2, LEAVE, 3, POP, LEAVE, 0] + END_OF, exc=1),
    "with": fn([NONE, WITH, 2, POP, NONE, CLEANUP, END] + END_OF, exc=1),
    "loop": fn([NONE, 0x5f, 0x4b, 3, POP, 0x42, 0x3b] + END_OF),
    "cells": closure([0x25, 0, RET], 1, pos=1),
    "delete": fn([NULL, NONE, 0x18, 2] + END_OF),
    "keyword": fn([NONE, 0x10, 2, NONE, 0x34, 0x82, 0x00, RET]),
    "unreachable": fn(END_OF + [POP, POP]),
}

# (what, element, text of the message)
BAD = [
    ("empty", element(b""), "a prelude"),
    ("no instructions", element(body([])), "instructions"),
    ("nothing to return", fn([RET]), "an operand at RETURN_VALUE"),
    ("falls off", fn([NONE]), "an instruction behind it"),
    ("too deep", fn([NONE] * 12 + END_OF, state=4), "operands that fit the frame"),
    ("no opcode", fn([0x01] + END_OF), "an instruction, found 1|an instruction at"),
    ("half an instruction", fn(END_OF + [0x10]), "a number"),
    ("half a jump", fn(END_OF + [0x42, 0x80]), "a whole instruction"),
    ("name", fn([0x10, 3, RET]), "the number of a name"),
    ("object", fn([0x23, 1, RET]), "the number of an object"),
    ("child", fn([0x32, 0, RET]), "the number of a function"),
    ("slot", fn([0xb8, RET]), "the slot of a local"),
    ("far slot", fn([0x24, 0x87, 0xff, 0x7f, RET]), "the slot of a local"),
    ("jump out", fn([0x42, 0x7f] + END_OF), "a target inside the body"),
    ("jump back out", fn([0x42, 0x30] + END_OF), "a target inside the body"),
    ("jump into an instruction", fn([0x42, 0x41, 0x23, 0] + END_OF), "an instruction where a jump leads to"),
    ("unreachable, but wrong", fn(END_OF + [0x10, 9]), "the number of a name"),
    ("different depths", fn([NONE, 0x44, 0x41, NONE] + END_OF + [RET]), "the same operands on all paths|operand"),
    ("rot below", fn([NONE, ROT2] + END_OF), "an operand at ROT_TWO"),
    ("null as value", fn([NULL, RET]), "a value at RETURN_VALUE"),
    ("null in tuple", fn([NULL, 0x2a, 1, RET]), "values at BUILD_TUPLE"),
    ("null kept", fn([NULL, 0xc0] + END_OF), "a value at STORE_FAST"),
    ("null called", fn([NULL, 0x34, 0, RET]), "a value at CALL_FUNCTION"),
    ("iterator of ints", fn([0x81, 0x81, 0x81, 0x81, 0x4b, 1, POP] + END_OF), "an iterator, method or exit pair"),
    ("iterator copied", fn([NONE, 0x5f, DUP, RET]), "a value at DUP_TOP"),
    ("iterator turned", fn([NONE, 0x5f, ROT2, POP, POP, POP, POP] + END_OF), "an operand that stands alone"),
    ("half an iterator", fn([NONE, 0x5f, POP, NONE, 0x5f, 0x4b, 1, POP] + END_OF, state=12),
     "whole iterators|the same operands|an iterator"),
    ("method without self", fn([NONE, 0x14, 2, POP] + END_OF), "an operand to drop"),
    ("method of another", fn([NONE, 0x14, 2, NONE, ROT2, 0x36, 0, RET]), "an operand that stands alone"),
    ("self only", fn([NONE, NONE, 0x36, 0, RET]), "an iterator, method or exit pair"),
    ("keyword that is no name", fn([NONE, NONE, NONE, 0x34, 0x82, 0x00, RET]), "the name of an argument"),
    ("append to anything", fn([NONE, NONE, 0x2f, 4, RET]), "a collection being made"),
    ("append to itself", fn([0x2b, 0, 0x2f, 0, RET]), "a collection being made"),
    ("append to a dict", fn([0x2c, 0, NONE, 0x2f, 4, RET]), "a collection being made"),
    ("no such collection", fn([0x2c, 0, NONE, 0x2f, 7, RET]), "a kind of collection"),
    ("pair into anything", fn([NONE, NONE, NONE, 0x62, RET]), "a dict being made"),
    ("huge dict", fn([0x2c, 0x8f, 0xff, 0xff, 0xff, 0x7f, RET]), "a smaller count|32 bits"),
    ("slice of one", fn([NONE, 0x2e, 1, RET]), "2 or 3"),
    ("yield in a function", fn([NONE, 0x67, RET]), "a generator"),
    ("names in a generator", fn([0x11, 2, RET], flags=1), "no generator"),
    ("no cell", fn([0x25, 0, RET], pos=1), "the slot of a cell"),
    ("cell beyond", fn(END_OF, cells=b"\x20"), "the slot of a cell"),
    ("cell twice", fn(END_OF, cells=b"\x01\x01"), "a slot that is no cell yet"),
    ("cell overwritten", fn([NONE, 0xc0] + END_OF, cells=b"\0"), "a slot that is no cell"),
    ("cell unbound", fn([0x28, 0] + END_OF, cells=b"\0"), "a slot that is no cell"),
    ("fewer cells than used", closure([0x25, 1, RET], 1, pos=2), "the slot of a cell"),
    ("more cells than parameters", closure(END_OF, 2, pos=1), "parameters for the cells"),
    ("cells that are none", closure(END_OF, 1, cells=b"", pos=1), "cells at MAKE_CLOSURE"),
    ("handler without end", fn([FINALLY, 1, NONE] + [POP] + END_OF, exc=1), "no|to drop|block|operand"),
    ("end without block", fn([NONE, END] + END_OF), "the handler of a block"),
    ("leave without block", fn([LEAVE, 0] + END_OF), "an except block"),
    ("int as reason", fn([FINALLY, 1, 0x81, END] + END_OF, exc=1), "None|operands|stays inside"),
    ("jump out of a block", fn([FINALLY, 4, 0x42, 0x43, NONE, NONE, END] + END_OF, exc=1),
     "stays inside its try blocks|same"),
    ("no such blocks", fn([0x40, 0x41, 1] + END_OF), "so many open blocks"),
    ("too many blocks", fn([FINALLY, 1, NONE, END] + END_OF, exc=0), "no deeper nesting"),
    ("operands of the block", fn([NONE, FINALLY, 3, POP, NONE, NONE, END] + END_OF, exc=1), "that the try block keeps"),
    ("parameters without slots", fn(END_OF, state=1, pos=3), "parameters that have slots"),
    ("long signature", element(b"\x88\x80\x80\x80\x00\x02\x01\x51\x63"), "a signature"),
    ("sections too long", element(b"\x08\x7e\x01\x51\x63"), "sections that fit the body"),
    ("no name", element(b"\x08\x00\x51\x63"), "a section of names and lines"),
    ("half a line", fn(END_OF, lines=b"\x80"), "two bytes of a line"),
    ("generator as module", element(body(END_OF, flags=1)), "a module without"),
    ("children", uint(5 << 3 | 4) + body(END_OF) + uint(1 << 20), "functions that fit the file"),
]


def said_of(files):
    p = subprocess.run([KRAIT, "-X", "heapsize=8m", "--compile-only"] + files, stdout=subprocess.PIPE, timeout=240)
    if p.returncode not in (0, 1):
        fail("exit status", p.returncode)
    return dict(line.split(": ", 1) for line in p.stdout.decode().splitlines())


def check_cases():
    files = {}
    for i, (what, code) in enumerate(GOOD.items()):
        files["g%03d.mpy" % i] = (what, code, None)
    for i, (what, code, message) in enumerate(BAD):
        files["b%03d.mpy" % i] = (what, code, message)
    for file, (what, code, message) in files.items():
        open(file, "wb").write(mpy(code))
    said = said_of(list(files))
    for file, (what, code, message) in files.items():
        got = said.get(file)
        if message is None and got or message is not None and not (got and re.search(
                "incompatible .mpy file .*expected .*(%s)" % message, got)):
            fail(what, "- expected", message, "- got", got)


def check_library():
    share = int(os.environ.get("KRAIT_LIBRARY_SHARE", "40"))
    sources = sorted(glob.glob("/usr/lib/python3.11/**/*.py", recursive=True))[::share]
    sources += sorted(glob.glob(os.path.join(os.environ["ROOT"], "tests/lang/*.py")))[::max(1, share // 20)]
    files = []
    for i, source in enumerate(sources):
        for mode in "", "--portable":
            file = "l%04d%s.mpy" % (i, mode[2:3])
            command = [KRAIT, "compile", "-o", file, source] + ([mode] if mode else [])
            if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                files.append(file)
    if len(files) < len(sources):
        fail("only", len(files), "files of", len(sources), "sources")
    for file, text in said_of(files).items():
        fail(file, sources[int(file[1:5])], text)


check_cases()
check_library()
finish()
