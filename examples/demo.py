"""What `make demo` shows: real scripts compiled and run by krait, then the speed ladder beside python3.

usage: demo.py KRAIT
"""
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPTS = ["wordfreq.py", "mandelbrot.py", "calc.py", "pipeline.py"]


def run(command):
    start = time.perf_counter()
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    return p.returncode, p.stdout.decode("utf-8", "replace"), time.perf_counter() - start


def main(krait):
    good = True
    shown = os.path.relpath(krait, ROOT)
    for name in SCRIPTS:
        path = os.path.join("examples", name)
        print("$ %s %s" % (shown, path))
        status, out, seconds = run([krait, path])
        print(out.rstrip("\n"))
        same = run([sys.executable, path])[:2] == (status, out)
        print("(%.0f ms; %s)\n" % (seconds * 1e3, "the same output as python3" if same else "NOT python3's output"))
        good = good and same and status == 0

    board = ["board", "--for", "2s", "--diagram", "--world", "examples/board/blink_world.py", "examples/board/blink.py"]
    print("$ %s %s" % (shown, " ".join(board)))
    status, out, seconds = run([krait] + board)
    print("%s(2 simulated seconds in %.0f ms)\n" % (out, seconds * 1e3))
    good = good and status == 0

    files = [os.path.join("bench", "programs", f) for f in sorted(os.listdir(os.path.join(ROOT, "bench", "programs")))
             if f.endswith(".py")]
    lines = 0
    for path in files:
        with open(os.path.join(ROOT, path), encoding="utf-8") as f:
            lines += f.read().count("\n")
    print("$ %s --compile-only bench/programs/*.py" % shown)
    status, out, seconds = run([krait, "--compile-only"] + files)
    print(out + "(%d files, %d lines compiled in %.0f ms)\n" % (len(files), lines, seconds * 1e3))
    good = good and status == 0

    print("$ bench/ladder.py        one inner loop, from naive to tuned by hand, iterations per second")
    sys.stdout.flush()
    ladder = subprocess.run([sys.executable, os.path.join(ROOT, "bench", "ladder.py"), "--krait", krait])
    return 0 if good and ladder.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build", "krait"))))
