# test: report
"""Memory that the compiler takes, as a multiple of the source's size, over Debian's standard library."""
import os
import subprocess
import sys

TREE = "/usr/lib/python3.11"
LARGE = 20000           # below, fixed buffers count
LIMITS = {"median": 4.5, "90th percentile": 6.0, "worst": 8.0}

paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(TREE) for name in names
               if name.endswith(".py"))
paths = [p for p in paths if os.path.isfile(p) and os.path.getsize(p) > LARGE]
if not paths:
    print("no files under " + TREE)
    sys.exit(77)
out = subprocess.run([sys.argv[1]] + paths, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
rows = []
for line in out.stdout.decode().splitlines():
    size, peak, path = line.split(" ", 2)
    rows.append((int(peak) / int(size), path))
rows.sort()
assert len(rows) > 0.9 * len(paths), "too few files compile"
found = {"median": rows[len(rows) // 2][0], "90th percentile": rows[len(rows) * 9 // 10][0], "worst": rows[-1][0]}
print("%d files over %d bytes: " % (len(rows), LARGE) + ", ".join("%s %.1f" % i for i in found.items()))
if any(found[what] > limit for what, limit in LIMITS.items()):
    print("limits", LIMITS)
    for ratio, path in rows[-10:]:
        print("%5.1f %s" % (ratio, path))
    sys.exit(1)
