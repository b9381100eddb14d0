"""A board in QEMU at the other end of a wire: builds its firmware, boots it, runs programs through the raw REPL.

Time is limited by what the emulator computes, not by the clock: a loaded machine breaks nothing."""
import fcntl
import os
import select
import shutil
import subprocess
import sys
import time

ROOT = os.environ.get("ROOT") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOLS = ("arm-none-eabi-gcc", "qemu-system-arm", "make")
BOARDS = "src/port/cortexm/boards"
PATIENCE = 900   # seconds by the clock, in case the emulator neither computes nor speaks

# What goes to stderr comes between these two bytes; the program under test does not write them.
ERR_ON, ERR_OFF = b"\x0e", b"\x0f"
SPLIT_ERR = b"""
import sys
try:
    from io import TextIOBase as _Base
except ImportError:
    _Base = object
class _Err(_Base):
    encoding = "utf-8"
    errors = "backslashreplace"
    def write(self, s, out=sys.stdout):
        out.write("\\x0e" + s + "\\x0f")
        return len(s)
sys.stderr = _Err()
del sys, _Base, _Err
"""


class Hung(Exception):
    pass


def missing():
    """A tool that is not there, or None."""
    return next((t for t in TOOLS if not shutil.which(t)), None)


def skip_without_tools():
    if os.path.basename(os.environ.get("BUILD", "build")) != "build":
        print("only for the plain build: the firmware is the same")
        sys.exit(77)
    name = missing()
    if name:
        print("needs " + name)
        sys.exit(77)


def chosen():
    """The board that a test is for: BOARD of the environment, else the first one."""
    return os.environ.get("BOARD", "mps2-an385")


def folder(board):
    """Where the firmware of "board", "board/profile" or "board-profile" is."""
    return os.path.join(ROOT, "build-" + board.replace("/", "-"))


def build(board, *settings):
    """Makes the firmware of "board" or "board/profile"; returns what make printed: sizes by part. settings: for make,
    as PROFILE=tiny."""
    board, _, profile = board.partition("/")
    if profile:
        settings += ("PROFILE=" + profile,)
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    with open(os.path.join(ROOT, "build", "firmware.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)    # tests run side by side; one of them builds
        r = subprocess.run(["make", "-s", "-j2", "BOARD=" + board, *settings], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if r.returncode:
        raise SystemExit("make BOARD=%s failed\n%s" % (board, r.stdout[-4000:]))
    return r.stdout


def qemu_command(board, more=()):
    """The board's name may have a profile behind it: mps2-an385-tiny, mps2-an385/tiny."""
    place = next(d for d in sorted(os.listdir(os.path.join(ROOT, BOARDS)), reverse=True) if board.startswith(d))
    with open(os.path.join(ROOT, BOARDS, place, "board.mk")) as f:
        flags = next(x.split("=", 1)[1].split() for x in f if x.startswith("QEMU"))
    return ["qemu-system-arm", *flags, "-display", "none", "-monitor", "none", "-serial", "stdio", "-kernel",
            os.path.join(folder(board), "firmware.elf"), *more]


class Board:
    """One booted board. run() gives what a program printed and how it ended."""

    def __init__(self, board, more=(), cpu_seconds=120, ready=b">>> "):
        self.name, self.command = board, qemu_command(board, more)
        self.limit, self.ready = cpu_seconds, ready
        self.start()

    def start(self):
        self.got = b""
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, bufsize=0)
        if self.ready:
            self.expect(self.ready)

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def restart(self):
        self.close()
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def computed(self):
        """Seconds that the emulator has computed."""
        with open("/proc/%d/stat" % self.process.pid) as f:
            fields = f.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def read_some(self, deadline, end):
        if select.select([self.process.stdout], [], [], 1)[0]:
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                raise Hung("the emulator ended: " + repr(self.got[-300:]))
            self.got += data
        elif self.computed() > deadline or time.monotonic() > end:
            raise Hung("no answer; last: " + repr(self.got[-300:]))

    def expect(self, mark):
        """What comes before the mark, which is taken away, too."""
        deadline, end = self.computed() + self.limit, time.monotonic() + PATIENCE
        at, start = self.got.find(mark), 0
        while at < 0:
            start = max(0, len(self.got) - len(mark))
            self.read_some(deadline, end)
            at = self.got.find(mark, start)
            if self.computed() > deadline:
                raise Hung("no end; last: " + repr(self.got[-300:]))
        data, self.got = self.got[:at], self.got[at + len(mark):]
        return data

    def quiet(self, seconds=0.05):
        """Reads what comes until nothing does for a while."""
        while select.select([self.process.stdout], [], [], seconds)[0]:
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                raise Hung("the emulator ended: " + repr(self.got[-300:]))
            self.got += data

    def expect_any(self, *marks):
        """Until one of the marks has come: `found`; what was in front of it: `before`."""
        deadline, end = self.computed() + self.limit, time.monotonic() + PATIENCE
        while True:
            places = [(self.got.find(m), m) for m in marks if m in self.got]
            if places:
                at, self.found = min(places)
                self.before, self.got = self.got[:at], self.got[at + len(self.found):]
                return
            self.read_some(deadline, end)
            if self.computed() > deadline:
                raise Hung("no end; last: " + repr(self.got[-300:]))

    def send(self, data):
        view, end = memoryview(data), time.monotonic() + PATIENCE
        while view:
            ready = select.select([self.process.stdout], [self.process.stdin], [], 1)
            if ready[0]:
                self.got += os.read(self.process.stdout.fileno(), 65536)
            if ready[1]:
                view = view[os.write(self.process.stdin.fileno(), view[:512]):]
            elif time.monotonic() > end:
                raise Hung("takes no more input; last: " + repr(self.got[-300:]))

    def soft_reset(self):
        """Into a new machine, at its ordinary prompt."""
        self.send(b"\x02\x04")
        self.expect(b"soft reboot")
        self.expect(b">>> ")

    def raw(self, source):
        """(stdout, exception text) of source sent to the raw REPL."""
        self.send(source + b"\x04")
        self.expect(b"OK")
        out = self.expect(b"\x04")
        err = self.expect(b"\x04>")
        return out, err

    def enter_raw(self):
        self.send(b"\x01")
        self.expect(b"raw REPL; CTRL-B to exit\r\n>")

    def program(self, source):
        """A program in a new machine: (stdout, stderr, exception text), lines ending with \\n."""
        self.soft_reset()
        self.enter_raw()
        self.raw(SPLIT_ERR)
        out, err = self.raw(source)
        out = out.replace(b"\r\n", b"\n")
        err = err.replace(b"\r\n", b"\n").replace(ERR_ON, b"").replace(ERR_OFF, b"")
        plain, said = [], []
        for i, piece in enumerate(out.split(ERR_ON)):
            inside, _, outside = piece.rpartition(ERR_OFF) if i else (b"", b"", piece)
            said.append(inside)
            plain.append(outside)
        return b"".join(plain), b"".join(said), err
