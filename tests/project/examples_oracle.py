"""The examples and, with small inputs, the benchmark programs print under krait what they print under python3."""
# test: timeout 120
import difflib
import os
import subprocess
import sys

ROOT, KRAIT = os.environ["ROOT"], os.environ["KRAIT"]
programs = [os.path.join(ROOT, "examples", f) for f in sorted(os.listdir(os.path.join(ROOT, "examples")))
            if f.endswith(".py") and f != "demo.py"]
folder = os.path.join(ROOT, "bench", "programs")
programs += [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".py")]
bad = 0
for path in programs:
    command = [path] + (["0.03"] if path.startswith(folder) else [])
    want = subprocess.run([sys.executable] + command, capture_output=True, text=True)
    got = subprocess.run([KRAIT] + command, capture_output=True, text=True)
    if (want.returncode, want.stdout) != (got.returncode, got.stdout):
        bad += 1
        print("%s: status %d" % (os.path.relpath(path, ROOT), got.returncode))
        lines = list(difflib.unified_diff(want.stdout.splitlines(), got.stdout.splitlines(), "python3", "krait", lineterm="", n=1))
        print("\n".join(line[:160] for line in lines[:12]))
        print(got.stderr[-400:])
print("%d programs, %d differ" % (len(programs), bad))
sys.exit(1 if bad else 0)
