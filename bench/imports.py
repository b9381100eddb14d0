#!/usr/bin/env python3
"""Importing twenty modules of the standard library: from source, and from the compiled copies in __pycache__.

usage: bench/imports.py [--krait PATH] [-n RUNS] [--markdown FILE]
The modules are those of this python3, copied into a folder of their own; modules that they need and that are not among
them come from each engine's own library. Times are those of the whole process, the least of the runs.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import common

MODULES = ("enum datetime dis opcode ipaddress contextlib copy graphlib numbers filecmp fileinput getopt colorsys wave "
           "quopri sysconfig _compression timeit token _compat_pickle").split()


def spent(launch, command, runs):
    """Least seconds of a run, or None if it failed."""
    env = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    p = subprocess.run([launch, str(runs)] + command, capture_output=True, text=True, env=env)
    return None if p.returncode else int(p.stdout.split()[0]) / 1e9


def clear(folder):
    shutil.rmtree(os.path.join(folder, "__pycache__"), ignore_errors=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("-n", dest="runs", type=int, default=20)
    p.add_argument("--markdown", metavar="FILE")
    o = p.parse_args()
    library = os.path.dirname(os.__file__)
    rows, good = [], True
    with tempfile.TemporaryDirectory() as tmp:
        launch = os.path.join(tmp, "launch")
        subprocess.run([os.environ.get("CC", "gcc"), "-O2", "-o", launch, os.path.join(common.HERE, "launch.c")],
                       check=True)
        for name in MODULES:
            shutil.copy(os.path.join(library, name + ".py"), tmp)
        size = sum(os.path.getsize(os.path.join(tmp, m + ".py")) for m in MODULES)
        script = os.path.join(tmp, "main.py")
        with open(script, "w") as f:
            f.write("import %s\n" % ", ".join(MODULES))
        for name, command in (("krait", [o.krait]), ("python3 -S", [sys.executable, "-S"])):
            empty = spent(launch, command + ["-c", "pass"], o.runs)
            clear(tmp)
            source = spent(launch, command + ["-B", script], o.runs)
            made = spent(launch, command + [script], 1)
            copies = spent(launch, command + [script], o.runs)
            clear(tmp)
            if None in (empty, source, made, copies):
                rows.append([name, "failed", "", "", ""])
                good = good and name != "krait"
                continue
            rows.append([name, "%.1f" % (empty * 1e3), "%.1f" % (source * 1e3), "%.1f" % (copies * 1e3),
                         "%.1fx" % (source / copies)])
    text = "%d modules, %d KB of source.\n\n%s" % (len(MODULES), size // 1024, common.table(
        rows, ["ms", "empty program", "from source", "from copies", "gain"]))
    print(text)
    if o.markdown:
        common.write_section(o.markdown, "bench:imports", text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
