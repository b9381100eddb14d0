#!/usr/bin/env python3
"""What allocation costs: throughput, resident memory, reading with and without new buffers, pauses of the collector,
fragmentation of a small heap.

usage: bench/memory.py [--krait PATH] [-n ROUNDS] [--scale N] [--markdown FILE] [PART ...]
Runs of the engines are interleaved; the npm MicroPython is measured where tools/setup.sh has installed it.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import common

PROGRAMS = os.path.join(common.HERE, "memory", "programs.py")
NAMES = ("binary_trees", "string_churn", "list_churn", "dict_churn", "closures", "instances_1", "instances_5",
         "instances_20")
SOAK = os.environ.get("SOAK") or os.path.join(os.path.dirname(common.ROOT), "shared", "bench", "soak.py")
MJS = """
import { loadMicroPython } from %r;
import fs from 'fs';
const [heap, file, ...args] = process.argv.slice(2);
const mp = await loadMicroPython({ heapsize: heap << 10, stdout: s => console.log(s) });
if (args[2]) {
    mp.FS.writeFile('/data', fs.readFileSync(args[2]));
    args[2] = '/data';
}
mp.globals.set('ARGS', args.join(' '));
mp.runPython("import sys\\nsys.argv[:] = ['x'] + ARGS.split()\\n" + fs.readFileSync(file, 'utf-8'));
"""
PAUSES = """
import gc
class Node:
    def __init__(self, i): self.i = i; self.pair = (i, None)
