# test: timeout 120
# test: report
"""Random patterns: what krait finds is what python3 finds, but where one of them gives up. KRAIT_RE_SEEDS: other
seeds than the usual ones."""
import ast
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEEDS = os.environ.get("KRAIT_RE_SEEDS", "1 2").split()
COUNT = os.environ.get("KRAIT_RE_COUNT", "1500")
bad = compared = 0
for seed in SEEDS:
    for kind in ("plain", "hard"):
        both = []
        for engine in (os.environ["KRAIT"], os.environ["PYTHON"]):
            p = subprocess.run([engine, os.path.join(HERE, "_re_random.py"), seed, COUNT, kind], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
            if p.returncode:
                print(engine, seed, kind, p.returncode, p.stderr[-1000:])
                sys.exit(1)
            both.append([ast.literal_eval(line) for line in p.stdout.splitlines()])
        if len(both[0]) != int(COUNT) or len(both[1]) != int(COUNT):
            sys.exit("seed %s: %d and %d lines" % (seed, len(both[0]), len(both[1])))
        for ours, theirs in zip(*both, strict=True):
            compared += 1
            if ours != theirs and "gave up" not in (ours[4], theirs[4]):
                bad += 1
                print("krait  ", *map(ascii, ours))
                print("python3", *map(ascii, theirs))
print("%d patterns, %d mismatches" % (compared, bad))
sys.exit(1 if bad else 0)
