#!/usr/bin/env python3
"""What an import costs, by mode: RAM that it keeps, smallest heap that suffices, time.

usage: bench/import_ram.py [--krait PATH] [--markdown FILE]
Ten modules (Debian's library and bench/programs), under names that nothing built in has. Modes: from source, from an
.mpy file, from an .mpy in a mounted ROMFS image (used in place), frozen into the binary. Docstrings are left out (-OO),
as MicroPython does without being asked. Kept is the growth of gc.mem_alloc() by the import, after a collection, in a heap
of 1000 KB; the smallest heap is that in which `import x` alone still succeeds, the interpreter's own start included.
MicroPython is the npm build for wasm, a 32-bit machine; it has no ROMFS, and its heap grows beyond the size asked for.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

import common
from ram import KRAIT32, build32

LIB = "/usr/lib/python3.11"
PROGRAMS = os.path.join(common.HERE, "programs")
MODULES = [(os.path.basename(p)[:-3], os.path.join(d, p)) for d, p in (
    (LIB, "heapq.py"), (LIB, "asyncio/transports.py"), (PROGRAMS, "deltablue.py"), (LIB, "getopt.py"), (LIB, "quopri.py"),
    (LIB, "asyncio/protocols.py"), (PROGRAMS, "richards.py"), (PROGRAMS, "raytrace.py"), (LIB, "stat.py"),
    (LIB, "__future__.py"))]
MODES = [".py", ".mpy", "ROMFS", "frozen"]
KEPT = """
import gc, sys, time
name = sys.argv[1]
__import__(name)  # what it imports is there from here on
del sys.modules[name]
gc.collect(); gc.collect()
before = gc.mem_alloc()
start = time.perf_counter()
__import__(name)
spent = time.perf_counter() - start
gc.collect()
print(gc.mem_alloc() - before, int(spent * 1e6))
"""
MJS = """
import { loadMicroPython } from '%s';
import fs from 'fs';
for (const name of process.argv.slice(2)) {
    const module = name.split('.')[0];
    const lines = [];
    const mp = await loadMicroPython({ heapsize: 1000 << 10, stdout: s => lines.push(s), stderr: s => lines.push(s) });
    mp.FS.writeFile('/' + name, fs.readFileSync(name));
    mp.runPython('import gc, sys\\nimport ' + module + '\\ndel ' + module + ', sys.modules["' + module + '"]\\ngc.collect()\\n' +
        'a = gc.mem_alloc()\\nimport ' + module + '\\ngc.collect()\\nprint(gc.mem_alloc() - a)');
    console.log(name, lines[lines.length - 1]);
}
"""


class Place:
    """A directory with the modules in every form, named m_x so that nothing built in is in the way."""

    def __init__(self, krait, where):
        self.where = where
        self.names = []
        for name, path in MODULES:
            name = "m_" + name.strip("_")
            self.names.append(name)
            shutil.copy(path, self.of(".py", name + ".py"))
            self.made([krait, "compile", "-O2", "-o", self.of(".mpy", name + ".mpy"), self.of(".py", name + ".py")])
            self.made([krait, "compile", "--portable", "-O2", "-o", self.of("portable", name + ".mpy"),
                       self.of(".py", name + ".py")])
        self.image = os.path.join(where, "romfs.img")
        self.made([krait, "romfs", "build", "-o", self.image, self.of(".mpy", "")])
        self.frozen = os.path.join(where, "krait-frozen")
        with open(os.path.join(where, "manifest.py"), "w") as f:
            for name in self.names:
                f.write("module('%s.py', base_path='%s', opt=2)\n" % (name, self.of(".py", "")))
        self.made([krait, "freeze", "--build", self.frozen, f.name])
        for file, text in (("kept.py", KEPT), ("least.py", "import sys\n__import__(sys.argv[1])\n")):
            with open(os.path.join(where, file), "w") as f:
                f.write(text)

    def of(self, mode, name):
        folder = os.path.join(self.where, mode.strip("."))
        os.makedirs(folder, exist_ok=True)
        return os.path.join(folder, name)

    @staticmethod
    def made(command):
        p = subprocess.run(command, capture_output=True, text=True)
        if p.returncode:
            sys.exit("%s: %s" % (" ".join(command), p.stderr))

    def command(self, krait, mode, heap, program, name):
        options = ["-B", "-OO", "-X", "heapsize=%d" % heap]
        if mode == "ROMFS":
            options += ["--romfs-trusted", self.image]
        program = os.path.join(self.where, program)
        return [self.frozen if mode == "frozen" else krait] + options + [program, name]

    def run(self, krait, mode, heap, program, name):
        env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        if mode in (".py", ".mpy"):
            env["KRAITPATH"] = self.of(mode, "")
        return subprocess.run(self.command(krait, mode, heap, program, name), capture_output=True, text=True, env=env)

    def kept(self, krait, mode, name):
        """(bytes, microseconds), the time being the shortest of some"""
        found = []
        for _ in range(5):
            p = self.run(krait, mode, 1000 << 10, "kept.py", name)
            if p.returncode:
                sys.exit("%s, %s: %s" % (name, mode, p.stderr))
            found.append([int(n) for n in p.stdout.split()])
        return found[0][0], min(us for _, us in found)

    def least(self, krait, mode, name):
        low, high = 8 << 10, 1000 << 10
        while high - low > 256:
            middle = (low + high) // 2
            if self.run(krait, mode, middle, "least.py", name).returncode:
                low = middle
            else:
                high = middle
        return high


def of_micropython(place, mode):
    """{name: (kept,)}"""
    folder, ext = (".py", ".py") if mode == ".py" else ("portable", ".mpy")
    with open(os.path.join(place.where, "m.mjs"), "w") as f:
        f.write(MJS % common.MICROPYTHON)
    p = subprocess.run(["node", f.name] + [name + ext for name in place.names], cwd=place.of(folder, ""),
                       capture_output=True, text=True)
    if p.returncode:
        sys.exit("MicroPython: " + p.stderr)
    rows = (line.split() for line in p.stdout.splitlines())
    return {name.partition(".")[0]: (int(kept),) for name, kept in rows}


def measured(krait):
    """{engine: {mode: {name: (kept, least, time)}}}"""
    found = {}
    with tempfile.TemporaryDirectory() as where:
        place = Place(krait, where)
        found["krait"] = {m: {n: place.kept(krait, m, n)[:1] + (place.least(krait, m, n), place.kept(krait, m, n)[1])
                              for n in place.names} for m in MODES}
        if build32():
            found["krait, 32-bit"] = {m: {n: (place.kept(KRAIT32, m, n)[0], place.least(KRAIT32, m, n))
                                          for n in place.names} for m in MODES if m != "frozen"}
        if shutil.which("node") and os.path.exists(common.MICROPYTHON):
            found["MicroPython, 32-bit"] = {m: of_micropython(place, m) for m in (".py", ".mpy")}
    return found


def section(found, what, title):
    columns = [(engine, mode) for engine in found for mode in found[engine]
               if what < len(next(iter(found[engine][mode].values())))]
    rows, sums = [], {c: 0 for c in columns}
    for name, path in MODULES:
        row = [os.path.basename(path), os.path.getsize(path)]
        for engine, mode in columns:
            n = found[engine][mode]["m_" + name.strip("_")][what]
            sums[engine, mode] += n
            row.append(n)
        rows.append(row)
    rows.append(["all", sum(os.path.getsize(p) for _, p in MODULES)] + [sums[c] for c in columns])
    return "%s\n\n%s" % (title, common.table(rows, ["module", "source"] + ["%s %s" % c for c in columns]))


def report(found):
    parts = [section(found, 0, "Bytes that an import keeps:"),
             section(found, 1, "Smallest heap in which it succeeds, in bytes (the start of krait included):"),
             section({"krait": found["krait"]}, 2, "Time of an import, in microseconds:")]
    return "\n\n".join(parts)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("--markdown", metavar="FILE")
    o = p.parse_args()
    start = time.time()
    text = report(measured(os.path.abspath(o.krait)))
    print(text)
    print("%.0f s" % (time.time() - start), file=sys.stderr)
    if o.markdown:
        common.write_section(o.markdown, "bench:import_ram", text)


if __name__ == "__main__":
    sys.exit(main())