mb = %d
live = []
while gc.mem_alloc() < mb << 20: live.extend([Node(i) for i in range(20000 if mb < 100 else 200000)])
for i in range(300000): [i]
print(gc.stats()['max_pause_us'] / 1000)
"""
DEEP = """
import gc
%s
gc.collect()
print(gc.stats()['last_pause_us'] / 1000)
"""
LINKED = "h = None\nfor i in range(5000000): h = (i, h)"
NESTED = "h = []\nfor i in range(1000000): h = [h]"


def measure(launch, command, name, scale):
    """(seconds the program tells, peak resident MB) or None"""
    full = command + [PROGRAMS, name, str(scale)]
    p = subprocess.run(full, capture_output=True, text=True)
    if p.returncode:
        return None
    q = subprocess.run([launch, "1"] + full, capture_output=True, text=True)
    return float(p.stdout), int(q.stdout.split()[1]) / 1024 if q.stdout else 0


def throughput(o, tmp):
    launch = os.path.join(tmp, "launch")
    subprocess.run([os.environ.get("CC", "gcc"), "-O2", "-o", launch, os.path.join(common.HERE, "launch.c")], check=True)
    engines = {"krait": [os.path.abspath(o.krait)], "python3": [common.PYTHON]}
    if o.micropython:
        engines["MicroPython (wasm)"] = o.micropython + ["65536"]
    best = {}
    for _ in range(o.rounds):
        for name in NAMES:
            for engine, command in engines.items():
                found = measure(launch, command, name, o.scale if engine != "MicroPython (wasm)" else o.scale // 4)
                if found:
                    old = best.get((name, engine), found)
                    best[name, engine] = min(old[0], found[0]), min(old[1], found[1])
    rows, ratios, sizes = [], [], []
    for name in NAMES:
        (mine, room), (theirs, their_room) = best[name, "krait"], best[name, "python3"]
        ratios.append(theirs / mine)
        sizes.append(room / their_room)
        micro = best.get((name, "MicroPython (wasm)"))
        rows.append([name.replace("_", " "), "%.3f" % mine, "%.3f" % theirs, "%.2f" % ratios[-1],
                     "%.1f" % (micro[0] * 4 / mine) if micro else "", "%.1f" % room, "%.1f" % their_room,
                     "%.2f" % sizes[-1]])
    text = common.table(rows, ["program", "krait, s", "python3, s", "python3 / krait", "MicroPython (wasm) / krait",
                               "krait, MB", "python3, MB", "memory ratio"])
    return text + ("\n\nGeometric mean of python3 / krait: %.2f, least %.2f; of the resident memory krait / python3: %.2f, most "
                   "%.2f." % (common.geometric_mean(ratios), min(ratios), common.geometric_mean(sizes), max(sizes)))


def readinto(o, tmp):
    """The read loop written both ways, 256 bytes a read."""
    data, passes = os.path.join(tmp, "data"), 40 * o.scale
    with open(data, "wb") as f:
        f.write(bytes(range(256)) * 256)
    engines = {"krait": [o.krait], "krait, heap of 256 KB": [o.krait, "-X", "heapsize=256k"], "python3": [common.PYTHON]}
    if o.micropython:
        engines["MicroPython (wasm), heap of 256 KB"] = o.micropython + ["256"]
    found = {}
    for _ in range(o.rounds):
        for engine, command in engines.items():
            n = passes if "Micro" not in engine else passes // 20
            for name in ("new_buffers", "one_buffer"):
                run = common.Run(command + [PROGRAMS, name, str(n), data])
                if run.problem:
                    return "%s failed: %s" % (engine, run.problem)
                seconds, size, count = run.out.split()
                rate = int(size) / float(seconds) / 1e6
                found.setdefault((engine, name), []).append((rate, count if count != "-1" else ""))
    rows = []
    for engine in engines:
        row = [engine]
        for name in ("new_buffers", "one_buffer"):
            rate, count = max(found[engine, name])
            row += ["%.0f" % rate, count]
        rows.append(row)
    return common.table(rows, ["%d reads of 256 bytes" % (passes * 256), "new buffer each, MB/s", "collections",
                               "one buffer, MB/s", "collections"])


def pauses(o):
    rows = []
    for what, script in ([("%d MB live" % mb, PAUSES % mb) for mb in (16, 64, 256)] +
                         [("linked list of 5,000,000", DEEP % LINKED), ("list nested 1,000,000 deep", DEEP % NESTED)]):
        found = [subprocess.run([o.krait, "-c", script], capture_output=True, text=True) for _ in range(3)]
        if any(p.returncode for p in found):
            return what + " failed: " + found[0].stderr
        rows.append([what, "%.1f" % min(float(p.stdout) for p in found)])
    return common.table(rows, ["heap", "longest pause, ms (least of 3 runs)"])


def soak(o):
    if not os.path.exists(SOAK):
        return "The soak program is not here."
    rows = []
    for live in (90000, 110000, 150000):
        run = common.Run([o.krait, "-X", "heapsize=256k", SOAK, "1000000", str(live)], timeout=600)
        words = run.out.split()
        rows.append([str(live)] + ([words[3], words[5], words[7], words[8].strip("("), "%.1f" % run.cpu] if words else
                                   [run.problem, "", "", "", ""]))
        if o.micropython:
            took = [common.Run(o.micropython + ["256", SOAK, str(n), str(live)], timeout=600).cpu for n in (1, 1000000)]
            rows[-1].append("%.1f" % (took[1] - took[0]))
    head = ["live bytes", "MemoryErrors", "free at the end", "largest block", "% of free", "s"]
    return common.table(rows, head + ["MicroPython (wasm), s"] * bool(o.micropython))


def micropython(tmp):
    """Command of the npm MicroPython, to which the heap in KB, a file and its arguments are added; None if it is not
    installed."""
    if not shutil.which("node") or not os.path.exists(common.MICROPYTHON):
        return None
    mjs = os.path.join(tmp, "run.mjs")
    with open(mjs, "w") as f:
        f.write(MJS % common.MICROPYTHON)
    return ["node", mjs]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("-n", dest="rounds", type=int, default=3)
    p.add_argument("--scale", type=int, default=200)
    p.add_argument("--markdown", metavar="FILE")
    p.add_argument("only", nargs="*", help="parts to measure: memory, readinto, pauses, soak (all of them)")
    o = p.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        o.micropython = micropython(tmp)
        parts = {"memory": lambda: throughput(o, tmp), "readinto": lambda: readinto(o, tmp), "pauses": lambda: pauses(o),
                 "soak": lambda: soak(o)}
        for section in o.only or parts:
            text = parts[section]()
            print(text + "\n")
            if o.markdown:
                common.write_section(o.markdown, "bench:" + section, text)


if __name__ == "__main__":
    sys.exit(main())
