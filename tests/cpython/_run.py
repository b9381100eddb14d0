#!/usr/bin/env python3
"""CPython's own tests (Debian's libpython3.11-testsuite) under python3 and under krait, method by method.

usage: _run.py [--update] [--logs FOLDER] [-j N] [file ...]      files as in files.txt; all if none is named

A test counts where python3 passes it. known_failures.txt names those of them that krait is known not to pass,
with the reason; any other that fails makes the run fail. --update writes that file and docs/cpython_tests.md
anew from this run; the output of every file's tests, with the tracebacks, goes to FOLDER."""
import argparse
import collections
import concurrent.futures
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KNOWN = os.path.join(HERE, "known_failures.txt")
TABLE = os.path.join(ROOT, "docs", "cpython_tests.md")
LIBRARY = "/usr/lib/python3.11"
PYTHON = "/usr/bin/python3"
KRAIT = os.environ.get("KRAIT") or os.path.join(ROOT, "build", "krait")
SLOW = float(os.environ.get("SLOW", "1"))
QUIET = 60          # seconds in which a test has to finish
LIMIT = 600         # seconds for the tests of a file

Outcome = collections.namedtuple("Outcome", "word why")


def files():
    with open(os.path.join(HERE, "files.txt"), encoding="utf-8") as f:
        return [name for line in f if not line.startswith("#") for name in line.split()]


class Run:
    """The tests of one file under one Python: {id: Outcome}."""

    def __init__(self, module, krait, logs):
        self.module, self.krait = module, krait
        self.found = {}
        self.broken = None      # why nothing could be loaded
        self.log = os.path.join(logs, module + (".krait" if krait else ".python3")) if logs else os.devnull

    def command(self):
        return [KRAIT] if self.krait else [PYTHON]

    def run(self):
        spent = 0
        with tempfile.TemporaryDirectory() as tmp:
            while spent < LIMIT * SLOW and self.broken is None:
                seconds, ended = self.once(tmp, LIMIT * SLOW - spent)
                spent += seconds
                if ended:
                    break
        return self

    def once(self, tmp, limit):
        """Runs what has not run yet; a test that takes too long or ends the process has failed."""
        out, skip, work = (os.path.join(tmp, x) for x in ("out", "skip", "work"))
        os.makedirs(work, exist_ok=True)
        with open(skip, "w") as f:
            f.write("\n".join(self.found))
        open(out, "w").close()
        env = dict(os.environ, KRAITPATH=LIBRARY, PYTHONDONTWRITEBYTECODE="1", TMPDIR=work, PYTHONHASHSEED="random")
        args = self.command() + [os.path.join(HERE, "_child.py"), self.module, out, skip]
        with open(self.log, "ab") as log:
            child = subprocess.Popen(args, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=work, env=env,
                                     start_new_session=True)
            seconds, quiet, size, late = 0, 0, 0, None
            while True:
                try:
                    child.wait(1)
                    break
                except subprocess.TimeoutExpired:
                    seconds += 1
                    now = os.path.getsize(out)
                    quiet = 0 if now != size else quiet + 1
                    size = now
                    if quiet > QUIET * SLOW or seconds > limit:
                        late = f"no result after {quiet} seconds"
                        os.killpg(child.pid, 9)
                        child.wait()
                        break
        return seconds, self.read(out, child.returncode, late)

    def read(self, out, status, late):
        running = None
        with open(out, encoding="utf-8") as f:
            for line in f:
                word, *rest = line.rstrip("\n").split("\t")
                if word == "end":
                    return True
                if word == "import":
                    self.broken = rest[1]
                    return True
                if word == "start":
                    running = rest[0]
                    continue
                running = None
                self.found[rest[0]] = Outcome(word, rest[1] if len(rest) > 1 else "")
        if running is None and late is None:
            # it ended between tests: at the top of a class, or in the module
            if not self.found:
                self.broken = f"ended with status {status}"
            return True
        if running is None:
            self.broken = self.broken or (late if not self.found else None)
            return True
        self.found[running] = Outcome("fail", late or f"the process ended with status {status}")
        return False


