"""What `krait mpy` is made of, over files of which one byte is changed or the end is missing: it shows them or
raises MpyError, nothing else."""
import os
import subprocess
import sys

KRAIT = os.environ["KRAIT"]
TEXT = """
def f(a, *b, c=1.5, **d):
    '''doc'''
    x = 1
    for i in a:
        try: x += (lambda: x + i)() * 70000
        except (OSError, ValueError): return b'bytes', 'long text here', 1j, ...
        finally: d[i] = [x for x in b if x]
    class K(list):
        def g(self): yield super().g
    return K
import os.path as p
"""
CHECK = """
import sys
from _krait_mpy.reader import Mpy, MpyError
from _krait_mpy.listing import listing
from _krait_mpy.hexdump import hexdump
from _krait_mpy.sizes import sizes
from _krait_mpy.merge import Merged

def shown(data):
    try:
        mpy = Mpy(data, 'x')
        for lines in (listing(mpy), hexdump(mpy), sizes(mpy)):
            for line in lines: pass
        if not mpy.arch: Mpy(Merged([mpy, mpy], 's').build(), 'y')
        return True
    except MpyError as e:
        assert str(e), 'no text'
        return False

whole = open(sys.argv[1], 'rb').read()
step = int(sys.argv[2])
assert shown(whole)
good = sum(shown(whole[:n]) for n in range(0, len(whole), step))
assert good == 0, good
tried = good = 0
for at in range(len(whole)):
    for change in (1, 0x80, 0x7f, 0x33):
        if (at + change) % step: continue
        data = bytearray(whole)
        data[at] ^= change
        tried += 1
        good += shown(bytes(data))
print(len(whole), tried, good)
assert 0 < good < tried
"""

share = int(os.environ.get("SHARE", "1"))
for i, options in enumerate((["--portable"], [])):
    with open("x.py", "w") as f:
        f.write(TEXT)
    subprocess.run([KRAIT, "compile", *options, "-o", "x%d.mpy" % i, "x.py"], check=True)
    r = subprocess.run([KRAIT, "-c", CHECK, "x%d.mpy" % i, str(3 * share)], stderr=subprocess.PIPE)
    if r.returncode:
        print(r.returncode, r.stderr.decode()[-2000:])
        sys.exit(1)
