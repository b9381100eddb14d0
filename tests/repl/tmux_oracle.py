# test: timeout 120
"""The prompt in tmux, as a person sees it: editing, completion, history, a coloured traceback, pasting, resizing."""
import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from _session import KRAIT, LIMIT, Check

if not shutil.which("tmux"):
    print("needs tmux")
    sys.exit(77)
check = Check()
folder = tempfile.TemporaryDirectory()
TMUX = ["tmux", "-S", folder.name + "/socket", "-f", "/dev/null"]
env = {k: v for k, v in os.environ.items() if k not in ("TMUX", "NO_COLOR", "FORCE_COLOR", "TMUX_PANE")}
env.update(LC_ALL="C.UTF-8", TERM="xterm-256color", KRAIT_HISTORY=folder.name + "/history", SHELL="/bin/sh")


def tmux(*args, data=None):
    return subprocess.run([*TMUX, *args], env=env, input=data, stdout=subprocess.PIPE, timeout=LIMIT, check=True).stdout.decode()


def screen(colours=False):
    """Lines of what is to be seen, without the empty ones at the end."""
    return tmux("capture-pane", "-p", *(["-e"] if colours else [])).rstrip("\n").split("\n")


def wait(name, what):
    """Until what(lines) holds."""
    end = time.monotonic() + LIMIT
    while not what(screen()):
        if time.monotonic() > end:
            check.equal(name, "\n".join(screen()), "something else")
            check.finish()
        time.sleep(0.02)


def ends(name, *lines):
    """Until these are the last lines."""
    wait(name, lambda found: tuple(line.rstrip() for line in found[-len(lines):]) == lines)


def keys(*names):
    tmux("send-keys", *names)


def text(s):
    tmux("send-keys", "-l", s)


def start():
    TMUX[2] += "1"    # a server of its own: one whose last session has just ended may be about to go
    tmux("new-session", "-d", "-x", "72", "-y", "20", "exec '%s'" % os.path.abspath(KRAIT))
    wait("greeting", lambda found: found[-1].rstrip() == ">>>" and "krait" in "".join(found))


atexit.register(subprocess.run, [*TMUX, "kill-server"], stderr=subprocess.DEVNULL)
start()

# editing: by characters, by words, cut and put back
text("print('word one')")
keys("Left", "Left", "C-Left", "BSpace", "-", "Home", "Delete", "p", "Enter")
ends("editing", ">>> print('word-one')", "word-one", ">>>")
text("6 * 7 # gone")
keys("M-BSpace", "BSpace", "BSpace", "BSpace", "Enter")
ends("words", ">>> 6 * 7", "42", ">>>")
text("_ + 1")
keys("C-a", "C-k", "C-y", "Enter")
ends("cut and put back", ">>> _ + 1", "43", ">>>")

# a block, corrected above its last line
text("for i in range(3):")
keys("Enter")
text("print(i)")
keys("Up", "End", "Left", "Left", "BSpace", "2", "Down", "End", "Enter", "Enter")
ends("block", ">>> for i in range(2):", "...     print(i)", "...", "0", "1", ">>>")

# completion: a name, an attribute, a module, a key
text("import coll")
keys("Tab", "Enter")
ends("a module", ">>> import collections", ">>>")
text("collections.Order")
keys("Tab")
text("a=1)")
keys("Enter")
ends("an attribute", ">>> collections.OrderedDict(a=1)", "OrderedDict({'a': 1})", ">>>")
text("table = {'first': 1, 'second': 2}")
keys("Enter")
text("tab")
keys("Tab")
text("['se")
keys("Tab", "Enter")
ends("a key", ">>> table['second']", "2", ">>>")
text("str.is")
keys("Tab", "Tab")
wait("a choice", lambda found: {"isalpha", "isdigit", "istitle"} <= {w for line in found for w in re.split(r"[\s(]+", line)})
keys("C-c")
wait("given up", lambda found: found[-1].rstrip() == ">>>")

# history: the whole block again, and a search
keys("C-l", "Up", "Up", "Up", "Up", "Up")
wait("history", lambda found: any("for i in range(2):" in line for line in found))
keys("C-c", "C-l", "C-r")
text("word-")
wait("search", lambda found: any("print('word-one')" in line for line in found))
keys("Enter")
wait("found", lambda found: any(line.rstrip() == "word-one" for line in found))
wait("prompt again", lambda found: found[-1].rstrip() == ">>>")

# an exception, in colours
keys("C-l")
text("def f(): return 1 / 0")
keys("Enter", "Enter")
text("f()")
keys("Enter")
wait("traceback", lambda found: any(line.startswith("ZeroDivisionError: division by zero") for line in found))
plain, coloured = screen(), "\n".join(screen(colours=True))
check.equal("traceback", [line.rstrip() for line in plain[plain.index("Traceback (most recent call last):") + 1:]],
            ['  File "<stdin>", line 1, in <module>', "    f()", "    ~^^", '  File "<stdin>", line 1, in f',
             "    def f(): return 1 / 0", "                    ~~^~~", "ZeroDivisionError: division by zero", ">>>"])
for part in ("ZeroDivisionError", "division by zero", "~~", "f"):
    check.equal("coloured " + part, bool(re.search("\33\\[[0-9;]*[1-9][0-9]*m" + re.escape(part), coloured)), True)

# pasting several statements; a narrower window
keys("C-l")
tmux("set-buffer", "a = [1,\n     2]\nif a:\n    print('pasted', a)\n\nprint('end')\n")
tmux("paste-buffer", "-p")
keys("Enter")
wait("pasted", lambda found: [line.rstrip() for line in found if line.startswith(("pasted", "end"))] == ["pasted [1, 2]", "end"])
keys("C-l")
text("'" + "0123456789" * 9)
tmux("resize-window", "-x", "40", "-y", "20")
keys("BSpace", "BSpace", "BSpace")
text("'[-1]")
keys("Enter")
wait("resized", lambda found: any(line.rstrip() == "'6'" for line in found))

# Ctrl-C stops what runs, Ctrl-D leaves; the history is there the next time
keys("C-l")
text("print('on'); exec('while True: pass')")
keys("Enter")
wait("runs", lambda found: found[-1].rstrip() == "on")
keys("C-c")
wait("interrupt", lambda found: any("KeyboardInterrupt" in line for line in found) and found[-1].rstrip() == ">>>")
text("remembered = 'yes'")
keys("Enter", "C-d")
end = time.monotonic() + LIMIT
while subprocess.run([*TMUX, "has-session"], env=env, stderr=subprocess.DEVNULL).returncode == 0 and time.monotonic() < end:
    time.sleep(0.02)
start()
keys("Up")
ends("between sessions", ">>> remembered = 'yes'")
check.finish()
