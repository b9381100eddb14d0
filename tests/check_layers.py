#!/usr/bin/env python3
"""Checks the shape of src/: who includes whom, how long files, functions and lines are, that nothing
mutable is global.

usage: tests/check_layers.py [build folder]     (the last check needs its object files)
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SRC = os.path.join(ROOT, "src")

# A folder includes from itself and from those before it. Upwards there is nothing:
# object/protocol.h declares what vm implements.
ORDER = ["base", "heap", "object", "code", "compile", "vm", "machine", "module", "port", "cli"]
STRANGERS = {("vm", "compile"), ("compile", "vm")}   # these two meet in code

MAX_LINES = 800
MAX_FUNCTION = 80   # lines; those of a switch over kinds do not count, the interpreter loop is one
MAX_COLUMNS = 100
LONG_FILES = re.compile(r"(^|/)interp[^/]*\.[ch]$|\.(inc|def)$")

# Symbols in writable sections that may exist: what a signal handler has to reach.
MUTABLE = {
    "port/unix/signals.c": {"signal_target", "signal_bits", "signal_ticked"},
    "port/unix/wire.c": {"listening"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def sources():
    for folder, folders, files in os.walk(SRC):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".c", ".h", ".inc", ".def")):
                path = os.path.join(folder, name)
                yield path, os.path.relpath(path, SRC)


def check_text():
    problems, count = [], 0
    for path, name in sources():
        count += 1
        here = name.split("/")[0]
        with open(path, encoding="utf-8", errors="replace") as f:
            lines = f.readlines()
        if len(lines) > MAX_LINES and not LONG_FILES.search(name):
            problems.append("src/%s: %d lines, %d allowed" % (name, len(lines), MAX_LINES))
        for number, line in enumerate(lines, 1):
            m = INCLUDE.match(line)
            if not m or "/" not in m[1]:
                continue
            there = m[1].split("/")[0]
            if there not in ORDER:
                continue
            if here not in ORDER:
                problems.append("src/%s: folder %s has no place in the order" % (name, here))
                break
            if ORDER.index(there) > ORDER.index(here):
                problems.append("src/%s:%d: %s includes upwards: %s" % (name, number, here, m[1]))
            elif (here, there) in STRANGERS:
                problems.append("src/%s:%d: %s and %s must not know each other: %s" % (name, number, here, there, m[1]))
    return problems, count


def functions(lines):
    """(first line, name, length without switches) of each function; relies on clang-format's layout."""
    head = start = switch = None
    inside = 0
    for i, line in enumerate(lines):
        line = line.rstrip("\n")
        if start is None:
            if re.match(r"[A-Za-z_]", line) and "(" in line:
                head = i
            if line.endswith(") {") and head is not None:
                start, inside, switch = head, 0, None
        elif line == "}":
            m = re.search(r"(\w+)\(", lines[start])
            yield start + 1, m[1] if m else "?", i - start + 1 - inside
            start = None
        elif switch is None and line.startswith("    switch ("):
            switch = i
        elif switch is not None and line == "    }" and not re.match("    (case|default)", lines[i + 1]):
            inside += i - switch
            switch = None


def check_style():
    problems, count = [], 0
    for path, name in sources():
        if not name.endswith((".c", ".h")):
            continue
        with open(path, encoding="utf-8") as f:
            lines = f.readlines()
        for number, line in enumerate(lines, 1):
            if len(line.rstrip("\n")) > MAX_COLUMNS:
                problems.append("src/%s:%d: %d columns, %d allowed" % (name, number, len(line) - 1, MAX_COLUMNS))
        for number, function, length in functions(lines):
            count += 1
            if length > MAX_FUNCTION and function != "kr_interp_loop":
                problems.append("src/%s:%d: %s has %d lines, %d allowed" % (name, number, function, length, MAX_FUNCTION))
    return problems, count


def writable_symbols(obj):
    """Names of data symbols that live in a section the program may write to."""
    out = subprocess.run(["objdump", "-t", obj], capture_output=True, text=True).stdout
    for line in out.splitlines():
        m = re.match(r"^[0-9a-f]+ (.{7}) (\S+)\s+([0-9a-f]+)\s+(?:\.hidden )?(\S+)$", line)
        if not m or m[1][5] in "dfF" or int(m[3], 16) == 0:
            continue
        section = m[2]
        if section.startswith(".data.rel.ro"):
            continue
        if section.startswith((".data", ".bss", ".tdata", ".tbss")) or section == "*COM*":
            yield re.sub(r"\.\d+$", "", m[4])


def check_objects(build):
    problems, count = [], 0
    base = os.path.join(build, "obj")
    for folder, _, files in os.walk(base):
        for name in sorted(files):
            if not name.endswith(".o"):
                continue
            obj = os.path.join(folder, name)
            source = os.path.relpath(obj, base)[:-2] + ".c"
            if not os.path.exists(os.path.join(SRC, source)):
                continue   # left over from a file that is gone
            count += 1
            for symbol in writable_symbols(obj):
                if symbol not in MUTABLE.get(source, ()):
                    problems.append("src/%s: mutable at file scope: %s" % (source, symbol))
    return problems, count


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build")
    problems, files = check_text()
    style, count = check_style()
    more, objects = check_objects(build)
    problems += style + more
    for line in problems:
        print(line)
    print("layers: %d files, %d functions, %d objects, %d problems" % (files, count, objects, len(problems)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
