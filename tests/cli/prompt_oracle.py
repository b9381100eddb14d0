"""The plain prompt by difference: sessions on standard input, what goes to stdout and stderr."""
import os
import re
import subprocess
import sys

KRAIT, PYTHON = os.environ["KRAIT"], os.environ["PYTHON"]

SESSIONS = {
    "expressions": "1 + 1\nx = 5\nx\nNone\n'a'\n[1,\n2]\n_\n",
    "blocks": "for i in range(2):\n    print(i)\n\nif x if 0 else 1: 2\n\nwhile False: pass\nelse: 7\n\n",
    "functions": "def f(a,\n      b=2):\n    '''doc\n\n    more'''\n    return a + b\n\nf(1)\n@staticmethod\ndef g(): return 3\n\ng()\n",
    "classes": "class A:\n    x = 1\n\n    y = 2\nA.x\nclass B(A): pass\n\nB.x\n",
    "blank ends blocks": "if 1:\n  if 2:\n    3\n\n4\nif 1:\n\n5\n",
    "brackets": "x = (1,\n\n\n2)\nx\n{1:\n2}\nf'''{\n3}'''\n",
    "strings": "s = '''a\n\nb'''\ns\n'abc\n\"\"\"x\ny\"\"\"\n",
    "continuation": "1 + \\\n2\nif 1 and \\\n   2:\n   3\n\n",
    "try": "try:\n  1/0\nexcept ZeroDivisionError:\n  print('caught')\nfinally:\n  print('done')\n\ntry: x\nexcept NameError as e: print(e)\n\n",
    "errors": "1/0\nx +* 2\n)\ny\nimport nosuch\ndef f(:\nraise ValueError('x')\n3\n",
    "unindent": "  1\nif 1:\n    2\n  3\n\n4\n",
    "try alone": "try:\n  1\n\n2\n",
    "with": "class C:\n  def __enter__(self): return 5\n  def __exit__(self, *a): return True\n\nwith C() as c:\n  print(c)\n  1/0\n\n6\n",
    "async": "async def f():\n  return 1\n\nf().close()\n",
    "match": "match 3:\n  case 3:\n    print('three')\n  case _:\n    pass\n\nmatch = 4\nmatch\n",
    "several": "a = 1; b = 2; a + b\na; b\nif 1: 1; 2\n\n",
    "comments": "# nothing\n   # indented\n1 # one\n\n\n2\n",
    "unfinished": "if 1:\n  print('ran at the end')\n",
    "unfinished bracket": "print('a')\nx = (1,\n",
    "no newline": "1 + 2",
    "exit": "print(1)\nimport sys\nsys.exit(3)\nprint(2)\n",
    "exit text": "raise SystemExit('bye')\n",
    "underscore": "5\n_ + 1\n_ = 9\n7\n_\nimport builtins\nbuiltins._\n",
    "ps": "import sys\nsys.ps1 = '# '\nsys.ps2 = '+ '\nif 1:\n  2\n\n",
    "ps object": "import sys\nclass P:\n  n = 0\n  def __str__(self):\n    P.n += 1\n    return f'{P.n}> '\n\nsys.ps1 = P()\n1\n2\n",
    "displayhook": "import sys\nsys.displayhook = lambda v: print('shown', v)\n1\nNone\n",
    "excepthook": "import sys\nsys.excepthook = lambda t, v, tb: print('hook', t.__name__, v)\n1/0\nsys.last_value\nsys.last_type is ZeroDivisionError\n",
    "names": "__name__\n'__builtins__' in globals()\nsorted(k for k in globals() if k == '__doc__')\n",
    "future": "from __future__ import annotations\ndef f(a: nope): pass\n\nf.__annotations__\n",
    "global in block": "def f():\n  global q\n  q = 1\n\nf()\nq\ndel q\nq\n",
}


def session(exe, args, text):
    p = subprocess.run([exe] + args, input=text, capture_output=True, text=True, timeout=30,
                       env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
    err = re.sub(r"\A(Python|krait) .*\nType .*\n", "", p.stderr)
    err = re.sub(r"(?m)^  looked in: .*\n", "", err)    # krait only
    err = re.sub(r"^ *[\^~]+ *\n", "", err, flags=re.M)  # carets are compared elsewhere
    err = re.sub(r"ModuleNotFoundError.*", "ModuleNotFoundError", err)
    # newer versions show the lines of the input
    err = re.sub(r'(File "<(?:stdin|string)>", line \d+, in .*\n)    .*\n', r"\1", err)
    return p.stdout, err, p.returncode


bad = 0
for name, text in SESSIONS.items():
    expected, found = (session(exe, ["-i"], text) for exe in (PYTHON, KRAIT))
    if expected != found:
        bad += 1
        print("==", name)
        for what, e, f in zip(("stdout", "stderr", "status"), expected, found):
            if e != f:
                print(what, "expected", repr(e), "\n      found   ", repr(f))
for args, text in ((["-i", "-c", "x = 1; print(x)"], "x + 1\n"), (["-i", "-c", "import sys; sys.exit(3)"], "4\n"),
                   (["-i", "-c", "1/0"], "import sys\nsys.last_type\n"), (["-q", "-i"], "5\n"), (["-i", "-"], "6\n")):
    expected, found = (session(exe, args, text) for exe in (PYTHON, KRAIT))
    if expected != found:
        bad += 1
        print("==", args, expected, found)
greeting = subprocess.run([KRAIT, "-i"], input="", capture_output=True, text=True).stderr
quiet = subprocess.run([KRAIT, "-i", "-q"], input="", capture_output=True, text=True).stderr
if not greeting.startswith("krait ") or quiet != ">>> \n":
    bad += 1
    print("greeting", repr(greeting), repr(quiet))
sys.exit(bad > 0)
