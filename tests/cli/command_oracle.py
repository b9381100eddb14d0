"""The command by difference: options, program sources, exit statuses, what lands on stdout and stderr."""
import os
import re
import signal
import subprocess
import sys
import time

KRAIT, PYTHON = os.environ["KRAIT"], os.environ["PYTHON"]
ENV = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
bad = 0


def files():
    os.makedirs("pkg/sub", exist_ok=True)
    os.makedirs("run", exist_ok=True)
    texts = {
        "args.py": "import sys; print(sys.argv, __name__, __file__)\n",
        "exit.py": "import sys; print('out'); sys.exit(eval(sys.argv[1]))\n",
        "raise.py": "def f():\n    raise ValueError('no')\nprint('before')\nf()\n",
        "syntax.py": "print('never')\nx = (1 +\n",
        "asserts.py": "'''doc'''\ndef f():\n    '''inner'''\nassert False, 'checked'\nprint(__debug__, __doc__, f.__doc__)\n",
        "name.py": "print(__name__, __package__, __spec__ is None)\n",
        "latin.py": "# -*- coding: latin-1 -*-\nprint(ascii('ä'))\n",
        "bom.py": "\ufeffprint('bom')\n",
        "crlf.py": "if 1:\r\n    print('crlf')\r\n",
        "pkg/__init__.py": "print('init', __name__)\n",
        "pkg/__main__.py": "import sys; print('main', __name__, __package__, sys.argv[1:]); from . import sub; from .mod import v; print(v)\n",
        "pkg/mod.py": "v = 5\nif __name__ == '__main__': print('as main', __package__)\n",
        "pkg/sub/__init__.py": "from .. import mod; print('sub', mod.v)\n",
        "run/other.py": "print('other')\n",
        "run/main.py": "import sys, other; print(sys.path[0].endswith('run'))\n",
        "atexit_.py": "import atexit, sys\natexit.register(print, 'bye')\nsys.stdout.write('no newline')\nsys.exit(4)\n",
        "nested_exit.py": "try:\n    raise SystemExit(5)\nfinally:\n    print('finally')\n",
        "del.py": "class A:\n    def __del__(self): print('del')\na = A()\n",
        "stderr.py": "import sys\nprint('e', file=sys.stderr)\nprint('o')\nsys.stderr.write('half')\n",
        "hook.py": "import sys\nsys.excepthook = lambda t, v, tb: print('hook', t, v)\n1/0\n",
        "stdin.py": "import sys\nprint(input('? '))\nprint(sys.stdin.read())\ntry: input()\nexcept EOFError as e: print('EOF', e)\n",
        "kbd.py": "raise KeyboardInterrupt\n",
    }
    for name, text in texts.items():
        with open(name, "wb") as f:
            f.write(text.encode("latin-1" if name == "latin.py" else "utf-8"))
    with open("badutf.py", "wb") as f:
        f.write(b"x = '\xff'\n")


def tidy(err):
    err = re.sub(r"^krait: |^\S*python3?: ", "", err, flags=re.M)
    err = re.sub(r"^ *[\^~]+ *\n", "", err, flags=re.M)
    # newer versions show the lines of -c too
    err = re.sub(r'(File "<string>", line \d+, in .*\n)    .*\n', r"\1", err)
    return err.replace(os.getcwd() + "/", "")


def run(exe, args, text=""):
    p = subprocess.run([exe] + args, input=text, capture_output=True, text=True, timeout=30, env=ENV, errors="replace")
    return p.stdout, tidy(p.stderr), p.returncode


def compare(args, text="", parts=(0, 1, 2)):
    global bad
    expected, found = run(PYTHON, args, text), run(KRAIT, args, text)
    for i in parts:
        if expected[i] != found[i]:
            bad += 1
            print("==", args, ("stdout", "stderr", "status")[i], "\n  expected", repr(expected[i]), "\n  found   ", repr(found[i]))


def check(good, *what):
    global bad
    if not good:
        bad += 1
        print("==", *what)


files()
compare(["args.py", "a", "-b", "--c", ""])
compare(["-c", "import sys; print(sys.argv, __name__)", "x", "-y"])
compare(["-c", "import sys; print(len(sys.argv))"] + [str(i) for i in range(200)])
compare(["-", "a", "b"], "import sys; print(sys.argv)\n")
compare([], "print('from stdin')\n")
compare([], "")
for value in ("0", "3", "256 + 7", "-1", "None", "True", "'text'", "[1]", "10**30", "2.5"):
    compare(["exit.py", value])
for name in ("raise.py", "syntax.py", "name.py", "latin.py", "bom.py", "crlf.py", "atexit_.py", "nested_exit.py", "del.py",
             "stderr.py", "hook.py"):
    compare([name])
