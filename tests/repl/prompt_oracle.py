# test: timeout 200
"""The command's prompt on a terminal: keys in, exact screens out. █ is the cursor."""
import os

from _screen import Terminal
from _session import Check

check = Check()
HEAD = ["krait 0.1.0 (Python 3.14 language) on linux", 'Type "help()" for help, Ctrl-D to leave.']


def session(name, keys, lines, **options):
    """Keys for the prompt of a new krait, what stands below the greeting then; and that Ctrl-D ends it."""
    small = "columns" in options
    t = Terminal(*(["-q"] if small else []), **options)
    t.wait(">>> █")
    t.send(keys)
    t.expect(check, name, lines if small else HEAD + lines)
    t.send("\x03\x04")
    check.equal(name + ", status", t.end(), 0)
    return t


UP, DOWN, RIGHT, LEFT, HOME, END = "\33[A", "\33[B", "\33[C", "\33[D", "\33[H", "\33[F"
session("value", "6*7\r_+1\r", [">>> 6*7", "42", ">>> _+1", "43", ">>> █"])
session("block", "def f(a):\rreturn a\r\rf(3)\r", [">>> def f(a):", "...     return a", "...", ">>> f(3)", "3", ">>> █"])
session("block is edited as a whole", "if 1:\r1\r2" + UP + "0" + UP + HOME + RIGHT * 3 + "3 > " + DOWN * 2 + END + "7",
        [">>> if 3 > 1:", "...     10", "...     27█"])
session("history has blocks", "if 1:\r5\r\r8\r" + UP + UP, [">>> if 1:", "...     5", "...", "5", ">>> 8", "8", ">>> if 1:", "...     5█"])
session("history and back", "1\r2\r3x" + UP + UP + DOWN + DOWN, [">>> 1", "1", ">>> 2", "2", ">>> 3x█"])
session("Ctrl-P and Ctrl-N", "1\r2\r\x10\x10\x0e", [">>> 1", "1", ">>> 2", "2", ">>> 2█"])
session("search", "alpha = 1\rbeta = 2\rgamma = 3\r\x12a = \x12", [">>> alpha = 1", ">>> beta = 2", ">>> gamma = 3", "(search) `a = ': beta = 2█"])
session("search and run", "print('x')\r2\r\x12pri\r", [">>> print('x')", "x", ">>> 2", "2", ">>> print('x')", "x", ">>> █"])
session("search given up", "12\r5\x12" "12\x07", [">>> 12", "12", ">>> 5█"])
session("words", "one two three\33b\33bX\33f\33dY\x17", [">>> one █"])
session("yank", "one two\x17\x01\x19 \x05", [">>> two one █"])
session("wraps", "x = '" + "ab" * 10 + LEFT * 12 + "!", [">>> x = 'abababa", "b!█abababababab"], columns=16)
session("full row", "'1234567890'\r", [">>> '1234567890'", "'1234567890'", ">>> █"], columns=16)
session("cursor behind a full row", "'1234567890'", [">>> '1234567890'", "█"], columns=16)
session("wide characters", "'日本語'" + LEFT * 2 + "\x7f\r", [">>> '日語'", "'日語'", ">>> █"])
session("wide characters wrap", "'日本語日本語'" + LEFT, [">>> '日本語日", "本語█'"], columns=14)
session("combining", "'e\u0301x'" + LEFT * 2 + "y\r", [">>> 'e\u0301yx'", "'e\u0301yx'", ">>> █"])
session("cancel", "if 1:\r2\x03" "3\r", [">>> if 1:", "...     2", "KeyboardInterrupt", ">>> 3", "3", ">>> █"])
session("alt-enter", "1 +\33\r2\x03", [">>> 1 +", "... 2", "KeyboardInterrupt", ">>> █"])
session("errors", "1/0\rx +* 2\r", [">>> 1/0", "Traceback (most recent call last):", '  File "<stdin>", line 1, in <module>', "    1/0", "    ~^~",
                                  "ZeroDivisionError: division by zero", ">>> x +* 2", '  File "<stdin>", line 1', "    x +* 2", "       ^",
                                  "SyntaxError: invalid syntax", ">>> █"])
session("paste", "\33[200~def f():\n    a = 1\n\n    return a\nf()\nif f():\n    print('yes')\nelse:\n    print('no')\n\33[201~\r",
        [">>> def f():", "...     a = 1", "...", "...     return a", "... f()", "... if f():", "...     print('yes')", "... else:",
         "...     print('no')", "...", "1", "yes", ">>> █"])
