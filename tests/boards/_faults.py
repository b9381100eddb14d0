"""Seeded programs and inputs that do a board harm, of four classes: each must end in a Python exception or a report
and a clean reset, and the board must answer afterwards. What answers neither by itself nor to Ctrl-C is a hang."""
import os
import random
import socket
import subprocess
import sys

from _board import Board, Hung, folder

KINDS = ("fault", "memory", "flood", "storm")


def symbols(board):
    """Addresses of the firmware's functions and data."""
    text = subprocess.run(["arm-none-eabi-nm", os.path.join(folder(board), "firmware.elf")], stdout=subprocess.PIPE,
                          check=True, text=True).stdout
    return {w[2]: int(w[0], 16) for w in map(str.split, text.splitlines()) if len(w) == 3}


def indent(text, by="    "):
    return "".join(by + line + "\n" for line in text.splitlines())


# ---- faults of the processor ----

# Where nothing is that answers: read, write. What belongs to the processor itself is not written to.
HOLES = [(0x08000000, 0x10000000), (0x30000000, 0x3fffffff), (0x60000000, 0x9fffffff), (0xb0000000, 0xdfffffff), (0xf0000000, 0xffffffff)]
# Functions of C that Python calls, and what their first instructions become.
PATCHED = {"m_unique_id": "machine.unique_id()", "m_rng": "machine.rng()", "m_wake_reason": "machine.wake_reason()"}
CODES = {"undefined": 0xde00, "system call": 0xdf07, "breakpoint": 0xbe00, "bx r0": 0x4700, "no coprocessor": 0xee00}


def access(r):
    low, high = r.choice(HOLES)
    address, bits = r.randrange(low, high, 4), r.choice((8, 16, 32))
    return r.choice(("mem%d[%#x]", "mem%d[%#x] = 1", "print(mem%d[%#x])", "a = [mem%d[%#x] for i in range(3)]")) % (bits, address)


def patch(r, syms):
    name = r.choice(sorted(n for n in PATCHED if n in syms))
    return "mem16[%#x] = %#x\n%s" % (syms[name] & ~1, CODES[r.choice(sorted(CODES))], PATCHED[name])


def overrun(r, syms):
    """The limit of the C stack taken away: the context has three addresses of that stack, the limit is the lowest."""
    low, high = syms["kr_ld_stack"], syms["kr_ld_stack_top"]
    return ("context = mem32[%#x]\nwords = [i for i in range(0, 128, 4) if %#x <= mem32[context + i] <= %#x]\n"
            "mem32[context + min(words, key=lambda i: mem32[context + i])] = 0\na = []\nfor i in range(20000): a = %s\nlen(repr(a))"
            % (syms["the_context"], low, high, r.choice(("[a]", "(a,)", "{1: a}"))))


def no_handler(r, syms):
    """An interrupt that nobody handles."""
    n = r.choice([i for i in range(32) if i not in (0, 2, 4, 8, 9, 10)])
    return "mem32[0xe000e100] = 1 << %d\nmem32[0xe000e200] = 1 << %d\nfor i in range(1000): pass" % (n, n)


AROUND = (
    "%s",
    "def f():\n%s\nf()",
    "try:\n%s\nexcept Exception as e:\n    print(type(e))\nfinally:\n    print('end')",
    "def g():\n    yield 1\n%s\n    yield 2\nprint(list(g()))",
    "class C:\n    def __del__(self):\n        pass\n    def __repr__(self):\n%s\n        return 'C'\nprint([C()])",
    "class E:\n    def __enter__(self): return self\n    def __exit__(self, *e): return True\nwith E():\n%s",
    "import time\nfrom machine import Timer\ndef tick(t):\n%s\nt = Timer(-1, mode=Timer.ONE_SHOT, period=1, callback=tick, hard=False)\ntime.sleep_ms(5)",
    "import time\nfrom machine import Timer\ndef tick(t):\n%s\nt = Timer(-1, mode=Timer.ONE_SHOT, period=1, callback=tick, hard=True)\ntime.sleep_ms(5)",
    "import micropython\ndef call(x):\n%s\nmicropython.schedule(call, 0)\nfor i in range(100): pass",
    "sorted([3, 1, 2], key=lambda x: exec('''\n%s'''))",
)


