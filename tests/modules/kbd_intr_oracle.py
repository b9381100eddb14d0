"""micropython.kbd_intr: which character interrupts a program at a terminal, and what SIGINT does."""
import os
import pty
import select
import subprocess
import sys
import termios

KRAIT = os.environ["KRAIT"]

# ---- signals, without a terminal
SIGNALS = """
import micropython, os, signal as s, time
def interrupted():
    try:
        os.kill(os.getpid(), 2)
        for i in range(1000): pass
    except KeyboardInterrupt:
        return True
    return False
print(interrupted(), end=' ')
micropython.kbd_intr(-1)
print(interrupted(), interrupted(), end=' ')
micropython.kbd_intr(3)
print(interrupted(), end=' ')
s.signal(2, lambda *a: print('mine', end=' '))
micropython.kbd_intr(-1)
print(interrupted())
for wrong in -2, 256, 'x':
    try:
        micropython.kbd_intr(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
"""
want = "True False False True mine False\nValueError\nValueError\nTypeError\n"
p = subprocess.run([KRAIT, "-c", SIGNALS], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
assert (p.returncode, p.stdout) == (0, want), (p.returncode, p.stdout, p.stderr)

# ---- characters of a terminal
TERMINAL = """
import micropython, sys
def wait(name):
    print('ready', name, flush=True)
    try:
        print(repr(sys.stdin.readline()), flush=True)
    except KeyboardInterrupt:
        print('interrupted', flush=True)
wait('usual')
micropython.kbd_intr(-1)
wait('none')
micropython.kbd_intr(20)
wait('T')
wait('T again')
micropython.kbd_intr(3)
wait('C')
micropython.kbd_intr(-1)
"""
pid, fd = pty.fork()
if pid == 0:
    os.execv(KRAIT, [KRAIT, "-c", TERMINAL])
settings = termios.tcgetattr(fd)
settings[3] &= ~termios.ECHO
termios.tcsetattr(fd, termios.TCSANOW, settings)
seen = b""


def until(text, keys=b""):
    """Presses the keys again and again: a signal that comes just before the program reads wakes nobody."""
    global seen
    os.write(fd, keys)
    while text not in seen:
        if keys and not select.select([fd], [], [], 0.3)[0]:
            os.write(fd, keys)
            continue
        try:
            more = os.read(fd, 1000)
        except OSError:
            more = b""
        assert more, (seen, text)
        seen += more
    seen = seen.partition(text)[2]


for ready, keys, answer in ((b"ready usual", b"\x03", b"interrupted"), (b"ready none", b"\x03\n", b"'\\x03\\n'"),
                            (b"ready T", b"\x14", b"interrupted"), (b"ready T again", b"\x03\n", b"'\\x03\\n'"),
                            (b"ready C", b"\x03", b"interrupted")):
    until(ready + b"\r\n")
    if answer != b"interrupted":
        os.write(fd, keys)
        keys = b""
    until(answer, keys)
status = os.waitpid(pid, 0)[1]
assert status == 0, status
assert termios.tcgetattr(fd)[6][termios.VINTR] == b"\x03"     # as the program found it
