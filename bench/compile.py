#!/usr/bin/env python3
"""Compile speed and size of the output: krait, MicroPython's cross compiler (npm, WebAssembly), python3 -m py_compile.

usage: bench/compile.py [--krait PATH] [-n ROUNDS] [--markdown FILE]
The input are the modules of Debian's library, not its packages, that all of them compile, many files in one process.
Processor time, the least over the rounds; what a process takes without files, and for the cross compiler what an empty
file takes, is taken off: its package makes a machine for each file.
"""
import argparse
import base64
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

import common

CROSS = os.path.join(common.ROOT, "build/oracles/node_modules/@pybricks/mpy-cross-v6/build/index.js")
CHUNK = 40      # files for one process of the cross compiler: it gets slower the more it has seen
JS = """
globalThis.fetch = undefined; // its loader must read the .wasm from disk
process.setMaxListeners(0);
const fs = require('fs');
const {compile} = require(process.argv[1]);
async function main() {
    const names = JSON.parse(fs.readFileSync(0, 'utf8')), out = [];
    await compile('empty.py', '', []);
    for (const name of names) {
        const text = name ? fs.readFileSync(name, 'utf8') : '', start = process.cpuUsage();
        const r = await compile(name || 'empty.py', text, []);
        const used = process.cpuUsage(start);
        out.push({s: (used.user + used.system) / 1e6, mpy: r.mpy ? Buffer.from(r.mpy).toString('base64') : null});
    }
    process.stdout.write(JSON.stringify(out), () => process.exit(0));
}
main();
"""


def cross(names, folder):
    """[{s: seconds, mpy: base64 or None}] of the cross compiler; '' is an empty file."""
    found = []
    for i in range(0, len(names), CHUNK):
        p = subprocess.run(["node", "-e", JS, CROSS], input=json.dumps(names[i:i + CHUNK]), capture_output=True,
                           text=True, cwd=folder)
        if p.returncode:
            sys.exit("the cross compiler: " + p.stderr)
        found += json.loads(p.stdout)
    return found


def accepted(krait, folder):
    """Copies the input to the folder; the names of the files that everyone compiles."""
    names = []
    for i, path in enumerate(sorted(glob.glob("/usr/lib/python3.11/*.py"))):
        names.append("%03d.py" % i)
        shutil.copyfile(path, os.path.join(folder, names[-1]))
    os.mkdir(os.path.join(folder, "out"))
    subprocess.run([krait, "compile", "--portable", "-o", "out"] + names, cwd=folder, stderr=subprocess.DEVNULL)
    good = [n for n in names if os.path.exists(os.path.join(folder, "out", n[:-3] + ".mpy"))]
    if not os.path.exists(CROSS) or not shutil.which("node"):
        return good, None
    answers = dict(zip(good, cross(good, folder)))
    good = [n for n in good if answers[n]["mpy"]]
    return good, sum(len(base64.b64decode(answers[n]["mpy"])) for n in good)


def cpu(command, folder):
    here = os.getcwd()
    os.chdir(folder)
    r = common.Run(command)
    os.chdir(here)
    if r.problem:
        sys.exit("%s: %s" % (command[0], r.problem))
    return r.cpu


def one_round(krait, folder, names, with_cross):
    """{engine: seconds of processor time, what it takes without input taken off}"""
    portable, own = [krait, "compile", "--portable", "-o", "out"], [krait, "compile", "-o", "own"]
    python = [common.PYTHON, "-m", "py_compile"]
    shutil.rmtree(os.path.join(folder, "__pycache__"), ignore_errors=True)
    found = {
        "krait --portable": cpu(portable + names, folder) - cpu(portable + ["empty.py"], folder),
        "krait": cpu(own + names, folder) - cpu(own + ["empty.py"], folder),
        "python3 -m py_compile": cpu(python + names, folder) - cpu(python + ["empty.py"], folder),
    }
    if with_cross:
        empty = min(a["s"] for a in cross([""] * 20, folder))
        found["cross compiler (wasm)"] = sum(a["s"] - empty for a in cross(names, folder))
    return found


def total(folder, pattern):
    return sum(os.path.getsize(p) for p in glob.glob(os.path.join(folder, pattern)))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("-n", dest="rounds", type=int, default=3)
    p.add_argument("--markdown", metavar="FILE")
    o = p.parse_args()
    krait = os.path.abspath(o.krait)
    with tempfile.TemporaryDirectory() as folder:
        names, cross_size = accepted(krait, folder)
        with open(os.path.join(folder, "empty.py"), "w"):
            pass
        os.mkdir(os.path.join(folder, "own"))
        for name in os.listdir(os.path.join(folder, "out")):
            os.unlink(os.path.join(folder, "out", name))
        lines = 0
        for name in names:
            with open(os.path.join(folder, name), "rb") as f:
                lines += f.read().count(b"\n")
        rounds = [one_round(krait, folder, names, cross_size is not None) for _ in range(o.rounds)]
        best = {engine: min(r[engine] for r in rounds) for engine in rounds[0]}
        sizes = {"krait --portable": total(folder, "out/[0-9]*.mpy"), "krait": total(folder, "own/[0-9]*.mpy"),
                 "python3 -m py_compile": total(folder, "__pycache__/[0-9]*.pyc"), "cross compiler (wasm)": cross_size}
    rows = [[engine, "%.2f" % seconds, "{:,}".format(round(lines / seconds)),
             "%.2f" % (seconds / best["krait --portable"]), "{:,}".format(sizes[engine])]
            for engine, seconds in best.items()]
    text = "%d files, %s lines.\n\n" % (len(names), "{:,}".format(lines)) + common.table(
        rows, ["compiler", "s", "lines/s", "time / krait --portable", "bytes of output"])
    print(text)
    if o.markdown:
        common.write_section(o.markdown, "bench:compile", text)
    return 1 if cross_size is not None and sizes["krait --portable"] > cross_size else 0


if __name__ == "__main__":
    sys.exit(main())
