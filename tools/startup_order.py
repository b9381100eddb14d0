#!/usr/bin/env python3
"""Writes src/port/unix/startup.ld: the functions that a start of krait runs, to be linked side by side.

usage: tools/startup_order.py [SCRIPT...]   (default: a small script of its own)

A start touches a quarter of a megabyte of code; scattered over the program it would bring in all of it,
since the kernel maps 64 KB around each page that is touched. Runs the program under valgrind's callgrind,
finds the input section of every function that ran in the linker's map, and writes them as one output
section before .text. A name in the list that no longer exists does no harm: run this again when start-up
memory (bench/startup.py) has grown.
"""
import bisect
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIST = os.path.join(ROOT, "src/port/unix/startup.ld")
SCRIPT = """
import sys
class Point:
    def __init__(self, x): self.x = x
    def step(self): self.x += 1
    def __repr__(self): return f"{self.x}"
total = 0
for i in range(3):
    p = Point(i)
    p.step()
    total += p.x * 2
print(total, "%d" % total, [p], {"a": (1, 2.5)}, len("abc"))
try:
    {}["missing"]
except KeyError as e:
    str(e)
"""


def build(tmp):
    """Links the program plainly with a map; returns (program, map text)."""
    program, chart = os.path.join(tmp, "krait"), os.path.join(tmp, "map")
    subprocess.run(["make", "-s", "B=build-order", "START=/dev/null", "CFLAGS=-O2 -g", "all",
                    "LINK=-static -Wl,-Map=" + chart], cwd=ROOT, check=True)
    os.rename(os.path.join(ROOT, "build-order", "krait"), program)
    with open(chart) as f:
        return program, f.read()


def sections(chart):
    """[(address, size, object, section)] of the code in the linker's map, sorted."""
    out = []
    for m in re.finditer(r"^ (\.text\S*)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (\S+)$", chart, re.M):
        if int(m[3], 16):
            out.append((int(m[2], 16), int(m[3], 16), m[4], m[1]))
    return sorted(out)


def executed(program, scripts, tmp):
    """Addresses of the instructions that ran."""
    found = set()
    for script in scripts:
        out = os.path.join(tmp, "callgrind")
        subprocess.run(["valgrind", "-q", "--tool=callgrind", "--dump-instr=yes", "--callgrind-out-file=" + out,
                        program, script], check=True, stdout=subprocess.DEVNULL)
        at = 0
        with open(out) as f:
            for line in f:
                m = re.match(r"(0x|\+)([0-9a-f]+) ", line)
                if m:
                    at = int(m[2], 16) if m[1] == "0x" else at + int(m[2])
                    found.add(at)
    return found


def pattern(name, section):
    m = re.match(r".*/(\w+)[-.\w]*\((.*)\)$", name)
    if m: # an archive, whatever its version
        return "*%s*.a:%s(%s)" % (m[1], m[2], section)
    return "*/%s(%s)" % ("/".join(name.split("/")[-2:]), section)


def main():
    with tempfile.TemporaryDirectory() as tmp:
        scripts = sys.argv[1:]
        if not scripts:
            scripts = [os.path.join(tmp, "first.py")]
            with open(scripts[0], "w") as f:
                f.write(SCRIPT)
        program, chart = build(tmp)
        table = sections(chart)
        starts = [row[0] for row in table]
        ran = set()
        for address in executed(program, scripts, tmp):
            i = bisect.bisect(starts, address) - 1
            if i >= 0 and address < starts[i] + table[i][1] and "/crt" not in table[i][2]:
                ran.add(i)
    rows = sorted({pattern(table[i][2], table[i][3]) for i in ran})
    size = sum(table[i][1] for i in ran)
    with open(LIST, "w") as f:
        f.write("/* Written by tools/startup_order.py: the functions that a start runs, linked side by side. */\n")
        f.write("SECTIONS\n{\n    .text.start : {\n")
        f.writelines("        %s\n" % row for row in rows)
        f.write("    }\n}\nINSERT BEFORE .text;\n")
    print("%s: %d sections, %d KB" % (os.path.relpath(LIST, ROOT), len(rows), size // 1024))


if __name__ == "__main__":
    main()
