# test: timeout 120
"""Programs in heaps of sizes around what they need: MemoryError or success. small_heap_oracle.py asks for success."""
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "long"))
import _oom

_oom.check_sizes(_oom.KRAIT, range(64, 200, 7))
