"""The command's options next to python3's: programs from a string, a module, a file, standard input; exit
status; -O, -i, -u; what is refused. Then what python3 does not have: -V, -h, -X heapsize, -v, compile-only."""
import os
import re
import subprocess
import sys

KRAIT, PYTHON = os.environ["KRAIT"], os.environ["PYTHON"]
failures = 0


def run(exe, args, stdin="", env=None):
    p = subprocess.run([exe] + args, input=stdin.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       env=dict(os.environ, PYTHONPATH="path", KRAITPATH="path", **(env or {})), timeout=60)
    # where a module was looked for is told by krait only
    return p.returncode, p.stdout.decode(), re.sub(r"(?m)^  looked in: .*\n", "", p.stderr.decode())


def fail(what, *details):
    global failures
    failures += 1
    print("FAIL", what)
    for d in details:
        print("    ", d)


def same(args, stdin="", last_line=False):
    """Exit status and standard output agree; with last_line the last line of stderr too."""
    k, p = run(KRAIT, args, stdin), run(PYTHON, args, stdin)
    if k[:2] != p[:2]:
        fail(args, "expected %r" % (p[:2],), "got      %r" % (k[:2],), k[2][-300:])
    if last_line and k[2].strip().split("\n")[-1] != p[2].strip().split("\n")[-1]:
        fail(args, "expected " + p[2].strip().split("\n")[-1], "got      " + k[2].strip().split("\n")[-1])


def expect(args, status, out=None, err=None, stdin=""):
    k = run(KRAIT, args, stdin)
    if k[0] != status or (out is not None and out not in k[1]) or (err is not None and err not in k[2]):
        fail(args, "expected %r %r %r" % (status, out, err), "got      %r" % (k,))
    return k


def write(name, text):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "w") as f:
        f.write(text)


write("script.py", "import sys\nprint(__name__, sys.argv, __file__.endswith('script.py'), sys.path[0] == sys.path[0])\nif sys.argv[1:] == ['fail']: sys.exit(3)\n")
write("mod.py", "import sys\nprint(__name__, sys.argv[1:], __package__, __file__.endswith('mod.py'), __spec__ is not None)\n")
write("path/other.py", "print('from the path', __name__)\n")
write("pkg/__init__.py", "print('init', __name__)\n")
write("pkg/__main__.py", "from . import sub\nprint('main', __name__, __package__)\n")
write("pkg/sub.py", "import sys\nprint('sub', __name__, __package__, sys.modules['__main__'].__name__)\n")
write("bare/__init__.py", "")
write("bad.py", "print(1)\nx = = 2\n")
write("raises.py", "def f():\n    raise ValueError('from the program')\nf()\n")
write("asserts.py", '"""doc"""\nimport sys\ndef f():\n    "inner"\n    assert 0, "on"\nprint(__doc__, f.__doc__)\ntry:\n    f()\nexcept AssertionError: print("assert on")\nif __debug__: print("debug")\n')
os.makedirs("folder", exist_ok=True)
write("app/__main__.py", "import sys, helper\nprint(__name__, sys.argv, __package__, __file__[-15:], sys.path[0][-4:])\n")
write("app/helper.py", "print('helper of the application')\n")

for args in (["-c", "import sys; print(sys.argv, __name__)", "a", "-b"], ["-c", "print(1"], ["-c", "import sys; sys.exit(5)"], ["-c", "raise SystemExit('text')"],
             ["-c", "1/0"], ["-c", ""], ["script.py", "a", "b"], ["script.py", "fail"], ["script.py", "-c", "x"], ["-m", "mod", "x", "y"], ["-m", "pkg"], ["-m", "pkg.sub"], ["-m", "other"],
             ["-O", "asserts.py"], ["-OO", "asserts.py"], ["asserts.py"], ["-B", "-E", "-s", "-S", "-c", "print('ignored')"], ["-u", "-c", "print('unbuffered')"], ["raises.py"],
             ["-c", "import sys; sys.stdout.write('no newline')"], ["--", "script.py", "x"], ["-c", "import sys; print(sys.flags.optimize)"], ["-Oc", "print(__debug__)"],
             ["app", "x", "-y"]):
    same(args)
for args in (["-c", "1/0"], ["raises.py"], ["bad.py"], ["-c", "x = = 2"], ["-m", "raises"], ["-c", "import nope"]):
    same(args, last_line=True)
for args in (["-"], [], ["-", "a", "b"]):
    same(args, "import sys\nprint('stdin', sys.argv, __name__)\ndef f():\n    return 5\nprint(f())\n")
