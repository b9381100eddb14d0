# test: timeout 300
"""Every method and function with odd arguments (see _calls.py), for a few seconds; KRAIT_FUZZ_SECONDS for longer."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KRAIT = os.environ["KRAIT"]
SECONDS = float(os.environ.get("KRAIT_FUZZ_SECONDS", "6"))
SEEDS = [int(s) for s in os.environ.get("KRAIT_FUZZ_SEEDS", "1 2").split()]
env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1", UBSAN_OPTIONS="print_stacktrace=1")
bad = 0
for seed in SEEDS:
    share = SECONDS / len(SEEDS)
    command = [KRAIT, "-X", "heapsize=150m", os.path.join(HERE, "_calls.py"), str(seed), "1000000", str(share), "log"]
    try:
        p = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           timeout=share * 3 + 60, env=env)
        out, status = (p.stdout + p.stderr).decode("utf-8", "replace"), p.returncode
    except subprocess.TimeoutExpired as e:
        out, status = (e.stdout or b"").decode("utf-8", "replace"), "no end"
    print("seed %d: %s" % (seed, out.strip().rpartition("\n")[2]))
    if status or "Error: " in out:
        bad += 1
        with open("log") as f:
            call = f.readline().strip()
        print("status %s at or after %s\n%s" % (status, call, out[-3000:]))
sys.exit(1 if bad else 0)
