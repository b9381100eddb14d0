"""What the measuring scripts share: the peers, one timed run, sections of the report."""
import math
import os
import re
import shutil
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else shutil.which("python3") or "python3"
KRAIT = os.path.join(ROOT, "build", "krait")
MICROPYTHON = os.path.join(ROOT, "build/oracles/node_modules/@micropython/"
                           "micropython-webassembly-pyscript/micropython.mjs")


def peers(krait=KRAIT, names=None):
    """{name: command} of the Pythons to measure; krait and python3 always, the others where installed."""
    found = {"krait": [os.path.abspath(krait)], "python3": [PYTHON]}
    for name in ("pypy3", "micropython"):
        place = shutil.which(name)
        if place and (names is None or name in names):
            found[name] = [place]
    if names is not None:
        found = {k: v for k, v in found.items() if k in names}
    return found


def version(command):
    p = subprocess.run(command + ["-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"],
                       capture_output=True, text=True)
    return p.stdout.strip() or "?"


class Run:
    """One finished process: output, how it ended, processor and wall seconds, peak memory in KB."""

    def __init__(self, command, timeout=120, stdin=None):
        env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        env.update(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.perf_counter()
            try:
                p = subprocess.Popen(command, stdout=out, stderr=err, stdin=stdin or subprocess.DEVNULL, env=env)
            except OSError as e:
                self.out, self.problem, self.cpu, self.wall, self.memory = "", e.strerror, 0.0, 0.0, 0
                return
            usage, status, timed_out = self.wait(p, start + timeout)
            self.wall = time.perf_counter() - start
            out.seek(0)
            err.seek(0)
            self.out = out.read().decode("utf-8", "replace")
            errors = err.read().decode("utf-8", "replace").strip().splitlines()
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss
        self.problem = None
        if timed_out:
            self.problem = "no end after %d s" % timeout
        elif os.WIFSIGNALED(status):
            self.problem = "killed by signal %d" % os.WTERMSIG(status)
        elif os.WEXITSTATUS(status):
            self.problem = errors[-1][:70] if errors else "exit status %d" % os.WEXITSTATUS(status)

    @staticmethod
    def wait(p, deadline):
        timed_out = False
        while True:
            pid, status, usage = os.wait4(p.pid, os.WNOHANG)
            if pid:
                p.returncode = status   # subprocess must not wait for it again
                return usage, status, timed_out
            if not timed_out and time.perf_counter() > deadline:
                timed_out = True
                p.kill()
            time.sleep(0.002)


def geometric_mean(values):
    values = list(values)
    return math.exp(sum(math.log(v) for v in values) / len(values)) if values else float("nan")


def table(rows, head):
    """Rows as a Markdown table that also reads well as text: first column left, others right."""
    rows = [head] + [[str(c) for c in row] for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    lines = []
    for row in rows:
        cells = [c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))]
        lines.append("| " + " | ".join(cells) + " |")
    lines.insert(1, "|" + "|".join("-" * (w + 2) if i == 0 else "-" * (w + 1) + ":" for i, w in enumerate(widths)) + "|")
    return "\n".join(lines)


def write_section(path, name, text):
    """Replaces the section between the marks of that name in a Markdown file; adds it at the end if absent."""
    begin, end = "<!-- %s -->" % name, "<!-- /%s -->" % name
    block = "%s\n%s\n%s" % (begin, text.strip("\n"), end)
    old = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            old = f.read()
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.S)
    if pattern.search(old):
        new = pattern.sub(lambda m: block, old)
    else:
        new = (old.rstrip("\n") + "\n\n" if old else "") + block + "\n"
    with open(path, "w", encoding="utf-8") as f:
        f.write(new)


def machine():
    model = "unknown processor"
    try:
        with open("/proc/cpuinfo") as f:
            for line in f:
                if line.startswith("model name"):
                    model = line.partition(":")[2].strip()
                    break
    except OSError:
        pass
    return model
