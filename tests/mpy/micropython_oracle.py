"""Real MicroPython runs what `krait compile` writes by default too: it does not look at the bits that say what is ours,
nor at the records behind the code. (Programs that need no helpers; `--portable` refuses those that do.)"""
import os
import shutil
import subprocess
import sys

ROOT, KRAIT = os.environ["ROOT"], os.environ["KRAIT"]
MICROPYTHON = os.path.join(ROOT, "build/oracles/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs")
SOURCE = '''"""doc"""
class A:
    "a class"
    def f(self, x, *more, key=2):
        "a method"
        return x + 1, more, key
def evens(n):
    for i in range(n):
        yield i * 2
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
c = counter()
c()
try:
    {}["x"]
except KeyError as e:
    print("KeyError", e.args)
print(A().f(3, 4, key=5), list(evens(3)), 10**20, 1.5, b"a\\0b", c(), (1, (2, "x")), __name__, -5)
'''
RUN = '''import { loadMicroPython } from %r;
import fs from 'fs';
const mp = await loadMicroPython({ heapsize: 1 << 20, linebuffer: true, stdout: s => console.log(s) });
for (const f of process.argv.slice(2)) mp.FS.writeFile('/' + f, fs.readFileSync(f));
mp.runPython('import ours, portable');
'''


def main():
    if not shutil.which("node") or not os.path.exists(MICROPYTHON):
        print("MicroPython is not installed")
        return 77
    open("ours.py", "w").write(SOURCE)
    open("portable.py", "w").write(SOURCE)
    open("run.mjs", "w").write(RUN % MICROPYTHON)
    want = ""
    for name in ("ours", "portable"):
        want += subprocess.run([sys.executable, "-c", "import " + name], stdout=subprocess.PIPE).stdout.decode()
    subprocess.run([KRAIT, "compile", "ours.py"], check=True)
    subprocess.run([KRAIT, "compile", "--portable", "portable.py"], check=True)
    features = [open(name, "rb").read()[2] for name in ("ours.mpy", "portable.mpy")]
    os.unlink("ours.py")
    os.unlink("portable.py")
    p = subprocess.run(["node", "run.mjs", "ours.mpy", "portable.mpy"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    krait = subprocess.run([KRAIT, "-c", "import ours, portable"], stdout=subprocess.PIPE).stdout.decode()
    print("features", features, "MicroPython:", p.stdout.decode(), "krait:", krait, "python3:", want, sep="\n")
    return 0 if features == [3, 0] and p.stdout.decode() == want == krait else 1


sys.exit(main())
