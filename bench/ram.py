#!/usr/bin/env python3
"""What objects weigh in RAM: the 64-bit and the 32-bit krait, MicroPython (npm, a 32-bit machine), CPython.

usage: bench/ram.py [--krait PATH] [--markdown FILE]
Each number is the growth of the memory in use by N such objects (bench/memory/objects.py), divided by N.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import common

PROGRAM = os.path.join(common.HERE, "memory", "objects.py")
KRAIT32 = os.path.join(common.ROOT, "build-m32", "krait")
HEAP = (4 << 20) - 1  # a small heap, with small pages, and the size of MicroPython's
MJS = """
import { loadMicroPython } from '%s';
import fs from 'fs';
const lines = [];
const mp = await loadMicroPython({ heapsize: 4 << 20, stdout: s => lines.push(s) });
mp.globals.set('__name__', 'objects');
mp.runPython(fs.readFileSync('%s', 'utf-8'));
mp.runPython('print("\\\\n".join(KINDS)); print("\\\\n".join(STEPS))');
const told = lines.splice(0);
const steps = told.filter(s => s.endsWith(')') && !s.startsWith('object'));
for (const name of told.filter(s => !steps.includes(s))) {
    mp.globals.set('NAME', name);
    for (const step of steps) mp.runPython(step);
}
console.log(lines.join('\\n'));
"""


def build32():
    """Is the 32-bit krait there now? It is made where the compiler has what that needs."""
    p = subprocess.run([os.environ.get("CC", "gcc"), "-m32", "-x", "c", "-", "-o", os.devnull], capture_output=True,
                       input=b"#include <stdio.h>\nint main(void) { return puts(\"\") < 0; }\n")
    if p.returncode:
        return False
    return subprocess.run(["make", "-s", "-C", common.ROOT, "M32=1", "build-m32/krait"], capture_output=True).returncode == 0


def sizes(command):
    """{kind: bytes}"""
    p = subprocess.run(command, capture_output=True, text=True)
    if p.returncode:
        sys.exit("%s: %s" % (command[0], p.stderr))
    return {name: int(size) for name, _, size in (line.partition(": ") for line in p.stdout.splitlines())}


def measured(krait):
    """{engine: sizes}, in the order of the table"""
    small = ["-X", "heapsize=%d" % HEAP, PROGRAM]
    found = {"krait": sizes([krait] + small)}
    if build32():
        found["krait, 32-bit"] = sizes([KRAIT32] + small)
    if shutil.which("node") and os.path.exists(common.MICROPYTHON):
        with tempfile.NamedTemporaryFile("w", suffix=".mjs") as f:
            f.write(MJS % (common.MICROPYTHON, PROGRAM))
            f.flush()
            found["MicroPython, 32-bit"] = sizes(["node", f.name])
    found["CPython"] = sizes([common.PYTHON, PROGRAM])
    return found


def report(found):
    columns = [(engine, engine) for engine in found]
    ratios = [(a, b) for a, b in (("krait", "CPython"), ("krait, 32-bit", "MicroPython, 32-bit")) if a in found and b in found]
    rows = []
    for kind in found["krait"]:
        row = [kind] + [str(found[engine][kind]) for engine, _ in columns]
        for mine, theirs in ratios:
            row.append("%.2f" % (found[mine][kind] / found[theirs][kind]))
        rows.append(row)
    head = ["bytes each"] + [c for c, _ in columns] + ["%s / %s" % pair for pair in ratios]
    text = common.table(rows, [h.replace(", 32-bit / MicroPython", " / MicroPython") for h in head])
    for mine, theirs in ratios:
        mean = common.geometric_mean(found[mine][k] / found[theirs][k] for k in found[mine] if found[mine][k])
        text += "\n\nGeometric mean of %s / %s, of what takes room in both: %.2f." % (mine, theirs, mean)
    return text


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("--markdown", metavar="FILE")
    o = p.parse_args()
    text = report(measured(os.path.abspath(o.krait)))
    print(text)
    if o.markdown:
        common.write_section(o.markdown, "bench:ram", text)


if __name__ == "__main__":
    sys.exit(main())
