# test: timeout 120
"""Random programs about what caches of attribute and global look-ups hold (_caches.py) under krait and python3.

    tests/fuzz/caches_oracle.py [FIRST [COUNT]]     (seeds; default 0 24)"""
import os
import subprocess
import sys

import _caches

KRAIT = os.environ.get("KRAIT", "build/krait")


def output(command, text, **env):
    run = subprocess.run([command, "-"], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         timeout=100, env=dict(os.environ, **env))
    return run.returncode, run.stdout.decode("utf-8", "replace").splitlines(), run.stderr


def main(first, count):
    bad = 0
    for seed in range(first, first + count):
        text = _caches.program(seed)
        want = output(sys.executable, text)
        got = output(KRAIT, text, KRAIT_GC_STRESS=str((0, 0, 7, 31)[seed % 4]))
        if want[:2] == got[:2] and want[0] == 0:
            continue
        bad += 1
        differing = [pair for pair in zip(want[1], got[1]) if pair[0] != pair[1]]
        print("seed %d: exit %d and %d, %d lines and %d" % (seed, want[0], got[0], len(want[1]), len(got[1])))
        for pair in differing[:3]:
            print("  want %s\n  got  %s" % pair)
        print(got[2].decode("utf-8", "replace")[-500:])
    print("%d programs, %d differ" % (count, bad))
    return bad > 0


numbers = [int(a) for a in sys.argv[1:]]
sys.exit(main(numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else 24))