def compare(module, logs):
    """(module, what python3 passes, krait's run, {id: why} of what it does not pass)"""
    cpython = Run(module, False, logs).run()
    krait = Run(module, True, logs).run()
    passed = [i for i, o in cpython.found.items() if o.word == "pass"]
    lost = {}
    for i in passed:
        outcome = krait.found.get(i)
        if krait.broken is not None:
            lost[i] = Outcome("fail", "import: " + krait.broken)
        elif outcome is None:
            lost[i] = Outcome("fail", "was not run")
        elif outcome.word != "pass":
            lost[i] = outcome
    return module, passed, krait, lost


def known():
    try:
        with open(KNOWN, encoding="utf-8") as f:
            return {line.split(": ", 1)[0] for line in f if line.strip() and not line.startswith("#")}
    except FileNotFoundError:
        return set()


def write_known(rows):
    with open(KNOWN, "w", encoding="utf-8") as f:
        f.write("# Tests of CPython 3.11 that python3 passes and krait does not (written by _run.py --update).\n")
        for module, _, krait, lost in rows:
            if krait.broken is not None:
                f.write(f"{module}: {krait.broken}\n")
                continue
            for i, outcome in sorted(lost.items()):
                f.write(f"{i}: {outcome.word}: {outcome.why}\n")


def table(rows):
    lines = ["| file | python3 3.11 passes | krait passes | fails | skips | % |", "|---|--:|--:|--:|--:|--:|"]
    total = [0, 0, 0, 0]
    for module, passed, krait, lost in rows:
        skips = sum(o.word == "skip" for o in lost.values())
        counts = [len(passed), len(passed) - len(lost), len(lost) - skips, skips]
        total = [a + b for a, b in zip(total, counts)]
        lines.append(row(module, counts))
    return lines + [row("**all**", total)]


def row(name, counts):
    share = f"{100 * counts[1] / counts[0]:.1f}" if counts[0] else "-"
    return f"| {name} | " + " | ".join(str(n) for n in counts) + f" | {share} |"


def write_table(rows):
    with open(TABLE, encoding="utf-8") as f:
        head = f.read().partition("<!-- written by tests/cpython/_run.py --update -->")[0]
    skips = collections.Counter(o.why for _, _, _, lost in rows for o in lost.values() if o.word == "skip")
    with open(TABLE, "w", encoding="utf-8") as f:
        f.write(head + "<!-- written by tests/cpython/_run.py --update -->\n" + "\n".join(table(rows)) + "\n")
        if skips:
            f.write("\nWhy tests are skipped that python3 runs:\n\n| reason | tests |\n|---|--:|\n")
            for reason, n in skips.most_common():
                f.write(f"| {reason.replace('|', '/')} | {n} |\n")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--update", action="store_true")
    p.add_argument("--logs")
    p.add_argument("-j", type=int, default=os.cpu_count() or 1)
    p.add_argument("file", nargs="*")
    args = p.parse_args()
    if args.logs:
        os.makedirs(args.logs, exist_ok=True)
    names = args.file or files()
    with concurrent.futures.ThreadPoolExecutor(args.j) as pool:
        rows = list(pool.map(lambda name: compare(name, args.logs), names))
    print("\n".join(table(rows)))
    before = known()
    bad = []
    for module, _, krait, lost in rows:
        if module in before:
            continue
        bad += [f"{i}: {o.why}" for i, o in sorted(lost.items()) if i not in before]
    mended = sorted(i for _, passed, _, lost in rows for i in passed if i in before and i not in lost)
    if args.update:
        if args.file:
            sys.exit("--update needs all files")
        write_known(rows)
        write_table(rows)
    elif mended:
        print(f"{len(mended)} tests of known_failures.txt pass now, as {mended[0]}: _run.py --update")
    for line in bad:
        print("FAIL", line)
    print(f"{sum(len(p) - len(x) for _, p, _, x in rows)} of {sum(len(p) for _, p, _, _ in rows)} pass, "
          f"{len(bad)} fail that passed")
    sys.exit(0 if args.update or not bad else 1)


if __name__ == "__main__":
    main()
