# test: timeout 3600
# test: report
"""What is tested on mps2-an385 every time, on mps2-an500: start, prompt, machine, files, Thonny's back end, faults."""
import os
import subprocess
import sys

BOARDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../boards")
failed = 0
for name in ("boot", "prompt", "machine", "files", "thonny", "faults"):
    os.makedirs(name)
    r = subprocess.run([sys.executable, os.path.join(BOARDS, name + "_oracle.py")], cwd=name, env={**os.environ, "BOARD": "mps2-an500"},
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if r.returncode == 77:
        print(name, "skipped:", r.stdout.strip().rpartition("\n")[2])
    elif r.returncode:
        failed += 1
        print("FAIL", name, r.stdout[-3000:])
    else:
        print("ok", name)
sys.exit(failed > 0)
