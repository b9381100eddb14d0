#!/usr/bin/env python3
"""Writes src/port/unix/startup.ld: the functions and constants that a start uses, to be linked side by side.

usage: tools/startup_order.py [SCRIPT...]   (default: a small script of its own)

A start touches a third of a megabyte of code and constants; scattered over the program they would bring in
all of it, since the kernel maps 64 KB around each page that is touched. Runs the program under valgrind's
lackey, finds the input section of every address in the linker's map, and writes these as output sections
before .text, .rodata and .data.rel.ro. A name in the list that no longer exists does no harm: run this again when
start-up memory (bench/startup.py) has grown.
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
    """[(address, size, object, section)] of code and constants in the linker's map, sorted."""
    out = []
    for m in re.finditer(r"^ (\.(?:text|rodata|data\.rel\.ro)\S*)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (\S+)$", chart, re.M):
        merged = m[1].startswith((".rodata.str", ".rodata.cst"))  # the linker places these by content
        if int(m[3], 16) and not merged and "/crt" not in m[4]:
            out.append((int(m[2], 16), int(m[3], 16), m[4], m[1]))
    return sorted(out)


def touched(program, script):
    """Addresses of the instructions that ran and of the data they read."""
    run = subprocess.Popen(["valgrind", "--tool=lackey", "--trace-mem=yes", program, script], text=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    found = {int(line[3:].split(",")[0], 16) for line in run.stderr if line[:2] in ("I ", " L", " M")}
    if run.wait():
        sys.exit("%s failed under valgrind" % script)
    return found


def pattern(name, section):
    m = re.match(r".*/(\w+)[-.\w]*\((.*)\)$", name)
    if m: # an archive, whatever its version
        place = "*%s*.a:%s(%s)" % (m[1], m[2], section)
        if "-avx" not in m[2]:
            return place
        # valgrind's processor is an older one: what newer ones choose instead
        newer = [re.sub("-avx2?(?=[-.])", "-" + kind, m[2]) for kind in ("evex", "avx512")]
        return "\n        ".join([place] + ["*%s*.a:%s(.text.*)" % (m[1], n) for n in newer])
    # The compiler may have made a copy of the function of its own: load.isra.0, load.constprop.1.
    function = re.sub(r"(\.(isra|constprop|part)\.\d+)+$", "", section)
    both = "%s %s.*" % (function, function) if section.startswith(".text.") else section
    return "*/%s(%s)" % ("/".join(name.split("/")[-2:]), both)


def main():
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__.strip())
        return
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
        for script in scripts:
            for address in touched(program, script):
                i = bisect.bisect(starts, address) - 1
                if i >= 0 and address < starts[i] + table[i][1]:
                    ran.add(i)
    with open(LIST, "w") as f:
        f.write("/* Written by tools/startup_order.py: what a start uses, linked side by side. */\n")
        for kind in (".text", ".rodata", ".data.rel.ro"):
            rows = sorted({pattern(table[i][2], table[i][3]) for i in ran if table[i][3].startswith(kind)})
            f.write("SECTIONS\n{\n    %s.start : {\n" % kind)
            f.writelines("        %s\n" % row for row in rows)
            f.write("    }\n}\nINSERT BEFORE %s;\n" % kind)
    print("%s: %d sections, %d KB" % (os.path.relpath(LIST, ROOT), len(ran), sum(table[i][1] for i in ran) // 1024))


if __name__ == "__main__":
    main()
