"""Finds programs for the corpus: tests/peers/_find.py [--keep] FILE-OR-FOLDER...

A candidate belongs there if, imported as a module, it prints something, ends without an error, and prints the same
under python3 and under MicroPython from source. Says so for each; --keep copies those that do into corpus/, where
both_ways_oracle.py takes them from."""
import os
import shutil
import sys

import _both_ways as both
import _engines as engines


def candidates(names):
    for name in names:
        if os.path.isdir(name):
            yield from (os.path.join(name, n) for n in sorted(os.listdir(name)) if n.endswith(".py"))
        else:
            yield name


def verdict(path, machine):
    """Why a program does not belong into the corpus, or None."""
    with open(path, encoding="utf-8") as f:
        files = dict(engines.with_files(f.read()), **{engines.NAME: path})
    data = {name + ".py": both.read(place) for name, place in files.items()}
    theirs = machine.run(data)
    if theirs.error:
        return "MicroPython: " + theirs.error.strip().split("\n")[-1]
    want = engines.python3(data)
    if want.error or not want.out.strip():
        return "python3: " + (want.error or "prints nothing").strip().split("\n")[-1]
    return None if want == theirs else both.told(theirs, want)


def main(args):
    if engines.missing():
        sys.exit(engines.missing())
    machine, found = engines.MicroPython(), 0
    for path in candidates([a for a in args if a != "--keep"]):
        why = verdict(path, machine)
        print("%s: %s" % (path, why or "agrees"))
        found += why is None
        if why is None and "--keep" in args:
            shutil.copyfile(path, os.path.join(both.CORPUS, os.path.basename(path)))
    machine.close()
    print("%d agree" % found)


main(sys.argv[1:])
