# test: report
# test: timeout 240
"""ast.parse() of Debian's standard library gives the trees that python3 gives, with their positions."""
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = "/usr/lib/python3.11"
DUMP = os.path.join(HERE, "_tree_dump.py")
paths = sorted(glob.glob(TREE + "/*.py") + glob.glob(TREE + "/asyncio/*.py") + glob.glob(TREE + "/email/*.py"))[::3]


def lines(command):
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONWARNINGS="ignore")
    return subprocess.run(command + [DUMP] + paths, capture_output=True, text=True, env=env, check=True).stdout.splitlines()


want, got = lines([sys.executable]), lines([os.environ.get("KRAIT", "build/krait")])
bad = [(a, b) for a, b in zip(want, got) if a != b]
for a, b in bad[:20]:
    print("-", a)
    print("+", b)
print(f"{len(want)} files, {sum(' True ' in a for a in want)} with positions, {len(bad)} mismatches")
sys.exit(bool(bad) or len(want) != len(got) or len(want) < 50)