session("pasted mistake runs nothing", "\33[200~print(1)\nprint(\n)\nx = )\33[201~\r",
        [">>> print(1)", "... print(", "... )", "... x = )", '  File "<stdin>", line 1', "    x = )", "        ^", "SyntaxError: unmatched ')'",
         ">>> █"])
session("paste that is not complete", "\33[200~x = 1\nfor i in 1, 2:\33[201~\rx + i\r\r",
        [">>> x = 1", "... for i in 1, 2:", "...     x + i", "...", "2", "3", ">>> █"])
session("names", "some_name = 1\rsome_\t\r", [">>> some_name = 1", ">>> some_name", "1", ">>> █"])
session("attributes", "import math\rmath.floo\t2.5)\r", [">>> import math", ">>> math.floor(2.5)", "2", ">>> █"])
session("list of attributes", "'a'.is\t", [">>> 'a'.is█"])
session("choices", "a='x'\ra.isd\t", [">>> a='x'", ">>> a.isd", "isdecimal(  isdigit(", ">>> a.isd█"])
session("modules", "import itert\t\r", [">>> import itertools", ">>> █"])
session("names of a module", "from math import floo\t\r", [">>> from math import floor", ">>> █"])
session("keywords", "x = 1 if 2 el\t", [">>> x = 1 if 2 el", "elif  else", ">>> x = 1 if 2 el█"])
session("dict keys", "d = {'one': 1, 'two': 2, 3: 4}\rd['o\t\rd[\"t\t\rd[3\t\r",
        [">>> d = {'one': 1, 'two': 2, 3: 4}", ">>> d['one']", "1", '>>> d["two"]', "2", ">>> d[3]", "4", ">>> █"])
session("nothing in strings", "'impor\t'", [">>> 'impor'█"])
session("property that raises", "class A:\rp = property(lambda s: 1/0)\r\rA().p.x\t\x03a = A()\ra.p\t\x03",
        [">>> class A:", "...     p = property(lambda s: 1/0)", "...", ">>> A().p.x", "KeyboardInterrupt", ">>> a = A()", ">>> a.p",
         "KeyboardInterrupt", ">>> █"])
session("help", "def f(a, *, b=2):\r'''Does it.'''\r\rhelp(f)\r", [">>> def f(a, *, b=2):", "...     '''Does it.'''", "...", ">>> help(f)",
                                                              "f(a, *, b=2)", "    Does it.", ">>> █"])

# a program has the terminal as it was, and what is typed for it
t = Terminal("-q")
t.wait(">>> █")
t.send("input('na' + 'me? ')\r")
t.wait("name? █")
t.send("me\x7fx\r")
t.expect(check, "input", [">>> input('na' + 'me? ')", "name? mx", "'mx'", ">>> █"])
t.send("print('g' + 'o'); [0 for i in iter(int, 1)]\r")
t.wait("go")
t.send("\x03")
t.wait("KeyboardInterrupt")
t.wait_last(">>> █")
check.equal("interrupt", t.shown()[-2:], ["KeyboardInterrupt", ">>> █"])
t.send("\x0c6\r")
t.expect(check, "clear", [">>> 6", "6", ">>> █"])
t.send("import sys, builtins; sys.ps1 = '\\x1b[32m# \\x1b[0m'; sys.ps2 = '+ '\rif 1:\r2" + UP + "\x0c")
t.expect(check, "other prompts", ["# if 1:█", "+     2"])
t.send("\x03del sys.ps1, builtins.len, builtins.__import__, sys.displayhook\r\x0csys.stdou\t = None\r3\r")
t.expect(check, "broken by the program", [">>> sys.stdout = None", ">>> 3", "Traceback (most recent call last):", '  File "<stdin>", line 1, '
                                          "in <module>", "    3", "RuntimeError: lost sys.displayhook", ">>> █"])
t.send("raise SystemExit(7)\r")
check.equal("exit status", t.end(), 7)