same([], "raise SystemExit(7)\n")
same(["-"], "1/0\n", last_line=True)
same(["-c", "print(input(), input())"], "one\ntwo\n")
same(["-c", "import sys; print(sys.stdin.read())"], "")
same(["-m", "pkg"], "")

expect(["-m", "nothing_of_that_name"], 1, "", "No module named")
expect(["-m", "bare"], 1, "", "No module named")
expect(["-m", "mod.inner"], 1, None, "__path__ attribute not found on 'mod'")
expect(["-m", "nothing.at.all"], 1, "", "Error while finding module specification for 'nothing.at.all'")
expect(["-m", "sys"], 1, "", "No code object available for sys")
expect(["-c", "import sys; sys.tracebacklimit = 1\ndef f(): 1/0\nf()"], 1, "", ", in f\n    def f(): 1/0\n             ~^~\nZero")
expect(["missing.py"], 2, "", "can't open file")
expect(["folder"], 1, "", "can't find '__main__' module in")
expect(["-Z"], 2, "", "unknown option")
expect(["-c"], 2, "", "needs an argument")
expect(["-V"], 0, "Python 3.14")
expect(["--version"], 0, "krait ")
expect(["-h"], 0, "usage: krait")
expect(["--help"], 0, "-X heapsize=")
for bad in ("heapsize=", "heapsize=x", "heapsize=1", "heapsize=10q", "heapsize=99999999999999999999g"):
    expect(["-X", bad, "-c", "1"], 2, "", "heapsize")
for good in ("heapsize=64m", "heapsize=1G", "heapsize=8000000", "heapsize=9000k", "utf8", "dev"):
    expect(["-X", good, "-c", "print('ran')"], 0, "ran\n")
expect(["-X", "heapsize=4m", "-c", "x = []\nwhile 1: x.append('a' * 1000 + str(len(x)))"], 1, "", "MemoryError")
k = expect(["-v", "-c", "print('x')"], 0, "x\n")
if "heap" not in k[1] + k[2] and "mem" not in k[1] + k[2]:
    fail("-v shows no memory figures", k)
k = expect(["-v", "-v", "-c", "def f(a):\n    return a + 1\nprint(f(1))"], 0, "2\n")
if "RETURN_VALUE" not in k[1] + k[2] or "LOAD_FAST" not in k[1] + k[2]:
    fail("-v -v lists no bytecode", k)
expect(["-X", "compile-only", "raises.py"], 0, "")
expect(["-X", "compile-only", "bad.py"], 1, "", "SyntaxError")
k = expect(["--compile-only", "mod.py", "bad.py", "script.py", "missing.py"], 1, None)
if "bad.py" not in k[1] + k[2] or "script.py" in k[1] + k[2]:
    fail("--compile-only", k)
expect(["--compile-only", "mod.py", "script.py"], 0)

# the prompt: prompts go to stderr
typed = """x = 5
x + 1
def f(a):
    return a * 2

f(4)
if x:
    'yes'
else:
    'no'

1/0
'after'
(1 +

2)
_
x = = 3
[1,

2]
def g():

5
try:
  7

8
@f

9
if 1: 12

f'''a

{5}'''
if 1:
  (

  6)

x = 1 + \\
2
x
10; 11
class A:
  def m(self): return 'm'
  # comment
  n = 5

A().m(), A.n
for i in 'ab':
  i

None
raise KeyboardInterrupt
import sys
shown = []
sys.displayhook = shown.append
5
print(shown)
import nope
"""
same(["-i"], typed)
for n in range(1, 60, 7):
    same(["-i"], "\n".join(typed.split("\n")[:n]) + "\n")
k = expect(["-i"], 0, None, "ZeroDivisionError", typed)
for text in ("SyntaxError", "KeyboardInterrupt", "IndentationError", ">>> ", "... ", "krait "):
    if text not in k[2]:
        fail("prompt shows no %r" % text, k)
for args, stdin in ((["-i", "-c", "y = 41"], "y + 1\n"), (["-i", "script.py", "arg"], "sys.argv\n"), (["-i", "raises.py"], "f.__name__\n"),
                    (["-i"], "import sys\nsys.exit(3)\n1\n"), (["-i"], "raise SystemExit\n1\n"), (["-i", "script.py", "fail"], "1 + 1\n")):
    same(args, stdin)
expect(["-i"], 0, None, "new> ", "import sys\nsys.ps1 = 'new> '\nsys.ps2 = 'more '\nif 1:\n  5\n\n")
expect(["-i", "-v", "-v"], 0, "LOAD_CONST", None, "z = 5\n")
sys.exit(1 if failures else 0)
