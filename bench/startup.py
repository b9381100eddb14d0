#!/usr/bin/env python3
"""Start-up to the first statement over an empty process, and peak resident memory.

usage: bench/startup.py [--krait PATH] [-n RUNS] [--markdown FILE]
The empty process is a C program that returns 0; it and the small launcher that times it are built here.
"""
import argparse
import os
import subprocess
import sys
import tempfile

import common


def measure(launch, command, runs):
    """(least seconds of a run, peak resident KB), or None if it failed."""
    env = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    p = subprocess.run([launch, str(runs)] + command, capture_output=True, text=True, env=env)
    if p.returncode:
        return None
    best, memory = p.stdout.split()
    return int(best) / 1e9, int(memory)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("-n", dest="runs", type=int, default=200)
    p.add_argument("--markdown", metavar="FILE")
    o = p.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        source, empty, script, launch = (os.path.join(tmp, x) for x in ("empty.c", "empty", "first.py", "launch"))
        with open(source, "w") as f:
            f.write("int main(void) { return 0; }\n")
        with open(script, "w") as f:
            f.write("x = 1\n")
        for binary, text in ((empty, source), (launch, os.path.join(common.HERE, "launch.c"))):
            subprocess.run([os.environ.get("CC", "gcc"), "-O2", "-o", binary, text], check=True)
        commands = {"empty process": [empty]}
        for name, command in common.peers(o.krait).items():
            commands[name] = command + [script]
            if name == "python3":
                commands["python3 -I -S"] = command + ["-I", "-S", script]
        base = measure(launch, [empty], o.runs)[0]
        rows, good = [], True
        for name, command in commands.items():
            found = measure(launch, command, o.runs if name in ("empty process", "krait") else max(20, o.runs // 5))
            if found is None:
                rows.append([name, "failed", "", ""])
                good = good and name != "krait"
                continue
            spent, memory = found
            rows.append([name, "%.2f" % (spent * 1e3), "%.2f" % ((spent - base) * 1e3), "%.1f" % (memory / 1024)])
    text = common.table(rows, ["start-up", "ms", "over empty, ms", "resident, MB"])
    print(text)
    if o.markdown:
        common.write_section(o.markdown, "bench:startup", text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
