# test: timeout 60
"""Letting go of memory works when there is none: containers shrink in a full heap without a MemoryError."""
import os
import subprocess
import sys

PROGRAM = """
import array
results = []
CUTS = [('list(range(%d))', cut) for cut in ('del x[n * 2 // 5:]', 'del x[:n * 3 // 4]', 'x.clear()', 'x[:] = []', 'x.pop()',
                                             'while len(x) > 10: x.pop()', 'x[n // 5:] = ()', 'del x[::2]; del x[::2]')]
CUTS += [('bytearray(%d * 8)', cut) for cut in ('del x[n * 3:]', 'x.clear()', 'del x[:n * 8 - 9]', 'x[n:] = b""',
                                                'while len(x) > n * 7: x.pop()')]
CUTS += [('array.array("q", bytes(%d * 8))', cut) for cut in ('del x[n // 3:]', 'del x[:]', 'while len(x) > 10: x.pop()')]
CUTS += [('dict.fromkeys(range(%d // 5))', cut) for cut in ('x.clear()', 'while x: x.popitem()', 'for k in range(n // 5): del x[k]')]
CUTS += [('set(range(%d // 5))', cut) for cut in ('x.clear()', 'while x: x.pop()', 'for k in range(n // 5): x.discard(k)')]


def fill():
    held = None
    try:
        while True: held = (held, bytearray(1000))
    except MemoryError: return held


print('start', flush=True)
for make, cut in CUTS:
    x = rest = None
    x = eval(make % n)
    code = compile(cut, 'cut', 'exec')
    rest = fill()
    try:
        exec(code)
        results.append((cut, 'done', len(x)))
    except MemoryError:
        rest = None
        results.append((cut, 'MemoryError', len(x)))
rest = None
print(results)
"""
SIZES = [("512k", 5000), ("1m", 14000), ("3m", 50000), ("8m", 140000), ("40m", 700000)]
if os.environ.get("SHARE", "1") != "1": del SIZES[1:]     # see tests/README.md
status = 0
for size, n in SIZES:
    p = subprocess.run([os.environ["KRAIT"], "-X", "verify-heap", "-X", "heapsize=" + size, "-c",
                        "n = %d\n" % n + PROGRAM], capture_output=True, text=True)
    if p.returncode or "MemoryError" in p.stdout:
        status = 1
        print(size, "status", p.returncode, p.stdout, p.stderr)
sys.exit(status)
