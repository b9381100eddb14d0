"""Raw and raw-paste mode: what tools that talk to boards send, and the exact answers."""
import os
import sys

from _session import GREETING, Check, Session, whole

BANNER = b"raw REPL; CTRL-B to exit\r\n>"
ENTER = (b"\r\n" + BANNER)
check = Check()

# all input at once: what comes behind the banner
RAW = {
    "print": (b"print(5)\4", b"OK5\r\n\4\4>"),
    "value is not shown": (b"5\4", b"OK\4\4>"),
    "exception": (b"print(1)\n1/0\4", b"OK1\r\n\4Traceback (most recent call last):\r\n  File \"<stdin>\", line 2, in <module>\r\n"
                  b"ZeroDivisionError: division by zero\r\n\4>"),
    "no Python": (b"x=(\4", b"OK\4  File \"<stdin>\", line 1\r\n    x=(\r\n      ^\r\nSyntaxError: '(' was never closed\r\n\4>"),
    "stderr": (b"import sys\nsys.stderr.write('e\\n')\nsys.stdout.write('o\\n')\4", b"OKe\r\no\r\n\4\4>"),
    "bytes": (b"import sys\nsys.stdout.buffer.write(b'a\\n\\0\\xff')\4", b"OKa\n\0\xff\4\4>"),
    "given up": (b"abc\3print(1)\4", b"OK1\r\n\4\4>"),
    "banner again": (b"abc\1print(1)\4", BANNER + b"OK1\r\n\4\4>"),
    "names stay": (b"x = 3\4print(x)\4", b"OK\4\4>OK3\r\n\4\4>"),
    "friendly again": (b"\2" + b"1\r", b"\r\n" + GREETING + b">>> 1\r\n1\r\n>>> "),
    "soft reset": (b"x = 1\4\4print(x)\4", b"OK\4\4>OK\r\nMPY: soft reboot\r\n" + BANNER +
                   b"OK\4Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n"
                   b"NameError: name 'x' is not defined\r\n\4>"),
    "exit": (b"import sys; sys.exit()\4print(1)\4", b"OK\4\4MPY: soft reboot\r\n" + BANNER + b"OK1\r\n\4\4>"),
    "unknown mode": (b"\5B\1print(1)\4", b"R\0>OK1\r\n\4\4>"),
    "reads its input": (b"import sys\nprint(sys.stdin.read(3), sys.stdin.readline(), sys.stdin.buffer.read(2))\4a\rbc\r\xff\r",
                        b"OKa\nb c\n b'\\xff\\r'\r\n\4\4>".replace(b"\n", b"\r\n").replace(b"\r\r", b"\r")),
    "input ends": (b"print(1", b""),
}
for name, (data, expected) in RAW.items():
    check.equal(name, whole(b"\1" + data), (GREETING + b">>> " + ENTER + expected, b"", 0))


def paste(s, text):
    """The sender of the manual; how often the window was opened, and whether the receiver stopped it."""
    s.send(b"\5A\1")
    check.equal("raw-paste begins", s.read(2), b"R\1")
    size = int.from_bytes(s.read(2), "little")
    window, opened, at = size, 0, 0
    while at < len(text):
        while window == 0 or s.kept:
            c = s.read(1)
            if c == b"\4":
                s.send(b"\4")
                return opened, True
            check.equal("window", c, b"\1")
            window += size
            opened += 1
        n = min(window, len(text) - at)
        s.send(text[at:at + n])
        at += n
        window -= n
    s.send(b"\4")
    opened += len(s.until(b"\4")) - 1
    return opened, False


