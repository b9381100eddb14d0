"""With micropython.alloc_emergency_exception_buf a heap without a free byte has room for an exception."""
import os
import subprocess

PROGRAM = """
import gc, micropython
micropython.alloc_emergency_exception_buf(200)
def fail(): raise ValueError('x')
def warm():
    for i in range(3):
        try: fail()
        except ValueError: pass
warm()
held = None
def fill():
    # blocks of all the sizes that exceptions have, too
    global held
    try:
        while True: held = (held, None)
    except MemoryError: pass
    for n in 1000, 300, 120, 80, 40, 1:
        try:
            while True: held = (held, bytes(n))
        except MemoryError: pass
    try:
        while True: held = (held,)
    except MemoryError: pass
def test():
    try:
        bytes(5000)
        return 'not full'
    except MemoryError: pass
    try:
        fail()
    except ValueError as e:
        return e
    except MemoryError as e:
        return e
def drop():
    global held
    held = None
    gc.collect()
test(); drop(); drop()
fill(); fill(); fill()
e = test()
drop()
names, tb = [], e.__traceback__
while tb:
    names.append(tb.tb_frame.f_code.co_name)
    tb = tb.tb_next
print(repr(e), names)
"""
for size in "128k", "256k", "1m":
    p = subprocess.run([os.environ["KRAIT"], "-X", "heapsize=" + size, "-X", "verify-heap", "-c", PROGRAM], capture_output=True, text=True, timeout=60)
    assert (p.returncode, p.stdout) == (0, "ValueError('x') ['test', 'fail']\n"), (size, p.returncode, p.stdout, p.stderr)
