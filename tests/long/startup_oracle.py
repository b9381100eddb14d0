"""Memory that a start needs: at most 2 MB resident after the first statement of a statically linked krait.

The least of several runs, since what the page cache holds in large pieces counts whole. A small launcher
starts it: the peak of a child counts that of its parent before exec.
"""
# test: report
import os
import subprocess
import sys

KRAIT, ROOT, CC = os.environ["KRAIT"], os.environ["ROOT"], os.environ.get("CC", "gcc")
LIMIT = 2048

if subprocess.run(["sh", "-c", 'ldd "$0" >/dev/null 2>&1', KRAIT]).returncode == 0:
    print("krait is linked dynamically here: the C library's own pages would be counted")
    sys.exit(77)
subprocess.run([CC, "-O2", "-o", "launch", os.path.join(ROOT, "bench/launch.c")], check=True)
with open("first.py", "w") as f:
    f.write("x = 1\n")
found = [int(subprocess.run(["./launch", "1", KRAIT, "first.py"], capture_output=True, check=True).stdout.split()[1])
         for _ in range(10)]
print("%d KB resident, at most %d wanted" % (min(found), LIMIT))
if min(found) > LIMIT:
    print("has the code that a start runs changed? tools/startup_order.py links it side by side again")
sys.exit(min(found) > LIMIT)