s = Session()
s.send(b"\1")
s.until(BANNER)
paste(s, b"print('short')")
check.equal("short", s.until(b">"), b"short\r\n\4\4>")
program = b"".join(b"x%d = %d\n" % (i, i) for i in range(2000)) + b"print(x1999)"
opened, stopped = paste(s, program)
check.equal("long", (s.until(b">"), opened, stopped), (b"1999\r\n\4\4>", 1 + len(program) // 1024, False))
opened, stopped = paste(s, b"x = )\n" + b"# more\n" * 2000)
check.equal("stopped by an error", (s.until(b"\4>"), stopped),
            (b"\4  File \"<stdin>\", line 1\r\n    x = )\r\n        ^\r\nSyntaxError: unmatched ')'\r\n\4>", True))
paste(s, b"1/0")
check.equal("exception", s.until(b"\4>"), b"\4Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n"
            b"ZeroDivisionError: division by zero\r\n\4>")
s.send(b"\5A\1print(\3")
check.equal("given up", s.until(b"\4>"), b"R\1\0\4\1\4\4KeyboardInterrupt\r\n\4>")
s.send(b"\5A\1x = )\n")
check.equal("stopped", s.read(6), b"R\1\0\4\1\4")
s.send(b"more\3")
check.equal("stopped by an error, and Ctrl-C", s.until(b"\4>"),
            b"\4  File \"<stdin>\", line 1\r\n    x = )\r\n        ^\r\nSyntaxError: unmatched ')'\r\n\4>")
# Ctrl-C for a program that runs; it says when it does
s.send(b"print('runs')\nwhile True: pass\4")
s.until(b"runs\r\n")
s.send(b"\3")
check.equal("interrupted", s.until(b"\4>"), b"\4Traceback (most recent call last):\r\n"
            b"  File \"<stdin>\", line 2, in <module>\r\nKeyboardInterrupt\r\n\4>")
s.send(b"import time\nprint('sleeps')\ntime.sleep(1000)\4")
s.until(b"sleeps\r\n")
s.send(b"\3")
check.equal("interrupted sleep", s.until(b"\4>"), b"\4Traceback (most recent call last):\r\n"
            b"  File \"<stdin>\", line 3, in <module>\r\nKeyboardInterrupt\r\n\4>")
s.send(b"import sys\nprint('reads')\nsys.stdin.readline()\4")
s.until(b"reads\r\n")
s.send(b"ab\3")
check.equal("interrupted reading", s.until(b"\4>"), b"\4Traceback (most recent call last):\r\n"
            b"  File \"<stdin>\", line 3, in <module>\r\nKeyboardInterrupt\r\n\4>")
s.send(b"import micropython, sys\nmicropython.kbd_intr(-1)\nprint('ready')\nprint(sys.stdin.buffer.read(3))\nmicropython.kbd_intr(3)\4")
s.until(b"ready\r\n")
s.send(b"a\3b")
check.equal("Ctrl-C is a byte", s.until(b"\4>"), b"b'a\\x03b'\r\n\4\4>")
check.equal("end", s.close(), (b"", 0))

# a folder with boot.py and main.py
with open("boot.py", "w") as f:
    f.write("print('boot')\nbooted = 1\n")
with open("main.py", "w") as f:
    f.write("print('main', booted)\n")
with open("helper.py", "w") as f:
    f.write("x = 'helped'\n")
check.equal("boot and main", whole(b"booted\rimport helper; helper.x\r\4\1\4", os.getcwd()),
            (b"boot\r\nmain 1\r\n" + GREETING + b">>> booted\r\n1\r\n>>> import helper; helper.x\r\n'helped'\r\n>>> \r\n"
             b"MPY: soft reboot\r\nboot\r\nmain 1\r\n" + GREETING + b">>> " + ENTER + b"OK\r\nMPY: soft reboot\r\nboot\r\n" + BANNER,
             b"", 0))
with open("main.py", "w") as f:
    f.write("1/0\n")
check.equal("main.py fails", whole(b"", os.getcwd())[0], b"boot\r\nTraceback (most recent call last):\r\n  File \"main.py\", line 1, in "
            b"<module>\r\n    1/0\r\n    ~^~\r\nZeroDivisionError: division by zero\r\n" + GREETING + b">>> ")
check.equal("little memory", whole(b"\1x = 'a' * 1000000\4" + b"#" * 300000 + b"\4print(2)\4", "--heap", "200k")[0].split(b">>> ")[1],
            ENTER + b"OK\4Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\nMemoryError\r\n\4>"
            b"OK\4MemoryError\r\n\4>OK2\r\n\4\4>")
check.finish()