def fault(seed, syms):
    r = random.Random(seed)
    kind = r.choice((access, access, patch, patch, overrun, no_handler))
    body = access(r) if kind is access else kind(r, syms)
    around = r.choice(AROUND)
    deep = "        " if "\n    def" in around and "class C" in around else "    "
    if "exec" in around or around == "%s":
        deep = ""
    names = "import machine\nfrom machine import mem8, mem16, mem32\n"
    if deep:
        body = indent(body, deep).rstrip("\n")
    return names + around % body + "\n"


# ---- no memory ----
GROWTH = (
    "a.append(a[-%(n)d:])", "a.append(bytes(%(n)d * 100))", "a.append('x' * (%(n)d * 50) + str(len(a)))", "d[len(d)] = [None] * %(n)d",
    "d[str(len(d))] = {i: i for i in range(%(n)d)}", "a.append([i for i in range(%(n)d)])", "a.append(tuple(range(%(n)d)))", "b += b or b'%(n)d'",
    "s += s or 'text'", "n = n * n + %(n)d", "a.append(lambda x=len(a): x + %(n)d)", "a.append(type('T%(n)d', (), {'x': len(a)}))",
    "a.append((lambda: (yield a))())", "a.append(set(range(%(n)d)))", "a.append(Node(a[-1] if a else None))", "a.append(memoryview(bytearray(%(n)d * 10)))",
    "a.append(open)\na.extend(a[:%(n)d])", "a.append(f'{a[-1:]!r:>%(n)d}')", "exec('def f%%d(): return [%(n)d]' %% len(a), d)", "a.append(re.compile('a{1,%(n)d}b|' * 3 + 'c'))",
    "a.append(sys.exc_info())\nraise_()", "a.append(sorted(range(%(n)d), key=str))", "a.append(array.array('i', range(%(n)d)))", "a.append(iter([0] * %(n)d))",
    "a.append(struct.pack('%(n)dI', *range(%(n)d)))",
)
CATCH = (
    "while True:\n%s",
    "try:\n    while True:\n%s\nexcept MemoryError as e:\n    print('caught', type(e))\n    del a, d\n",
    "for turn in range(3):\n    try:\n        while True:\n%s\n    except MemoryError:\n        a, d, b, s, n = [], {}, b'', '', 3\n        print('again')\n",
    "def grow():\n    global b, s, n\n    while True:\n%s\ngrow()\n",
    "def grow():\n    global b, s, n\n    try:\n        while True:\n%s\n    finally:\n        b = a + [s]\ngrow()\n",
    "def grow():\n    global b, s, n\n    while True:\n%s\n        yield len(a)\nprint(sum(grow()))\n",
)


def memory(seed, syms):
    r = random.Random(seed)
    lines = "\n".join(r.choice(GROWTH) % {"n": r.choice((1, 3, 10, 40, 200, 1000))} for i in range(r.randrange(1, 5)))
    catch = r.choice(CATCH)
    at = catch.index("%s")
    depth = len(catch[:at].rstrip("\n").split("\n")[-1]) - len(catch[:at].rstrip("\n").split("\n")[-1].lstrip()) + 4
    return ("import re, sys, array, struct, micropython\nmicropython.alloc_emergency_exception_buf(%d)\n"
            "class Node:\n    def __init__(self, other): self.other, self.more = other, [other] * 5\n"
            "def raise_():\n    try: raise ValueError(a)\n    except ValueError as e: a.append(e)\n"
            "a, d, b, s, n = [], {}, b'', '', 3\n" % r.choice((0, 100)) + catch % indent(lines, " " * depth).rstrip("\n") + "\n")


# ---- a flood of input ----
PIECES = (b"\x01", b"\x02", b"\x04", b"\x05", b"\x05A\x01", b"\r", b"\n", b"\t", b"\x1b[A", b"\x1b[C", b"\x1b[3~", b"\x7f", b"x = 1\r", b"print(x)\r", b"def f():\r",
          b"'''", b"(", b"[" * 50, b"\xff\xfe", "é€".encode(), b"input()\r", b"import ", b"1/0\r", b"for i in range(9): i\r\r", b"\x0e", b"\x15", b"\x0b", b"\x19")
