"""What the loader says of files that are not as they should be: a ValueError with the offset and what is wrong there;
nothing large is allocated for numbers that lie, and no prefix of a good file is taken for one."""
import os
import re
import subprocess

from _mpy import fail, finish, uint

KRAIT = os.environ["KRAIT"]


def name(text):
    return uint(len(text) << 1) + text + b"\0"


BODY = b"\x08\x02\x00\x51\x63"  # no locals; named names[0]; return None
MODULE = uint(len(BODY) << 3) + BODY


def mpy(names=(name(b"x.py"),), objs=(), code=MODULE, head=b"M\x06\x00\x1f", n_names=None, n_objs=None):
    return (head + uint(len(names) if n_names is None else n_names) + uint(len(objs) if n_objs is None else n_objs) +
            b"".join(names) + b"".join(objs) + code)


def obj(code, text):
    return bytes([code]) + uint(len(text)) + text


HUGE = 1 << 31
deep = b"\x0a\x01" * 300 + b"\x01"
nested = MODULE
for i in range(250):
    nested = uint(len(BODY) << 3 | 4) + BODY + b"\x01" + nested

# (file, what its message says, offset; None: it is good)
CASES = [
    (mpy(), None, None),
    (mpy(objs=[obj(7, b"-12_3"), obj(8, b"1e5"), obj(9, b"2.5j"), b"\x0a\x02\x01\x02", b"\x0a\x00", b"\x05\x00\x00",
               obj(7, b"+007"), obj(8, b"nan"), obj(8, b"-inf"), b"\x06\x02a\0\0", b"\x04"]), None, None),
    (b"", "0 bytes are no header", 0),
    (b"M\x06\x00", "3 bytes are no header", 3),
    (b"import sys\n", r"starts with the byte 0x69, expected 0x4d \('M'\)", 0),
    (mpy(head=b"M\x05\x00\x1f"), "version 5, expected 6", 1),
    (mpy(head=b"M\x06\x17\x1f"), r"version 6\.3 with native code for the architecture armv7m, expected bytecode "
     r"\(architecture none\): make it anew with: krait compile \S*\.py", 2),
    (mpy(head=b"M\x06\x3c\x1f"), "architecture of an unknown number", 2),
    (mpy(head=b"M\x06\x40\x1f"), "flags of an architecture", 2),
    (mpy(head=b"M\x06\x80\x1f"), "unknown features 0x80", 2),
    (mpy(head=b"M\x06\x00\x40"), "small integers of 64 bits, expected at most (63|31)", 3),
    (mpy(names=()), "no names", 4),
    (mpy(n_names=HUGE), "2147483648 names cannot be in the", 4),
    (mpy(n_objs=HUGE), "2147483648 objects cannot be in the", 5),
    (mpy(head=b"M\x06\x00\x1f" + b"\xff" * 11), "number of names is too large", 4),
    (mpy(names=[name(b"a\xffb")]), "text is not UTF-8: invalid start byte", 8),
    (mpy(names=[name(b"a\xc3")]), "text is not UTF-8: unexpected end of data", 8),
    (mpy(names=[b"\x02ab"]), "no zero byte behind a name", 8),
    (mpy(names=[uint(HUGE)]), "the file ends inside a name of 1073741824 bytes", 6),
    (mpy(names=[uint(166 << 1 | 1)]), "there is no static name 166", 6),
    (mpy(names=[b"\x01"]), "there is no static name 0", 6),
    (mpy(objs=[b"\x00"]), "no constant of kind 0", 12),
    (mpy(objs=[b"\x0b"]), "no constant of kind 11", 12),
    (mpy(objs=[b"\x01", obj(7, b"12x")]), "'12x' is not an integer", 15),
    (mpy(objs=[obj(7, b"0x12")]), "'0x12' is not an integer", 14),
    (mpy(objs=[obj(7, b"")]), "'' is not an integer", 14),
    (mpy(objs=[obj(8, b"1.2.3")]), "is not a float", 14),
    (mpy(objs=[obj(9, b"1k\xff")]), "is not a complex number", 14),
    (mpy(objs=[b"\x05" + uint(HUGE)]), "a str of 2147483648 bytes cannot be in the", 13),
    (mpy(objs=[b"\x06" + uint(HUGE)]), "a bytes object of 2147483648 bytes cannot be in the", 13),
    (mpy(objs=[b"\x05\x02a\xc3\0"]), "text is not UTF-8", 15),
    (mpy(objs=[b"\x06\x01ab"]), "no zero byte behind a bytes object", 15),
    (mpy(objs=[b"\x0a" + uint(HUGE)]), "2147483648 items of a tuple cannot be in the", 13),
    (mpy(objs=[b"\x0a\x08" * 20]), "items of a tuple cannot be in the", None),
    (mpy(objs=[deep]), "tuples are nested too deeply", 12 + 401),
    (mpy(code=MODULE + b"!"), "1 bytes follow the code", 18),
    (mpy(code=nested), "nested too deeply", None),
    (mpy(code=uint(len(BODY) << 3 | 1) + BODY), "machine code", None),
    (mpy(code=uint(len(BODY) << 3 | 2) + BODY), "machine code", None),
]


def check_cases():
    files = []
    for i, (data, text, at) in enumerate(CASES):
        files.append("c%03d.mpy" % i)
        open(files[-1], "wb").write(data)
    p = subprocess.run([KRAIT, "-X", "heapsize=4m", "--compile-only"] + files, stdout=subprocess.PIPE, timeout=60)
    said = dict(line.split(": ", 1) for line in p.stdout.decode().splitlines())
    for file, (data, text, at) in zip(files, CASES):
        got = said.get(file)
        if text is None:
            if got:
                fail(file, "is refused:", got)
            continue
        where = r"\(at byte %s\)$" % ("\\d+" if at is None else at)
        if not got or not re.search(text + ".*" + where, got) or not got.startswith("ValueError: line 0: incompatible .mpy file c"):
            fail(file, "expected", text, at, "got", got)


SOURCE = '''"""doc"""
BIG = 10 ** 30
class A:
    "class doc"
    def f(self, a, b=1.5, *c, d="a text", **e):
        x = b"bytes"
        return lambda y: [a + y for q in c]
async def g(t=(1, (2j, "three"))): return t
'''


def check_prefixes():
    open("src.py", "w").write(SOURCE)
    subprocess.run([KRAIT, "compile", "-o", "whole.mpy", "src.py"], check=True)
    data = open("whole.mpy", "rb").read()
    if data[2] != 3:
        fail("features of our own file:", data[2])
    files = []
    for n in range(len(data)):
        files.append("p%04d.mpy" % n)
        open(files[-1], "wb").write(data[:n])
    p = subprocess.run([KRAIT, "--compile-only"] + files, stdout=subprocess.PIPE, timeout=120)
    lines = p.stdout.decode().splitlines()
    if len(lines) != len(files):
        fail("%d of %d prefixes are refused" % (len(lines), len(files)), lines[-1:])
    for line in lines:
        if not re.match(r"p\d+\.mpy: ValueError: line 0: incompatible .mpy file .*\(at byte \d+\)$", line):
            fail(line)


check_cases()
check_prefixes()
finish()
