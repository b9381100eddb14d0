"""Random programs about names, scopes and expressions under krait and python3.

    tests/fuzz/scopes_oracle.py [FIRST [COUNT]]     (seeds; default 0 1000)"""
import os
import subprocess
import sys
import tempfile

import _scopes

KRAIT = os.environ.get("KRAIT", "build/krait")
BATCH = 100


def outputs(command, path):
    run = subprocess.run([command, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    lines = run.stdout.decode("utf-8", "replace").splitlines()
    return {line.split(" ", 1)[0]: line for line in lines}, run


def main(first, count):
    bad = 0
    path = os.path.join(tempfile.mkdtemp(), "programs.py")
    for start in range(first, first + count, BATCH):
        seeds = range(start, min(start + BATCH, first + count))
        with open(path, "w") as f:
            f.write(_scopes.script(seeds))
        (want, _), (got, run) = outputs(sys.executable, path), outputs(KRAIT, path)
        for seed in map(str, seeds):
            if want.get(seed) == got.get(seed):
                continue
            bad += 1
            if bad > 5:
                continue
            print("seed %s\n%s\nwant %s\ngot  %s" % (seed, _scopes.Maker(int(seed)).program(), want.get(seed),
                                                    got.get(seed)))
            if seed not in got:
                print("exit", run.returncode, run.stderr.decode("utf-8", "replace")[-500:])
    print("%d programs, %d differ" % (count, bad))
    return bad > 0


numbers = [int(a) for a in sys.argv[1:]]
sys.exit(main(numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else 1000))
