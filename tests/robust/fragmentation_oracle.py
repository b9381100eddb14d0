"""A long mix of block sizes and lifetimes in a heap of 256 KB: no MemoryError while what lives fits, and what is
free when half of it was dropped is one piece for the most part; the start takes little of a small heap."""
import os
import subprocess
import sys

MIXED = """
import gc, sys
LIVE = int(sys.argv[1])
state = 99
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x3fffffff
    return (state >> 8) % n
def size():
    kind = rnd(20)
    return 1 + rnd(40) if kind < 12 else 40 + rnd(200) if kind < 17 else 240 + rnd(900) if kind < 19 else 1200 + rnd(6000)
held, small, live, errors = [None] * 300, [], 0, 0
for step in range(60000):
    n = size()
    i = rnd(300)
    while held[i] is not None or live + n > LIVE:
        if held[i] is not None:
            live -= len(held[i])
            held[i] = None
        if live + n > LIVE: i = rnd(300)
    try:
        held[i] = bytearray(n) if step % 3 else [step] * (n // 8)
        live += len(held[i])
    except MemoryError:
        errors += 1
    if step % 997 == 0: small.append((step, str(step)))
for i in range(0, 300, 2): held[i] = None
gc.collect()
free = gc.mem_free()
lo, hi = 0, free
while lo < hi:
    mid = (lo + hi + 1) // 2
    try:
        b = bytearray(mid)
        b = None
        lo = mid
    except MemoryError:
        hi = mid - 1
print(errors, lo * 100 // free)
"""

bad = 0
for live in ("60000", "90000", "120000"):
    p = subprocess.run([os.environ["KRAIT"], "-X", "heapsize=256k", "-c", MIXED, live], capture_output=True, text=True)
    errors, percent = (int(word) for word in p.stdout.split()) if p.returncode == 0 else (-1, 0)
    if errors or percent < 50:
        bad += 1
        print(live, "bytes live:", errors, "MemoryErrors, largest block", percent, "% of what is free", p.stderr[-300:])
p = subprocess.run([os.environ["KRAIT"], "-X", "heapsize=256k", "-c", "import gc; gc.collect(); print(gc.mem_alloc())"],
                   capture_output=True, text=True)
if p.returncode or int(p.stdout) > 32 << 10:
    bad += 1
    print("in use after the start:", p.stdout, p.stderr)
sys.exit(1 if bad else 0)
