#!/usr/bin/env python3
"""Line coverage of a gcov build, per folder. usage: tools/coverage.py [build-cov] [-f] [-m FILE]

-f prints every file, -m FILE the lines of one file that never ran. The folders with a budget
(src/compile, src/object, src/vm) must reach 90 %; the exit status says whether they do.
"""
import argparse
import collections
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUDGET, FOLDERS = 90.0, ("src/compile", "src/object", "src/vm")


def measure(build):
    """{source: {line: count}} summed over all object files."""
    lines = collections.defaultdict(dict)
    units = [os.path.join(d, f) for d, _, fs in os.walk(os.path.join(build, "obj")) for f in fs if f.endswith(".gcno")]
    for at in range(0, len(units), 16):
        out = subprocess.run(["gcov", "--json-format", "--stdout"] + units[at:at + 16], cwd=ROOT,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        for row in out.splitlines():
            if not row.strip():
                continue
            for f in json.loads(row)["files"]:
                name = os.path.relpath(os.path.join(ROOT, f["file"]), ROOT)
                if not name.startswith(("src/", "include/")):
                    continue
                seen = lines[name]
                for line in f["lines"]:
                    seen[line["line_number"]] = seen.get(line["line_number"], 0) + line["count"]
    return lines


def ranges(numbers):
    out = []
    for n in numbers:
        if out and n == out[-1][1] + 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return " ".join("%d-%d" % (a, b) if a != b else str(a) for a, b in out)


def percent(hit, total):
    return 100.0 * hit / total if total else 0.0


def main():
    p = argparse.ArgumentParser()
    p.add_argument("build", nargs="?", default="build-cov")
    p.add_argument("-f", dest="files", action="store_true")
    p.add_argument("-m", dest="missing", metavar="FILE")
    o = p.parse_args()
    lines = measure(os.path.abspath(o.build))
    if o.missing:
        for name in sorted(lines):
            if o.missing in name:
                print(name + ": " + ranges(sorted(n for n, c in lines[name].items() if not c)))
        return 0
    folders = collections.defaultdict(lambda: [0, 0])
    for name in sorted(lines):
        hit, total = sum(c > 0 for c in lines[name].values()), len(lines[name])
        row = folders[os.path.dirname(name)]
        row[0] += hit
        row[1] += total
        if o.files:
            print("%-40s %6d of %6d  %5.1f %%" % (name, hit, total, percent(hit, total)))
    print("%-20s %8s %8s" % ("folder", "lines", "covered"))
    good = True
    for name, (hit, total) in sorted(folders.items()):
        low = name in FOLDERS and percent(hit, total) < BUDGET
        good &= not low
        print("%-20s %8d %6.1f %%%s" % (name, total, percent(hit, total), "  below %g %%" % BUDGET if low else ""))
    hit, total = (sum(c) for c in zip(*folders.values())) if folders else (0, 0)
    print("%-20s %8d %6.1f %%" % ("all", total, percent(hit, total)))
    return 0 if good and folders else 1


if __name__ == "__main__":
    sys.exit(main())
