# test: timeout 120
"""The same bytes into the prompts of krait and of MicroPython (npm package): what comes back must agree byte for byte.

Left out: going down to the new line again (krait still has it), the greeting, the ends of lines that programs print (the package writes \\n), source lines in tracebacks, and the
words of errors. Raw-paste mode is not here: the package's input cannot wait for a sender."""
import base64
import json
import os
import random
import re
import shutil
import subprocess
import sys

from _session import LIMIT, Check, whole

ROOT = os.environ.get("ROOT", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
MICROPYTHON = os.path.join(ROOT, "build/oracles/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs")
if not shutil.which("node") or not os.path.exists(MICROPYTHON):
    print("node or the npm package of MicroPython is not installed")
    sys.exit(77)

LEFT, RIGHT, UP, DOWN, HOME, END, DELETE = b"\33[D", b"\33[C", b"\33[A", b"\33[B", b"\33[H", b"\33[F", b"\33[3~"
SESSIONS = [
    b"1+1\rprint('a')\rx = 5\rx\rNone\r",
    b"if 1:\r2\r\x7f\rfor i in range(2):\rprint(i)\r\x7f\r",
    b"if 1:\rif 2:\r3\r\x7f\x7f\r",
    b"if 1:\r2\r\x03" b"4\r",
    b"def f(a):\rreturn a * 2\r\x7f\rf(4)\r",
    b"(1,\r2)\r[\r]\r'''a\rb'''\r",
    b"1 + \x03" b"2\r\x03\x03" b"3\r",
    b"\x02" b"5\r",
    b"\x05x = 1\rif x:\r  print('yes')\r\x04" b"x\r",
    b"\x05nothing\r\x03" b"6\r",
    b"\x01print(5)\x04\x02" b"7\r",
    b"\x01x = 1\nprint(x)\x04print(x + 1)\x04",
    b"\x01\x01\x01print(1)\x04",
    b"\x01abc\x03print(1)\x04",
    b"\x01\x05B\x01print(1)\x04",
    b"\x01if 1:\n  print(2)\n\x04",
    b"\x01import sys\x04sys.exit()\x04",
    b"import sys\rsys.byteo\t\r",
    b"someword = 3\rsomew\t + 1\r",
    b"qqqq\t\x03",
    b"1\r2\r3\r" + UP * 2 + DOWN + b"\r" + UP * 5 + b"\r",
    b"abc\x15" b"12\r", b"1234\x02\x02\x0b\r",
]


def keys(rng):
    """A line typed with many corrections, and given up."""
    out = b""
    for _ in range(rng.randrange(5, 30)):
        out += rng.choice([bytes([rng.randrange(97, 123)])] * 6 + [LEFT, RIGHT, HOME, END, DELETE, b"\x7f", b"\x01", b"\x05", b"\x02",
                                                               b"\x06", b"\x0b", b"\x15", b"\x04", UP, b" "])
        if out in (b"\x01", b"\x05", b"\x02", b"\x04"):  # other modes
            out = b"a"
    return out + b"\x03"


def edited(rng):
    """Like that, behind lines for the history. Where a line is empty control keys ask for other modes: it never is."""
    return b"10\r200\r" + b"".join(b"x" + keys(rng).replace(b"\x15", b"").replace(b"\x04", b"") for _ in range(3)) + b"\r"


def plain(data):
    data = data[data.index(b">>> "):]
    data = re.sub(rb"(krait|MicroPython) [^\r]*\r\nType [^\r]*\r\n", b"GREETING\r\n", data)
    return data.replace(b"\r\n", b"\n")


rng = random.Random(5)
sessions = SESSIONS + [edited(rng) for _ in range(60)]
lines = "".join(json.dumps(base64.b64encode(s).decode()) + "\n" for s in sessions)
run = subprocess.run(["node", os.path.join(os.path.dirname(os.path.abspath(__file__)), "_micropython.mjs"), MICROPYTHON],
                     input=lines.encode(), stdout=subprocess.PIPE, timeout=3 * LIMIT)
answers = [base64.b64decode(json.loads(line)) for line in run.stdout.splitlines()]
check = Check()
check.equal("sessions", len(answers), len(sessions))
for data, answer in zip(sessions, answers):
    found = whole(data)[0]
    if b"sys.exit" in data:  # the page around the package does not begin anew
        found = found[:found.index(b"MPY: soft")]
    check.equal(data, plain(found), plain(answer))
check.finish()
