"""Heaps full of the smallest objects that refer to others, all reached from one list: marking has room for them all."""
import os
import subprocess
import sys

SCRIPT = """
import gc, types
cells = []
gc.disable()  # what is asked of the collector is asked when the heap is full
try:
    while 1: cells.append(types.CellType(None))
except MemoryError:
    pass
gc.enable()
del cells[len(cells) - len(cells) // 8:]
gc.collect()
print(all(type(c) is types.CellType for c in cells))
"""
bad = 0
for size in ("200k", "1000k", "3900k", "8m", "30m"):
    run = subprocess.run([os.environ["KRAIT"], "-X", "heapsize=" + size, "-c", SCRIPT], capture_output=True, text=True)
    if run.stdout != "True\n" or run.returncode:
        bad += 1
        print(size, run.returncode, run.stdout, run.stderr[-300:])
sys.exit(bad)