compare(["badutf.py"], parts=(0, 2))
compare(["kbd.py"], parts=(0, 2))
for flag in ([], ["-O"], ["-OO"], ["-O", "-O"]):
    compare(flag + ["asserts.py"])
compare(["./args.py"])
compare(["run/../args.py"])
compare(["-c", "import sys; print(sys.path[0] == '')"])
compare(["-m", "pkg", "x", "y"])
compare(["-m", "pkg.mod"])
compare(["-m", "nosuch"], parts=(0, 2))
compare(["-m", "pkg.nosuch"], parts=(0, 2))
compare(["run/main.py"])
compare(["missing.py"], parts=(0, 2))
compare(["stdin.py"], "line one\nrest\nof it\n")
compare(["-c", "print(1)\nraise ValueError('x')"])
compare(["-c", "1 +"])
compare(["-c", "import sys; sys.stdout.write('a'); sys.stdout.flush(); sys.stderr.write('b'); raise SystemExit"])
compare(["-u", "-c", "import sys; print('u'); sys.stdout.buffer.write(b'raw'); import os; os._exit(0)"])
compare(["-c", "import sys; print('lost'); import os; os._exit(9)"])
compare(["-c", "import sys; del sys.stdout; print('x')"], parts=(0, 2))
compare(["-c", "import sys; sys.stdout.close(); 1/0"])
compare(["-c", "import sys; sys.stdout = None; print('x'); 1/0"])
compare(["-c", "print(open('args.py').read(), end='')"])
for exe in (PYTHON, KRAIT):  # a reader that goes away, a full disk
    p = subprocess.run("%s -c 'for i in range(100000): print(i)' | head -n 1; echo ${PIPESTATUS[0]}" % exe, shell=True,
                       executable="/bin/bash", capture_output=True, text=True)
    check(p.stdout.split() == ["0", "1"] and "BrokenPipeError" in p.stderr, exe, p)
    p = subprocess.run("%s -c 'print(1)' >/dev/full" % exe, shell=True, capture_output=True, text=True)
    check(p.returncode == 120 and "No space left" in p.stderr, exe, p)
for args, status, text in ((["--nope"], 2, "--help"), (["-X", "heapsize=9q", "args.py"], 2, "heapsize"), (["-c"], 2, "argument"),
                           (["."], 1, "can't find '__main__' module in")):
    p = subprocess.run([KRAIT] + args, capture_output=True, text=True)
    check(p.returncode == status and text in p.stderr, args, p)
p = subprocess.run([KRAIT, "-h"], capture_output=True, text=True)
check(p.returncode == 0 and all(o in p.stdout for o in ("-c", "-m", "-i", "-O", "-v", "-V", "-h", "-q", "-u", "-X", "KRAITPATH")), p)
p = subprocess.run([KRAIT, "-V"], capture_output=True, text=True)
check(re.fullmatch(r"krait \d+\.\d+\.\d+ .*\n", p.stdout) and p.returncode == 0, p)
p = subprocess.run([KRAIT, "-X", "heapsize=4m", "-c", "try:\n  x = [0] * 10**8\nexcept MemoryError:\n  print('full')"], capture_output=True, text=True)
check(p.stdout == "full\n" and p.returncode == 0, p)
p = subprocess.run([KRAIT, "-v", "-c", "print(1)"], capture_output=True, text=True)
check(re.fullmatch(r"1\nmem: total=\d+, current=\d+, peak=\d+\nstack: \d+ out of \d+\nGC: total: \d+, used: \d+, free: \d+\n"
                   r" No\. of 1-blocks: \d+, 2-blocks: \d+, max blk sz: \d+, max free sz: \d+\n", p.stdout), p.stdout)
os.environ["KRAITPATH"] = "run:nowhere"
p = subprocess.run([KRAIT, "-c", "import other, sys; print('run' in sys.path)"], capture_output=True, text=True)
check(p.stdout == "other\nTrue\n", p)
p = subprocess.run([KRAIT, "-I", "-c", "import other"], capture_output=True, text=True)
check(p.returncode == 1, p)
for exe in (PYTHON, KRAIT):  # Ctrl-C ends the process by the signal
    p = subprocess.Popen([exe, "-c", "print('go', flush=True)\nwhile True: pass"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    p.stdout.readline()
    time.sleep(0.05)
    p.send_signal(signal.SIGINT)
    out, err = p.communicate(timeout=10)
    check(p.returncode == -signal.SIGINT and err.rstrip().endswith("KeyboardInterrupt"), exe, p.returncode, err)
sys.exit(bad > 0)
