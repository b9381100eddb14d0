"""What a start takes: bytes of the heap in use at the first statement, and the smallest heap in which a line runs. The
ceilings are for words of 64 and of 32 bits; docs/memory.md has the figures."""
import os
import subprocess
import sys

KRAIT = os.environ["KRAIT"]
# bytes in use; KB of -X heapsize
CEILING = {64: (3900, 10), 32: (2500, 8)}


def run(heap, code):
    p = subprocess.run([KRAIT, "-X", "heapsize=" + heap, "-c", code], capture_output=True, text=True)
    return p.returncode, p.stdout, p.stderr


status, out, err = run("1m", "import sys; print(64 if sys.maxsize >> 32 else 32)")
most, heap = CEILING[int(out)]
status, out, err = run("1m", "import gc; gc.collect(); a = gc.mem_alloc(); print(a)")
print("in use at the first statement: %s bytes" % out.strip())
failed = int(out) > most
status, out, err = run("%dk" % heap, "print(sum(range(10)))")
if (status, out) != (0, "45\n"):
    print("in a heap of %d KB: status %d\n%s%s" % (heap, status, out, err))
    failed = True
sys.exit(failed)
