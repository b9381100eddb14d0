"""A session with `krait repl`: bytes out, bytes in, without waiting for the clock."""
import atexit
import os
import select
import subprocess
import sys

KRAIT = os.environ.get("KRAIT", "build/krait")
LIMIT = 30 * float(os.environ.get("SLOW", "1"))
GREETING = b'krait 0.1.0 (Python 3.14 language) on linux\r\nType "help()" for help.\r\n'


class Session:
    """Over pipes, or over a pseudo-terminal that `fd` is the other end of."""

    def __init__(self, *args, fd=None, env=None):
        kinds = {} if fd is not None else {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = None
        if fd is None or args:
            self.process = subprocess.Popen([KRAIT, "repl", *args], env=env, **kinds)
            atexit.register(self.process.kill)
        self.out = fd if fd is not None else self.process.stdin.fileno()
        self.into = fd if fd is not None else self.process.stdout.fileno()
        self.kept = b""
        self.limit = LIMIT

    def send(self, data):
        while data:
            data = data[os.write(self.out, data):]

    def more(self):
        if not select.select([self.into], [], [], self.limit)[0]:
            raise TimeoutError("after %r" % self.kept)
        try:
            data = os.read(self.into, 65536)
        except OSError:  # the far end of a terminal is closed
            data = b""
        self.kept += data
        return data

    def read(self, n):
        """Exactly n bytes."""
        while len(self.kept) < n:
            if not self.more():
                raise EOFError("after %r" % self.kept)
        data, self.kept = self.kept[:n], self.kept[n:]
        return data

    def until(self, end):
        """All up to and with these bytes."""
        while end not in self.kept:
            if not self.more():
                raise EOFError("%r after %r" % (end, self.kept))
        n = self.kept.index(end) + len(end)
        return self.read(n)

    def close(self):
        """Ends the input; what is left of the output, and the exit status."""
        self.process.stdin.close()
        while self.more():
            pass
        data, self.kept = self.kept, b""
        return data, self.process.wait(LIMIT)


class Check:
    """Collects what is not as it should be."""

    def __init__(self):
        self.bad = 0

    def equal(self, name, found, expected):
        if found != expected:
            self.bad += 1
            print("== %s\nexpected %r\nfound    %r" % (name, expected, found))

    def finish(self):
        sys.exit(self.bad > 0)


def whole(data, *args):
    """What comes out when all of the input is there from the start; the exit status must be 0."""
    p = subprocess.run([KRAIT, "repl", *args], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT)
    return p.stdout, p.stderr, p.returncode


