"""NAME instructions in functions, as another compiler gives them for := in comprehensions: they mean the globals."""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "compile")]
import _engines as engines  # noqa: E402
import mpyfile  # noqa: E402

SOURCE = """
def fill():
    global a, b
    a = 5
    b = [a, len('xyz')]
    for a in 'uv':
        b = b, a
    del a
    try:
        del a
    except NameError as e:
        b = b, e.args
    try:
        a
    except NameError as e:
        return e.args
    return a
for i in range(3):
    print(fill(), b)
"""
OTHER = {"LOAD_GLOBAL": 0x11, "STORE_GLOBAL": 0x16, "DELETE_GLOBAL": 0x19}

mpyfile.load_static(os.path.join(engines.ROOT, "src/code/static_names.def"))
table = mpyfile.load_opcodes(os.path.join(engines.ROOT, "src/code/opcodes.def"))
with tempfile.TemporaryDirectory() as tmp:
    path, out = os.path.join(tmp, "p.py"), os.path.join(tmp, "p.mpy")
    with open(path, "w") as f:
        f.write(SOURCE)
    want = subprocess.run([engines.KRAIT, path], capture_output=True, check=True).stdout
    subprocess.run([engines.KRAIT, "compile", "--portable", "-o", out, path], check=True)
    with open(out, "rb") as f:
        data = f.read()
    old = mpyfile.Mpy(data).module.children[0]
    new, changed = bytearray(old.code), 0
    for line in old.insns(table):
        at, name = line.split()[:2]
        if name in OTHER:
            new[int(at)] = OTHER[name]
            changed += 1
    assert changed > 10 and data.count(old.code) == 1
    with open(out, "wb") as f:
        f.write(data.replace(old.code, bytes(new)))
    got = subprocess.run([engines.KRAIT, out], capture_output=True)
    assert got.stdout == want and b"NameError" not in got.stderr and want.count(b"\n") == 3, (want, got)
