"""The MicroPython back end of Thonny (Debian's package) without its windows: messages to and from its process.

Needs the python3 that Debian's packages are installed for."""
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time

PYTHON = "/usr/bin/python3"
PACKAGES = "/usr/lib/python3/dist-packages"
BACK_END = PACKAGES + "/thonny/plugins/micropython/bare_metal_backend.py"
LIMIT = 60 * float(os.environ.get("SLOW", "1"))


def skip_without():
    if not os.path.exists(BACK_END):
        print("needs thonny")
        sys.exit(77)
    sys.path.append(PACKAGES)


class Refused(Exception):
    pass


class Client:
    """Connected over a serial port. output() is what programs printed since the last call."""

    def __init__(self, port, **args):
        self.home = tempfile.TemporaryDirectory()
        env = dict(os.environ, HOME=self.home.name, THONNY_USER_DIR=self.home.name, PYTHONPATH=PACKAGES)
        given = {"clean": False, "port": port, "interrupt_on_connect": True, "cwd": None, "local_rtc": False, **args}
        self.process = subprocess.Popen([PYTHON, BACK_END, repr(given)], env=env, cwd="/", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=open(os.path.join(self.home.name, "stderr"), "wb"), text=True, encoding="ascii")
        self.messages, self.printed, self.count = queue.Queue(), [], 0
        threading.Thread(target=self._listen, daemon=True).start()
        self.greeting = self._wait(lambda m: m.event_type == "ToplevelResponse")

    def _listen(self):
        from thonny.common import MESSAGE_MARKER, parse_message
        for line in self.process.stdout:
            if line.startswith(MESSAGE_MARKER):   # else something that it prints for people
                n = int(line[1:line.index(" ")])
                self.messages.put(parse_message(line + "".join(self.process.stdout.readline() for i in range(n - 1))))
        self.messages.put(None)

    def _said(self):
        with open(os.path.join(self.home.name, "stderr"), errors="replace") as f:
            return f.read()[-3000:]

    def _wait(self, wanted):
        end = time.monotonic() + LIMIT
        while True:
            try:
                m = self.messages.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise TimeoutError("no answer after %r\n%s" % (self.printed, self._said()))
            if m is None:
                raise EOFError("the client ended after %r\n%s" % (self.printed, self._said()))
            if m.event_type == "ProgramOutput":
                self.printed.append((m.stream_name, m.data))
            if wanted(m):
                return m

    def output(self):
        """(stdout, stderr)"""
        kept, self.printed = self.printed, []
        return tuple("".join(data for name, data in kept if name == stream).replace("\r\n", "\n") for stream in ("stdout", "stderr"))

    def send(self, message):
        from thonny.common import serialize_message
        self.process.stdin.write(serialize_message(message) + "\n")
        self.process.stdin.flush()

    def top(self, name, **more):
        """A command of the shell: its response."""
        from thonny.common import ToplevelCommand
        self.send(ToplevelCommand(name, **more))
        return self._wait(lambda m: m.event_type == "ToplevelResponse")

    def inline(self, name, **more):
        """A command of a window beside it: the response."""
        from thonny.common import InlineCommand
        self.count += 1
        self.send(InlineCommand(name, id=self.count, **more))
        m = self._wait(lambda m: m.event_type == name + "_response")
        if m.get("error") or m.get("errors"):
            raise Refused(m.get("error") or m.get("errors"))
        return m

    def shell(self, source):
        """What is typed into the shell: (stdout, stderr)."""
        self.top("execute_source", source=source)
        return self.output()

    def _until(self, printed):
        while printed not in "".join(data for name, data in self.printed).replace("\r\n", "\n"):
            self._wait(lambda m: True)

    def shell_with_input(self, source, prompt, line):
        from thonny.common import InputSubmission, ToplevelCommand
        self.send(ToplevelCommand("execute_source", source=source))
        self._until(prompt)
        self.send(InputSubmission(line))
        self._wait(lambda m: m.event_type == "ToplevelResponse")
        return self.output()

    def interrupted(self, source, printed):
        """Stopped as soon as it has printed this."""
        from thonny.common import ImmediateCommand, ToplevelCommand
        self.send(ToplevelCommand("execute_source", source=source))
        self._until(printed)
        self.send(ImmediateCommand("interrupt"))
        self._wait(lambda m: m.event_type == "ToplevelResponse")
        return self.output()

    def close(self):
        self.process.kill()
        self.process.wait()
        self.home.cleanup()