BUSY = (b"", b"while True: pass\r\r", b"import time; time.sleep(100)\r", b"import sys; sys.stdin.read(100000)\r", b"input()\r", b"[input() for i in range(50)]\r",
        b"import sys\rwhile True: sys.stdin.buffer.read(1)\r\r", b"x = [i for i in range(1000000)]\r", b"\x05while True:\r  pass\r\x04", b"\x01while True: pass\x04", b"\x01")


def flood(seed, syms):
    """Chunks of bytes."""
    r = random.Random(seed)
    chunks = [r.choice(BUSY)]
    for i in range(r.randrange(1, 12)):
        kind = r.randrange(4)
        if kind == 0:
            chunks.append(bytes(r.randrange(256) for j in range(r.randrange(1, 3000))))
        elif kind == 1:
            chunks.append(b"".join(r.choice(PIECES) for j in range(r.randrange(1, 200))))
        elif kind == 2:
            chunks.append(bytes([r.randrange(32, 127)]) * r.randrange(1, 6000))
        else:
            chunks.append(r.choice(PIECES) * r.randrange(1, 300))
    return chunks


# ---- a storm of interrupts ----
HANDLERS = (
    "def h%(i)d(t):\n    global n\n    n += 1",
    "def h%(i)d(t):\n    global n\n    n += 1\n    kept.append([t] * 10)\n    del kept[:-5]",
    "def h%(i)d(t):\n    global n\n    n += 1\n    if n %% 50 == 0: raise ValueError(n)",
    "def h%(i)d(t):\n    global n\n    n += 1\n    state = machine.disable_irq()\n    machine.enable_irq(state)",
    "def h%(i)d(t):\n    global n\n    n += 1\n    for i in range(50): pass",
    "def h%(i)d(t):\n    global n\n    n += 1\n    try: micropython.schedule(later, n)\n    except RuntimeError: pass",
    "def h%(i)d(t):\n    global n\n    n += 1\n    if n %% 20 == 0: t.deinit()",
    "def h%(i)d(t):\n    global n\n    n += 1\n    t.init(freq=2000, callback=h%(i)d, hard=n & 1)",
    "def h%(i)d(t):\n    global n\n    n += 1\n    if n %% 7 == 0: time.sleep_us(300)",
)
WORK = (
    "for i in range(20000): x = i * i",
    "while n < 500: pass",
    "time.sleep_ms(50)",
    "x = sorted(range(3000), key=lambda i: -i)\nprint(x[0])",
    "for i in range(100): x = str(10 ** i)",
    "machine.lightsleep(20)",
    "gc.collect()\nfor i in range(30): x = [[i] * 100 for i in range(50)]",
    "while True: pass",
    "for i in range(200): print(end='.')",
    "state = machine.disable_irq()\nfor i in range(2000): pass\nmachine.enable_irq(state)",
    "u.write(bytes(500))\nwhile n < 200: u.read(10)",
)


def storm(seed, syms):
    r = random.Random(seed)
    text = ["import machine, micropython, time, gc, sys\nfrom machine import Timer, UART\nn, kept = 0, []\ndef later(x):\n    kept.append(x)\n    del kept[:-5]"]
    for i in range(r.randrange(1, 9)):
        text.append(r.choice(HANDLERS) % {"i": i})
        when = r.choice(("freq=%d" % r.choice((100, 1000, 5000, 20000, 100000, 1000000)), "period=%d" % r.choice((1, 1, 2, 5))))
        text.append("t%d = Timer(-1, %s, callback=h%d, hard=%s)" % (i, when, i, r.choice(("True", "False"))))
    text.append("u = UART(1, 115200)")
    if r.randrange(2):
        text.append("def on_uart(u):\n    global n\n    n += 1\n    %s\nu.irq(on_uart, UART.IRQ_RX)" % r.choice(("u.read()", "u.any()", "1 // (n % 90)", "pass")))
    text += [r.choice(WORK) for i in range(r.randrange(1, 4))]
    text.append("print('n', n > 0)")
    return "\n".join(text) + "\n"


