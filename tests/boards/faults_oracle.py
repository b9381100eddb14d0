# test: timeout 900
# test: report
"""Faults of the processor: the report says kind, place and the line of Python, then the board begins anew. And a few
of the seeded runs that tests/long/boards makes a thousand of."""
import os
import sys

sys.dont_write_bytecode = True
import _faults
from _board import Board, build, chosen, skip_without_tools

BOARD = chosen()
skip_without_tools()
build(BOARD)
syms = _faults.symbols(BOARD)
REPORTS = (
    ("from machine import mem32\ndef f():\n    return mem32[0xd0000000]\n\nf()\n", "bus fault: no memory there", 3, ["bfar d0000000"]),
    ("from machine import mem32\nfor i in range(5):\n    mem32[0x90000000] = 5\n", "bus fault: no memory there", 3, ["bfar 90000000"]),
    ("import machine\nmachine.mem16[%#x] = 0xde00\nmachine.unique_id()\n" % (syms["m_unique_id"] & ~1), "usage fault: undefined instruction", 3,
     ["pc %08x" % (syms["m_unique_id"] & ~1)]),
    ("from machine import mem32\ndef f(n):\n    return f(n - 1) if n else mem32[0xd0000004]\nclass C:\n    def __repr__(self):\n"
     "        return f(5)\nsorted([C()], key=repr)\n", "bus fault: no memory there", 3, ["bfar d0000004"]),
    ("from machine import mem32\n" + _faults.overrun(_faults.random.Random(1), syms) + "\n", "C stack exhausted", 7, []),
    ("from machine import mem32\nmem32[0xe000e100] = 1 << 20\nmem32[0xe000e200] = 1 << 20\nfor i in range(9): pass\n", None, None, []),
)
with Board(BOARD) as b:
    for program, cause, line, more in REPORTS:
        b.enter_raw()
        b.send(program.encode() + b"\x04")
        text = b.expect(b">>> ").decode().replace("\r\n", "\n")
        assert text.endswith("\n*** reset\nkrait 0.1.0 on %s\n" % BOARD) and "\n*** " in text and "\n  cfsr " in text, text
        if cause:
            assert cause in text.split("\n*** ")[1] and "\n  python: <stdin>, line %d\n" % line in text, (program, text)
        assert all(part in text for part in more), (more, text)
        b.send(b"6 * 7\r")
        b.expect(b"42\r\n>>> ")
        b.restart()   # its code may be patched

_faults.main(BOARD, int(os.environ.get("RUNS", 24)))
