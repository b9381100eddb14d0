"""The line editor of small machines: keys in, exact bytes out."""
from _session import GREETING, Check, whole

LEFT, RIGHT, UP, DOWN, HOME, END = "\33[D", "\33[C", "\33[A", "\33[B", "\33[H", "\33[F"
# keys of one session: what follows the first prompt
SESSIONS = {
    "typing": ("'ab'\r", "'ab'\r\n'ab'\r\n>>> "),
    "backspace": ("12\x7f\b34\r", "12\b\33[K\b\33[K34\r\n34\r\n>>> "),
    "in the middle": ("13" + LEFT + "2\r", "13\b23\b\r\n123\r\n>>> "),
    "home, delete, end": ("x12" + HOME + "\33[3~" + END + "3\r", "x12\b\b\b\33[K12\b\b123\r\n123\r\n>>> "),
    "other home and end": ("12" + "\33[1~" + "3" + "\33[4~" + "\33OH\33OF\r",
                           "12\b\b312\b\b12\b\b\b312\r\n312\r\n>>> "),
    "control keys": ("23\x01\x061\x02\x04\x05\r", "23\b\b213\b\b\33[K3\b3\r\n23\r\n>>> "),
    "kill line": ("123" + LEFT * 2 + "\x0b\r", "123\b\b\33[K\r\n1\r\n>>> "),
    "kill and yank": ("1+2" + "\x15" + "3*" + "\x19\r", "1+2\b\b\b\33[K3*1+2\r\n5\r\n>>> "),
    "rub out word": ("1 + abc \x17" + "2\r", "1 + abc \b\b\b\b\33[K2\r\n3\r\n>>> "),
    "words": ("ab.cd" + "\33b" + "\33[1;5D" + "\33f" + "\33d" + "\x15\x0b7\r",
              "ab.cd\b\b\b\b\bab\33[K\b\b\33[K7\r\n7\r\n>>> "),
    "history": ("1\r2\r" + UP + UP + DOWN + "\r", "1\r\n1\r\n>>> 2\r\n2\r\n>>> 2\b1\b2\r\n2\r\n>>> "),
    "history keeps the new line": ("1\r9" + UP + DOWN + "\r", "1\r\n1\r\n>>> 9\b1\b9\r\n9\r\n>>> "),
    "history has an end": ("1\r" + UP + UP + "\r", "1\r\n1\r\n>>> 1\r\n1\r\n>>> "),
    "the same line is kept once": ("1\r1\r2\r" + UP * 2 + "\r", "1\r\n1\r\n>>> 1\r\n1\r\n>>> 2\r\n2\r\n>>> 2\b1\r\n1\r\n>>> "),
    "block": ("if 1:\r2\r\r", "if 1:\r\n...     2\r\n...     \r\n2\r\n>>> "),
    "rub out indentation": ("if 1:\r2\r\x7f\r", "if 1:\r\n...     2\r\n...     \b\b\b\b\33[K\r\n2\r\n>>> "),
    "deeper": ("if 1:\rif 2:\r3\r\r", "if 1:\r\n...     if 2:\r\n...         3\r\n...         \r\n3\r\n>>> "),
    "open bracket": ("(1,\r\r2)\r", "(1,\r\n... \r\n... 2)\r\n(1, 2)\r\n>>> "),
    "open string": ("'''a\rb'''\r", "'''a\r\n... b'''\r\n'a\\nb'\r\n>>> "),
    "tab indents": ("if 1:\r\t3\r\r", "if 1:\r\n...         3\r\n...         \r\n3\r\n>>> "),
    "cancel": ("1 + \x03" "2\r", "1 + \r\n>>> 2\r\n2\r\n>>> "),
    "cancel a block": ("if 1:\r\x03" "2\r", "if 1:\r\n...     \r\n>>> 2\r\n2\r\n>>> "),
    "end of a block": ("for i in 1, 2: i\r\x04", "for i in 1, 2: i\r\n... \r\n1\r\n2\r\n>>> "),
    "greeting again": ("\x02", "\r\n" + GREETING.decode() + ">>> "),
    "utf-8": ("'äö€𝄞'" + LEFT * 2 + "\x7f\r", "'äö€𝄞'\b\b\b\33[K𝄞'\b\b\r\n'äö𝄞'\r\n>>> "),
    "no utf-8": (b"'\xff\xc3\xe4\x80'\r", "''\r\n''\r\n>>> "),
    "unknown keys": ("\33[99~\33[1;2P\33x\33[?1h7\r", "7\r\n7\r\n>>> "),
    "value": ("6*7\r_+1\rNone\r_\r", "6*7\r\n42\r\n>>> _+1\r\n43\r\n>>> None\r\n>>> _\r\n43\r\n>>> "),
    "return and line feed": ("1\n2\r", "1\r\n1\r\n>>> 2\r\n2\r\n>>> "),
    "names": ("someword=3\rsomew\t\r", "someword=3\r\n>>> someword\r\n3\r\n>>> "),
    "attributes": ("import sys\rsys.byteo\t\r", "import sys\r\n>>> sys.byteorder\r\n'little'\r\n>>> "),
    "choice": ("aax=aay=1\raa\t\b\b\r", "aax=aay=1\r\n>>> aa\r\naax             aay\r\n>>> aa\b\33[K\b\33[K\r\n>>> "),
    "modules": ("import itert\t\r", "import itertools\r\n>>> "),
    "nothing to complete": ("qqq\t\x03", "qqq\r\n>>> "),
    "completion that raises": ("class A:\r__dir__ = 1\r\ra = A()\ra.x\t\x03",
                               "class A:\r\n...     __dir__ = 1\r\n...     \r\n>>> a = A()\r\n>>> a.x\r\n>>> "),
    "input": ("input('a\\nname? ')\rmX" "\x7f" "e\r", "input('a\\nname? ')\r\na\r\nname? mX\b\33[Ke\r\n'me'\r\n>>> "),
    "error": ("1/0\r1\r", "1/0\r\nTraceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n"
                          "    1/0\r\n    ~^~\r\nZeroDivisionError: division by zero\r\n>>> 1\r\n1\r\n>>> "),
    "paste": ("\x05if 1:\r  x = 2\r\n\n  x\rprint(x)\r\x04",
              "\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== if 1:\r\n===   x = 2\r\n=== \r\n===   x\r\n=== print(x)"
              "\r\n=== \r\n2\r\n>>> "),
    "paste given up": ("\x05x\r\x03", "\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== x\r\n=== \r\n>>> "),
    "soft reset": ("x = 1\r\x04x\r", "x = 1\r\n>>> \r\nMPY: soft reboot\r\n" + GREETING.decode() + ">>> x\r\n"
                   "Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n    x\r\n"
                   "NameError: name 'x' is not defined\r\n>>> "),
}
check = Check()
for name, (keys, expected) in SESSIONS.items():
    keys = keys if isinstance(keys, bytes) else keys.encode()
    check.equal(name, whole(keys), (GREETING + b">>> " + expected.encode(), b"", 0))
check.finish()