# ---- runs ----
class Runs:
    """Runs of one board; counts how they ended."""

    def __init__(self, board, cpu_seconds=10):
        self.wire = os.path.abspath("storm-" + board.replace("/", "-"))
        more = ["-chardev", "socket,id=u1,server=on,wait=off,path=" + self.wire, "-serial", "chardev:u1"]
        self.name, self.syms = board, symbols(board)
        self.board, self.patience = Board(board, more, cpu_seconds), cpu_seconds
        self.counts = {kind: {} for kind in KINDS}
        self.hangs, self.wrong = [], []

    def count(self, kind, how):
        self.counts[kind][how] = self.counts[kind].get(how, 0) + 1

    def answer(self):
        """Whatever state the board is in, it comes back to a prompt and computes; False: no memory is left for that."""
        b = self.board
        for keys in (b"\x03", b"\x02", b"\x03", b"\x02"):   # a mode that takes Ctrl-B for text is left by Ctrl-C
            b.send(keys)
            b.quiet()
        b.got = b""
        b.send(b"print('alive', 6 * 7)\r")
        b.expect_any(b"\nalive 42\r\n", b"\nMemoryError\r\n>>> ")
        return b"alive" in b.found

    def run(self, kind, seed):
        b, syms = self.board, self.syms
        try:
            made = globals()[kind](seed, syms)
            if kind == "flood":
                how = self.send_flood(made)
            else:
                how = self.send_program(made, random.Random(seed) if kind == "storm" else None)
            free = self.answer()
            b.soft_reset()
            if not free and not self.answer():
                raise Hung("no memory after a soft reset")
        except Hung as e:
            self.hangs.append((kind, seed, str(e)))
            b.restart()
            how = "hang"
        self.count(kind, how)
        if kind == "fault" and b"*** " in self.seen:
            self.check_report(seed, made)
            b.restart()   # its code may be patched

    def check_report(self, seed, made):
        text = self.seen.decode("latin-1").replace("\r\n", "\n")
        for part in ("\n*** ", "\n  cfsr ", "\n  pc ", "\n*** reset\nkrait"):
            if part not in text and not (part == "\n  pc " and "C stack exhausted" in text):
                self.wrong.append(("report", seed, text))
                return
        line = text.partition("python: <stdin>, line ")[2].partition("\n")[0]
        if not (line.isdigit() and 0 < int(line) <= made.count("\n")) and "python: <string>, line" not in text:
            self.wrong.append(("place", seed, text))

    def send_program(self, text, noise):
        """How it ended: by itself, by Ctrl-C, by an exception or a reset."""
        b = self.board
        b.enter_raw()
        b.send(text.encode() + b"\x04")
        if noise:
            with socket.socket(socket.AF_UNIX) as wire:
                wire.connect(self.wire)
                wire.setblocking(False)
                try:
                    wire.send(bytes(noise.randrange(256) for i in range(noise.choice((0, 10, 500, 5000)))))
                except BlockingIOError:
                    pass
                return self.end_of_program()
        return self.end_of_program()

    def end_of_program(self):
        b = self.board
        stopped, b.limit = False, 1.5   # seconds that it may compute until Ctrl-C
        while True:
            try:
                b.expect_any(b"\x04>", b"*** reset\r\n")
                break
            except Hung:
                if stopped or b.process.poll() is not None:
                    raise
                stopped, b.limit = True, self.patience
                b.send(b"\x03")
        self.seen, b.limit = b.before, self.patience
        if b.found != b"\x04>":
            self.seen += b.found + b.expect(b">>> ")
            return "report and reset"
        if b"Traceback" in self.seen.rpartition(b"\x04")[2]:
            return "Ctrl-C" if stopped else "exception"
        return "end"

    def send_flood(self, chunks):
        b = self.board
        self.seen = b""
        for chunk in chunks:
            b.send(chunk)
        return "answers"

    def close(self):
        self.board.close()


def main(board, runs, kinds=KINDS, first=0):
    """So many runs in all; ends the process."""
    r = Runs(board)
    for i in range(runs):
        r.run(kinds[i % len(kinds)], first + i)
    r.close()
    for kind in kinds:
        print("%-7s" % kind, ", ".join("%s %d" % item for item in sorted(r.counts[kind].items())))
    for problem in r.hangs + r.wrong:
        print(*problem)
    print("%s: %d runs, %d hangs" % (board, runs, len(r.hangs)))
    sys.exit(bool(r.hangs or r.wrong))


if __name__ == "__main__":   # _faults.py BOARD KIND SEED: what it is
    kind, seed = sys.argv[2], int(sys.argv[3])
    made = globals()[kind](seed, symbols(sys.argv[1]))
    print(made if isinstance(made, str) else b"".join(made))
