# test: timeout 600
"""The prompt of a board through the wire: editing, raw and raw-paste mode, Ctrl-C, soft reset, exact bytes."""
import atexit
import os
import subprocess
import sys

import _board

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../repl"))
from _session import Check, Session

BOARD = _board.chosen()
GREETING = b"krait 0.1.0 on %s\r\n" % BOARD.encode()
BANNER = b"raw REPL; CTRL-B to exit\r\n>"
_board.skip_without_tools()
_board.build(BOARD)
check = Check()
p = subprocess.Popen(_board.qemu_command(BOARD), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
atexit.register(p.kill)
s = Session(fd=p.stdout.fileno())
s.out = p.stdin.fileno()
s.limit = _board.PATIENCE
check.equal("boot", s.until(b">>> "), GREETING + b">>> ")
for name, keys, expected in (
        ("value", b"6*7\r_\r", b"6*7\r\n42\r\n>>> _\r\n42\r\n>>> "),
        ("editing", b"13\33[D2\r\33[A\x01\33[3~\r", b"13\b23\b\r\n123\r\n>>> 123\b\b\b\33[K23\b\b\r\n23\r\n>>> "),
        ("block", b"if 1:\r2\r\x7f\r", b"if 1:\r\n...     2\r\n...     \b\b\b\b\33[K\r\n2\r\n>>> "),
        ("completion", b"import sys\rsys.byteo\t\r", b"import sys\r\n>>> sys.byteorder\r\n'little'\r\n>>> "),
        ("input", b"input('name? ')\rme\r", b"input('name? ')\r\nname? me\r\n'me'\r\n>>> "),
        ("paste", b"\x05x = 1\rprint(x)\r\x04",
         b"\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== x = 1\r\n=== print(x)\r\n=== \r\n1\r\n>>> "),
        ("raw", b"\1print(5)\4", b"\r\n" + BANNER + b"OK5\r\n\4\4>"),
        ("raw-paste", b"\5A\1print(6)\4", b"R\1\x60\0\1\x046\r\n\4\4>"),
        ("stdin", b"import sys; print(sys.stdin.buffer.read(3), sys.stdin.readline())\4",
         b"OK"),
        ("read", b"a\r\xffb\r", b"b'a\\r\\xff' b\r\n\r\n\4\4>"),
        ("soft reset", b"\4", b"OK\r\nMPY: soft reboot\r\n" + BANNER),
        ("nothing left", b"x\4", b"OK\4Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n"
         b"NameError: name 'x' is not defined\r\n\4>"),
        ("friendly", b"\2", b"\r\n" + GREETING + b">>> "),
        ("soft reset there", b"\4", b"\r\nMPY: soft reboot\r\n" + GREETING + b">>> ")):
    s.send(keys)
    check.equal(name, s.read(len(expected)), expected)
s.send(b"print('go', end=';'); exec('while True: pass')\r")
s.until(b"\r\ngo;")
s.send(b"\3")
check.equal("Ctrl-C", s.until(b">>> ").split(b"\r\n")[-2:], [b"KeyboardInterrupt", b">>> "])
s.send(b"import time; print('go', end=';'); time.sleep(1000)\r")
s.until(b"\r\ngo;")
s.send(b"\3")
check.equal("Ctrl-C while it sleeps", s.until(b">>> ").split(b"\r\n")[-2:], [b"KeyboardInterrupt", b">>> "])
# more than the board's buffer holds: the sender keeps to the window
s.send(b"\1")
s.until(BANNER)
s.send(b"\5A\1")
size = int.from_bytes(s.read(4)[2:], "little")
window, program = size, b"".join(b"y%d = %d\n" % (i, i) for i in range(300)) + b"print(y299)"
while program:
    if window == 0:
        check.equal("window", s.read(1), b"\1")
        window = size
    s.send(program[:window])
    program, window = program[window:], window - len(program[:window])
s.send(b"\4")
check.equal("long program", s.until(b"\4>").lstrip(b"\1"), b"\x04299\r\n\4\4>")
p.kill()
p.wait()
check.finish()
