"""A terminal for tests: what a program writes becomes a screen, and keys go to it."""
import atexit
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import unicodedata

from _session import KRAIT, LIMIT

PARTS = re.compile("\33\\[([?0-9;]*)([A-Za-z~])|([\r\n\b\a])|([^\33\r\n\b\a])")


class Screen:
    """What a terminal shows; lines that scroll off are kept."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.lines, self.row, self.column, self.top = [[]], 0, 0, 0
        self.modes = set()

    def line(self):
        while len(self.lines) <= self.row:
            self.lines.append([])
        return self.lines[self.row]

    def put(self, c):
        wide = 2 if unicodedata.east_asian_width(c) in "WF" else 1
        if unicodedata.combining(c):
            self.line()[self.column - 1] += c
            return
        if self.column + wide > self.columns:
            self.column = 0
            self.down()
        line = self.line()
        line += [" "] * (self.column + wide - len(line))
        line[self.column:self.column + wide] = [c] + [""] * (wide - 1)
        self.column += wide

    def down(self):
        self.row += 1
        self.line()
        self.top = max(self.top, self.row - self.rows + 1)

    def control(self, text, letter):
        n = int(text) if text.isdigit() else 0
        if letter == "A":
            self.row = max(self.top, self.row - max(n, 1))
        elif letter == "B":
            self.row = min(self.top + self.rows - 1, self.row + max(n, 1))
        elif letter == "C":
            self.column = min(self.columns - 1, self.column + max(n, 1))
        elif letter == "D":
            self.column = max(0, min(self.column, self.columns - 1) - max(n, 1))
        elif letter == "H":
            self.row, self.column = self.top, 0
        elif letter == "J" and n == 2:
            del self.lines[self.top:]
        elif letter in "JK":
            del self.line()[self.column:]
            if letter == "J":
                del self.lines[self.row + 1:]
        elif text.startswith("?"):
            (self.modes.add if letter == "h" else self.modes.discard)(text)
        elif letter != "m":
            raise ValueError("unknown sequence ESC [ %s %s" % (text, letter))

    def feed(self, text):
        at = 0
        for m in PARTS.finditer(text):
            assert m.start() == at, "bytes that are no text: %r" % text[at:m.start()]
            at = m.end()
            if m[2]:
                self.control(m[1], m[2])
            elif m[3] == "\r":
                self.column = 0
            elif m[3] == "\n":
                self.down()
            elif m[3] == "\b":
                self.column -= 1
            elif m[4]:
                self.put(m[4])
        return text[at:]

    def shown(self):
        """All lines, with the cursor as a block."""
        out = ["".join(x).rstrip() for x in self.lines]
        row = self.lines[self.row] if self.row < len(self.lines) else []
        cells = row + [" "] * (self.column + 1 - len(row))
        cells[self.column] = "█" if cells[self.column] in (" ", "") else "█" + cells[self.column]
        out[self.row:self.row + 1] = ["".join(cells).rstrip()]
        return out


class Terminal:
    """A program at a terminal of its own."""

    def __init__(self, *args, columns=80, rows=24, command=KRAIT, **env):
        self.near, far = pty.openpty()
        self.screen, self.raw, self.rest, self.undecoded = Screen(columns, rows), b"", "", b""
        self.resize(columns, rows)
        variables = {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": os.getcwd(), "KRAIT_HISTORY": ""}
        variables.update({k: os.environ[k] for k in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "KRAIT_GC_STRESS") if k in os.environ})
        variables.update(env)
        self.process = subprocess.Popen([command, *args], stdin=far, stdout=far, stderr=far, env=variables,
                                        preexec_fn=lambda: (os.setsid(), fcntl.ioctl(0, termios.TIOCSCTTY, 0)))
        atexit.register(self.process.kill)
        os.close(far)

    def resize(self, columns, rows):
        fcntl.ioctl(self.near, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.columns, self.screen.rows = columns, rows

    def send(self, text):
        os.write(self.near, text.encode())

    def more(self, limit=LIMIT):
        if not select.select([self.near], [], [], limit)[0]:
            return False
        try:
            data = os.read(self.near, 65536)
        except OSError:
            return False
        self.raw += data
        data = self.undecoded + data
        cut = len(data)
        while cut and cut > len(data) - 4 and data[cut - 1] & 0x80:
            if data[cut - 1] & 0xc0 == 0xc0:
                cut -= 1
                break
            cut -= 1
        try:
            text = data.decode()
            self.undecoded = b""
        except UnicodeDecodeError:
            text, self.undecoded = data[:cut].decode(), data[cut:]
        self.rest = self.screen.feed(self.rest + text)
        return bool(data)

    def expect(self, check, name, lines):
        """Waits until the screen is this; trailing empty lines do not count."""
        while self.shown() != lines:
            if not self.more():
                check.equal(name, self.shown(), lines)
                return

    def shown(self):
        out = self.screen.shown()
        while out and not out[-1]:
            out.pop()
        return out

    def wait(self, text):
        """Until this stands on the screen."""
        while not any(text in x for x in self.screen.shown()):
            if not self.more():
                raise TimeoutError("no %r in %r" % (text, self.screen.shown()))

    def wait_last(self, line):
        """Until this is the last line."""
        while self.shown()[-1:] != [line]:
            if not self.more():
                raise TimeoutError("%r is not the last line of %r" % (line, self.screen.shown()))

    def end(self):
        while self.more():
            pass
        status = self.process.wait(LIMIT)
        os.close(self.near)
        return status

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)
