"""Coroutines of files without krait's records are generators there; source code may await them all the same."""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _engines as engines  # noqa: E402

LIBRARY = """
class Pause:
    def __init__(self, value):
        self.value = value
    def __iter__(self):
        return (yield self.value)
    __await__ = __iter__
async def double(x):
    return 2 * await Pause(x)
class Manager:
    async def __aenter__(self):
        return await double(5)
    async def __aexit__(self, kind, value, trace):
        await double(6)
        return kind is KeyError
class Count:
    def __init__(self):
        self.n = 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return await double(self.n)
async def with_callback(f):
    return await f(7), await double(8)
"""
PROGRAM = """
import library
async def own(x):
    return x, await library.double(x)
async def main():
    print(await library.double(1))
    async with library.Manager() as m:
        print(m)
        raise KeyError
    async for i in library.Count():
        print(i)
    print([x async for x in library.Count()], await library.with_callback(own))
    return 'end'
def drive(c):
    send = None
    try:
        while True:
            asked = c.send(send)
            print('asked', asked)
            send = asked * 10
    except StopIteration as e:
        return e.value
print(drive(main()), drive(library.double(9)))
"""

with tempfile.TemporaryDirectory() as tmp:
    for name, text in (("library.py", LIBRARY), ("program.py", PROGRAM)):
        with open(os.path.join(tmp, name), "w") as f:
            f.write(text)
    want = subprocess.run([engines.PYTHON, "program.py"], cwd=tmp, capture_output=True, check=True).stdout
    for options in (["--portable"], []):
        subprocess.run([engines.KRAIT, "compile", *options, "library.py"], cwd=tmp, check=True)
        os.rename(os.path.join(tmp, "library.py"), os.path.join(tmp, "library.txt"))
        got = subprocess.run([engines.KRAIT, "program.py"], cwd=tmp, capture_output=True)
        assert (got.stdout, got.stderr) == (want, b""), (options, want, got)
        os.rename(os.path.join(tmp, "library.txt"), os.path.join(tmp, "library.py"))