# as large as the terminal, and larger; the terminal changes
t = Terminal("-q", columns=20, rows=5)
t.wait(">>> █")
t.send("if 1:\r1\r2\r3\r4\r5\r6")
t.expect(check, "tall", [">>> if 1:", "...     1", "...     2", "...     3", "...     4", "...     5", "...     6█"][2:])
t.send(UP * 6 + "\x01X")
t.expect(check, "tall, at its start", [">>> X█if 1:", "...     1", "...     2", "...     3", "...     4"])
t.send("\x7f" + DOWN * 6 + "\r\r")
t.wait_last(">>> █")
t.send("\x0c'" + "abc " * 5)
before = [">>> 'abc abc abc abc", " abc █"]
while t.shown()[-2:] != before and t.more():
    pass
check.equal("before", t.shown()[-2:], before)
t.resize(12, 5)
# terminals break the rows that are too long now
t.screen.lines, t.screen.top, t.screen.row, t.screen.column = [list(">>> 'abc abc"), list(" abc abc"), list(" abc ")], 0, 2, 5
t.expect(check, "narrower", [">>> 'abc abc", " abc abc abc", " █"])
t.send("'\r")
t.wait(">>> █")
t.send("\x04")
check.equal("resized, status", t.end(), 0)

# history between sessions
with open("past", "wb") as f:
    f.write(b"'old'\nif 1:\r\n    4\n\xff\xfe\n")
session("history of a file", UP * 2 + "\x10\r", [">>> 'old'", "'old'", ">>> █"], KRAIT_HISTORY="past")
session("new lines", "'new'\r'new'\rif 2:\r5\r\r", [">>> 'new'", "'new'", ">>> 'new'", "'new'", ">>> if 2:", "...     5", "...", "5", ">>> █"],
        KRAIT_HISTORY="past")
with open("past", "rb") as f:
    check.equal("file", f.read(), b"'old'\nif 1:\r\n    4\n\xff\xfe\n'old'\n'new'\nif 2:\r\n    5\n")
with open("long", "w") as f:
    f.writelines("%d\n" % i for i in range(2500))
session("long file", UP * 2 + "\r", [">>> 2498", "2498", ">>> █"], KRAIT_HISTORY="long")
with open("long") as f:
    check.equal("is cut", f.read().split(), [str(i) for i in range(1500, 2500)] + ["2498"])
session("no file", "1\r", [">>> 1", "1", ">>> █"], KRAIT_HISTORY="no/such/folder")
session("usual file", "1\r", [">>> 1", "1", ">>> █"], KRAIT_HISTORY=os.path.join(os.getcwd(), ".krait_history"))
check.equal("its mode", os.stat(".krait_history").st_mode & 0o777, 0o600)

# modules beside the program
os.mkdir("pack")
for name in ("__init__", "inner", "_hidden"):
    open("pack/%s.py" % name, "w").close()
session("package", "import pack.i\t\rfrom pack import \t\x15import pac\t\x03", [">>> import pack.inner", ">>> import pack", "KeyboardInterrupt", ">>> █"])

# colours
RED = b"    \33[31m~\33[0m\33[1;31m^\33[0m\33[31m~\33[0m\r\n\33[1;35mZeroDivisionError\33[0m: \33[35mdivision by zero\33[0m\r\n"
PLAIN = b"    ~^~\r\nZeroDivisionError: division by zero\r\n"
for env, text in (({}, RED), ({"NO_COLOR": "1"}, PLAIN), ({"NO_COLOR": ""}, RED), ({"TERM": "dumb"}, PLAIN), ({"TERM": "dumb", "FORCE_COLOR": "1"}, RED),
                  ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, PLAIN)):
    t = Terminal("-q", **env)
    t.wait(">>> █")
    t.send("1/0\r")
    t.wait("division")
    t.wait(">>> █")
    check.equal("colours with %s" % env, text in t.raw, True)
    t.send("\x04")
    check.equal("status", t.end(), 0)

# tools on the same terminal
t = Terminal("-q")
t.wait(">>> █")
t.send("x = 5\r\x01print(x)\x04\x05A\x01print(x + 1)\x04\x02x\r\x05y = 1\rprint(y)\r\x04")
t.wait("=== print(y)")
t.wait(">>> █")
check.equal("raw mode", b"raw REPL; CTRL-B to exit\r\n>OK5\r\n\x04\x04>R\x01\x00\x04\x01\x046\r\n\x04\x04>" in t.raw, True)
check.equal("paste mode", t.shown()[-6:], ["paste mode; Ctrl-C to cancel, Ctrl-D to finish", "=== y = 1", "=== print(y)", "===", "1", ">>> █"])
t.send("\x04")
check.equal("raw mode, status", t.end(), 0)
check.finish()
