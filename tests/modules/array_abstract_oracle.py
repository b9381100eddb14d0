"""array.array is a MutableSequence in whichever order the modules come, and alone it brings no other module."""
import os
import subprocess
import sys

bad = 0
for text in ("import array, collections.abc", "import collections.abc, array", "import array, collections",
             "import _collections_abc\nimport array, collections.abc"):
    test = text + "; print(isinstance(array.array('i'), collections.abc.MutableSequence))"
    p = subprocess.run([os.environ["KRAIT"], "-c", test], capture_output=True, text=True)
    if p.stdout != "True\n":
        bad += 1
        print(repr(text), "gives", p.stdout, p.stderr)
test = "import sys; before = set(sys.modules); import array; print(sorted(set(sys.modules) - before))"
p = subprocess.run([os.environ["KRAIT"], "-c", test], capture_output=True, text=True)
if p.stdout != "['array']\n":
    bad += 1
    print("import array brings", p.stdout, p.stderr)
sys.exit(1 if bad else 0)
