#!/usr/bin/python3
"""Compares krait's syntax trees and syntax errors with python3's.

    _ast_oracle.py PROGRAM FILE_OR_FOLDER...   trees with positions of Python files
    _ast_oracle.py PROGRAM --list LIST         snippets with their expected tree or error

PROGRAM is the binary made from ast_dump.c. A file counts as a mismatch when one side accepts it and
the other does not, when trees differ, or when the error's class or line differ; differing messages
are counted apart. Exits 1 on a mismatch."""
import ast
import os
import struct
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
PLACED = (ast.expr, ast.stmt, ast.excepthandler, ast.arg, ast.keyword, ast.alias, ast.pattern)


def constant(v):
    if isinstance(v, bool) or v is None or v is Ellipsis:
        return repr(v)
    if isinstance(v, int):
        return "<int %x>" % v if v < 2 ** 63 else "<big>"
    if isinstance(v, float):
        return "<float %016x>" % struct.unpack("<Q", struct.pack("<d", v))
    if isinstance(v, complex):
        return "<imag %016x>" % struct.unpack("<Q", struct.pack("<d", v.imag))
    if isinstance(v, str):
        return "<str %s>" % v.encode("utf-8", "surrogatepass").hex()
    return "<bytes %s>" % v.hex()


def dump(n, positions, string=0):
    """ast.dump in ast_dump.c's dialect."""
    if isinstance(n, list):
        return "[" + ", ".join(dump(x, positions, string) for x in n) + "]"
    if not isinstance(n, ast.AST):
        return repr(n)
    inside = string + isinstance(n, ast.JoinedStr)
    parts = []
    for name in n._fields:
        v = getattr(n, name, None)
        if v is None and name != "value" or (v is None and not isinstance(
                n, (ast.Constant, ast.MatchSingleton))):
            continue
        if name == "value" and isinstance(n, (ast.Constant, ast.MatchSingleton)):
            text = constant(v)
        elif isinstance(v, str):
            text = "'%s'" % v
        else:
            text = dump(v, positions, inside)
        parts.append(name + "=" + text)
    text = type(n).__name__ + "(" + ", ".join(parts) + ")"
    if positions and isinstance(n, PLACED) and not string:
        text += "@%d:%d-%d:%d" % (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)
    return text


class Program:
    """krait's side, one process for all sources."""

    def __init__(self, path, *options, preexec=None):
        args = [path, *options, "--frames"]
        self.process = subprocess.Popen(args, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        preexec_fn=preexec)

    def parse(self, source, mode="exec", flags=0, step=0):
        if isinstance(source, str):
            source = source.encode("utf-8", "surrogatepass")
            flags |= 1
        number = {"exec": 0, "eval": 1, "single": 2}[mode]
        self.process.stdin.write(b"%d %d %d %d\n" % (number, flags, step, len(source)) + source)
        self.process.stdin.flush()
        line = self.process.stdout.readline().decode("utf-8", "surrogatepass").rstrip("\n")
        if not line:
            raise SystemExit("program died")
        return line


def python(source, mode, positions):
    try:
        return dump(ast.parse(source, mode=mode), positions)
    except SyntaxError as e:
        return "!%s|%s|%s|%s|%s|0|%s" % (type(e).__name__, e.lineno or 0, e.offset or 0,
                                         e.end_lineno or 0, e.end_offset or 0, e.msg)
    except (MemoryError, ValueError, RecursionError) as e:
        return "!%s|0|0|0|0|0|%s" % (type(e).__name__, e)


def normal_big(text):
    """<big base digits> without its digits: they are compared by value elsewhere."""
    while "<big " in text:
        i = text.index("<big ")
        text = text[:i] + "<big>" + text[text.index(">", i) + 1:]
    return text


def files_of(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)):
                for name in sorted(names):
                    if name.endswith(".py"):
                        yield os.path.join(folder, name)
        else:
            yield path


def first_difference(a, b):
    i = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return "  python: ..." + a[max(0, i - 60):i + 60] + "\n  krait:  ..." + b[max(0, i - 60):i + 60]


def compare_files(program, paths):
    count = refused = bad = messages = 0
    for path in files_of(paths):
        with open(path, "rb") as f:
            source = f.read()
        ours = normal_big(program.parse(source))
        theirs = python(source, "exec", True)
        count += 1
        if theirs[0] == "!":
            refused += 1
        if ours == theirs:
            continue
        if ours[0] == "!" and theirs[0] == "!":
            a, b = theirs.split("|"), ours.split("|")
            if a[:2] == b[:2]:
                if a[6:] != b[6:]:
                    messages += 1
                    print("%s: message\n  python: %s\n  krait:  %s" % (path, a[6], b[6]))
                continue
        bad += 1
        print(path + ": mismatch\n" + first_difference(theirs, ours))
    print("%d files, %d refused by python3, %d mismatches, %d other messages"
          % (count, refused, bad, messages))
    return bad


def read_list(path):
    """Yields (line number, mode, snippet, expectation).

    A line is: mode, snippet as a Python literal, and the tree in ast_dump.c's dialect or
    !Class|line|message, between tabs."""
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if line.startswith("#") or not line.strip():
                continue
            mode, snippet, expected = line.rstrip("\n").split("\t")
            yield number, mode, ast.literal_eval(snippet), expected


def compare_list(program, path):
    count = bad = 0
    for number, mode, source, expected in read_list(path):
        parts = program.parse(source, mode).split("|")
        if parts[0][0] == "!":
            ours = "%s|%s|%s" % (parts[0], parts[1], "|".join(parts[6:]))
        else:
            ours = "|".join(parts)
        count += 1
        if ours != expected:
            bad += 1
            print("%s:%d: %r\n  expected: %s\n  krait:    %s" % (path, number, source, expected, ours))
    print("%d snippets, %d mismatches" % (count, bad))
    return bad


if __name__ == "__main__":
    if sys.argv[2] == "--list":
        sys.exit(compare_list(Program(sys.argv[1]), sys.argv[3]) > 0)
    sys.exit(compare_files(Program(sys.argv[1], "-p"), sys.argv[2:]) > 0)
