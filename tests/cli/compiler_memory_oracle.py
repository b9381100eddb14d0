"""The compiler's memory is counted, shown by -v and gc.stats(), and part of what -X heapsize allows."""
import os
import re
import subprocess
import sys

KRAIT = os.environ["KRAIT"]


def run(*args):
    p = subprocess.run([KRAIT, *args], capture_output=True, text=True, timeout=60)
    return p.returncode, p.stdout, p.stderr


def module(n):
    return "".join("def f%d(a, b=%d, *c, **d):\n    return [a + b * %d for x in c if x], {'k%d': d}\n" % (i, i, i, i) for i in range(n))


TRAILER = (r"mem: total=(\d+), current=(\d+), peak=(\d+)\nstack: \d+ out of \d+\nGC: total: \d+, used: \d+, free: \d+\n"
           r" No. of 1-blocks: \d+, 2-blocks: \d+, max blk sz: \d+, max free sz: \d+\n")


def verbose(path):
    """total, current and peak of the trailer, the compiler's peak"""
    status, out, err = run("-v", path)
    assert status == 0, err
    m = re.fullmatch(TRAILER, out)
    assert m, out
    c = re.fullmatch(r"compiler: peak=(\d+)\n", err)
    assert c, err
    return [int(x) for x in m.groups()] + [int(c[1])]


# ---- shown, and it grows with the source
peaks = []
for n in (1, 50, 400):
    text = module(n)
    with open("m%d.py" % n, "w") as f:
        f.write(text)
    total, current, peak, compiler = verbose("m%d.py" % n)
    assert 0 < compiler < peak and compiler < total and current < peak, (n, total, current, peak, compiler)
    peaks.append(compiler)
    status, out, err = run("-c", "import gc, m%d; print(gc.stats()['compiler_peak'])" % n)
    assert abs(int(out) - compiler) < compiler / 4 + 4000, (out, compiler)
assert peaks[0] < 20000 and peaks[0] < peaks[1] < peaks[2] < 24 * len(text), (peaks, len(text))

# ---- within the limit: a module too large for the heap is a MemoryError, and the program goes on
status, out, err = run("-X", "heapsize=256k", "-c", """
import gc
try:
    import m400
except MemoryError as e:
    print('caught', type(e).__name__)
import m1
print(m1.f0(1, 2, 3)[1], gc.stats()['compiler_peak'] < 256 << 10, gc.stats()['peak'] <= 256 << 10)
""")
assert (status, out) == (0, "caught MemoryError\n{'k0': {}} True True\n"), (status, out, err)
status, out, err = run("-X", "heapsize=4m", "-c", "import m400; print(m400.f399(1)[1])")
assert (status, out) == (0, "{'k399': {}}\n"), (status, out, err)
status, out, err = run("-X", "heapsize=256k", "m400.py")
assert status == 1 and err.strip().endswith("MemoryError") and not out, (status, out, err)

# ---- given back, whatever the end of a compilation is
status, out, err = run("-X", "heapsize=256k", "-c", """
text = 'def f(a):\\n    return a + 1\\n' * 60
for i in range(100):
    compile(text, 'x', 'exec')
    for wrong in text + 'x = = 1', text + '$', text + ' return', 'x = "' + 'y' * 4000:
        try:
            compile(wrong, 'x', 'exec')
        except SyntaxError:
            pass
print('still', eval('1 + 1'))
""")
assert (status, out) == (0, "still 2\n"), (status, out, err)

# ---- no allocation, no compiling
status, out, err = run("-c", """
import micropython
micropython.heap_lock()
try:
    compile('1', 'x', 'eval')
except MemoryError:
    micropython.heap_unlock()
    print('MemoryError', compile('1', 'x', 'eval') is not None)
""")
assert (status, out) == (0, "MemoryError True\n"), (status, out, err)
