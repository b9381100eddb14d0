# test: timeout 900
"""The firmware of a board boots, runs programs, is interrupted, begins anew, and survives a full heap."""
import sys

sys.dont_write_bytecode = True
from _board import Board, build, chosen, skip_without_tools

skip_without_tools()
build(chosen())
with Board(chosen()) as b:
    b.send(b"6 * 7\r")
    assert b.expect(b">>> ").split() == [b"6", b"*", b"7", b"42"]

    out, err, exc = b.program(b"import sys\nprint(sys.implementation.name)\nprint('e', file=sys.stderr)\n")
    assert (out, err, exc) == (b"krait\n", b"e\n", b""), (out, err, exc)
    out, err, exc = b.program(b"def f():\n    return 1 // 0\nprint('before')\nf()\n")
    assert out == b"before\n", out
    assert exc.startswith(b"Traceback") and b"ZeroDivisionError" in exc and b"line 2, in f" in exc, exc

    # Ctrl-C, while it computes and while it sleeps.
    for program in (b"print('on')\nwhile True: pass\n", b"import time\nprint('on')\ntime.sleep(1000)\n"):
        b.soft_reset()
        b.enter_raw()
        b.send(program + b"\x04")
        b.expect(b"on\r\n")
        b.send(b"\x03")
        assert b"KeyboardInterrupt" in b.expect(b"\x04>")

    out, err, exc = b.program(b"a = []\nwhile True: a.append(bytes(1000))\n")
    assert b"MemoryError" in exc, (err, exc)
    out, err, exc = b.program(b"def f(n): return f(n + 1)\nf(0)\n")
    assert b"RecursionError" in exc, (err, exc)
    out, err, exc = b.program(b"a = []\nfor i in range(20000): a = [a]\nprint(len(repr(a)))\n")
    assert b"RecursionError" in exc, (err, exc)

    # A name of one machine is not there in the next one.
    b.program(b"kept = 1\n")
    assert b"NameError" in b.program(b"kept\n")[2]

    # More than the console's buffer holds, at once.
    text = b"s = '''" + b"x" * 5000 + b"'''\nprint(len(s))\n"
    assert b.program(text)[0] == b"5000\n"
