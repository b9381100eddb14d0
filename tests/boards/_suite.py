"""The language tests of tests/ on a board, over one wire: those that need neither files nor processes.

What is compared is what tests/run compares; python3 is asked here, krait on the board. Skipped, with the
reason: tests that import what the board does not have, use a file of their own, or are listed in skips.txt."""
import argparse
import ast
import importlib.machinery
import importlib.util
import os
import re
import sys
import tempfile

from _board import ROOT, Board, Hung, build, skip_without_tools

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.join(ROOT, "tests")
FOLDERS = ["lang", "syntax", "types", "builtins", "new", "robust", "modules"]


def load_runner():
    loader = importlib.machinery.SourceFileLoader("krait_tests_run", os.path.join(TESTS, "run"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


tests_run = load_runner()


def listed_skips(board):
    """{test or folder: reason} of skips.txt: lines "board test: reason", board * for all, or a profile."""
    found = {}
    with open(os.path.join(HERE, "skips.txt"), encoding="utf-8") as f:
        for line in f:
            m = re.match(r"(\S+) (\S+): (.+)", line)
            if m and m[1] in ("*", board, board.partition("/")[2]):
                found[m[2]] = m[3]
    return found


EXCEPTION = re.compile(rb"\b[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Iteration|Exit|Group)\b")


def words(line):
    return re.findall(rb"\w+", line)


def with_messages(got, want):
    """The output, where a line lacks nothing but an exception's message with that message."""
    a, b = got.split(b"\n"), want.split(b"\n")
    if len(a) != len(b):
        return got
    for i, (short, full) in enumerate(zip(a, b)):
        rest = iter(words(full))
        if (EXCEPTION.search(short) or not words(short)) and all(w in rest for w in words(short)):
            a[i] = full
    return b"\n".join(a)


class BoardRunner(tests_run.Runner):
    """tests/run's runner, with the board in the place of the command."""

    def __init__(self, options, board):
        super().__init__(options)
        self.board, self.narrow = board, True
        self.brief = board.name.endswith("/small")   # exceptions have no messages there
        self.modules = {"os": False}   # MicroPython's: the tests want Python's

    def run(self, command, cwd, timeout, stdin=b"", env=None):
        if command[0] != self.krait:
            return super().run(command, cwd, timeout, stdin, env)
        with open(command[1], "rb") as f:
            source = f.read()
        try:
            out, err, exc = self.board.program(source)
        except Hung as e:
            self.board.restart()
            raise tests_run.Failure(str(e))
        return tests_run.Result(1 if exc else 0, out, err + exc)

    def compare(self, path, d, got, status, stdout, stderr):
        if self.brief:
            got.out = with_messages(got.out, stdout)
        super().compare(path, d, got, status, stdout, stderr)

    def has_module(self, name):
        if name not in self.modules:
            exc = self.board.program(b"import %s\n" % name.encode())[2]
            self.modules[name] = b"ImportError" not in exc and b"ModuleNotFoundError" not in exc
        return self.modules[name]


def why_not(runner, path, name, skips):
    """Why the test is skipped, None: it is not."""
    for place in (name, name.split("/")[0] + "/"):
        if place in skips:
            return skips[place]
    d = tests_run.directives(path)
    for word in ("args", "stdin", "exit"):
        if word in d:
            return "directive " + word
    with open(path, "rb") as f:
        source = f.read()
    if re.search(rb"\b__file__\b|\bsys\.argv\b", source):
        return "asks for its own file"
    if re.search(rb"\bopen\(", source):
        return "opens files"
    if runner.brief and (re.search(rb"\.__doc__|\\N\{|stderr|excepthook|traceback", source) or "stderr" in d):
        return "tracebacks, documentation or names of characters"
    if runner.brief and not source.isascii():
        return "more of Unicode than ASCII"
    names = set()
    try:
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names |= {a.name for a in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
    except SyntaxError:   # newer than python3
        names |= {m.decode() for m in re.findall(rb"^\s*(?:import|from) ([a-z_.]+)", source, re.M)}
    for module in sorted(names):
        if not runner.has_module(module):
            return "imports " + module
    return None


def choose(folders, part, parts):
    found = []
    for folder in folders:
        place = os.path.join(TESTS, folder)
        for name in sorted(os.listdir(place)):
            if name.endswith(".py") and not name.endswith("_oracle.py") and tests_run.is_test(place, name, os.listdir(place)):
                found.append(folder + "/" + name)
    return found[part::parts]


def main(board, share=1, folders=FOLDERS):
    """Runs each share-th test, or those named on the command line; ends the process."""
    p = argparse.ArgumentParser()
    p.add_argument("tests", nargs="*")
    p.add_argument("-v", dest="verbose", action="store_true")
    o = p.parse_args()
    skip_without_tools()
    sizes = build(board)
    o.krait, o.slow, o.memory, o.jobs, o.timeout = os.path.join(ROOT, "build", "krait"), float(os.environ.get("SLOW", 1)) * 10, 2.5, 1, 60
    names = [n for n in choose(folders, 0, 1) if any(n.startswith(t) for t in o.tests)] if o.tests else choose(folders, 0, share)
    skips, counts, reasons, failed = listed_skips(board), {"passed": 0, "failed": 0, "skipped": 0}, {}, []
    with Board(board) as b:
        runner = BoardRunner(o, b)
        for name in names:
            path = os.path.join(TESTS, name)
            reason = why_not(runner, path, name, skips)
            if reason:
                counts["skipped"] += 1
                reasons[reason] = reasons.get(reason, 0) + 1
                continue
            outcome, text, seconds = runner.one(path)
            counts[outcome] += 1
            if outcome == "failed":
                failed.append(name)
                print("FAIL %s\n%s" % (name, text))
            elif o.verbose:
                print("%s %s (%.1f s)" % (outcome, name, seconds))
            sys.stdout.flush()
    print(next(x for x in sizes.split("\n") if x.startswith("image")))
    for reason in sorted(reasons, key=lambda r: -reasons[r]):
        print("skipped %4d: %s" % (reasons[reason], reason))
    if failed:
        print("failed: " + " ".join(failed))
    print("%s: %d passed, %d failed, %d skipped" % (board, counts["passed"], counts["failed"], counts["skipped"]))
    sys.exit(1 if counts["failed"] else 0)
