# test: timeout 300
"""Programs that are nearly right are compiled (see _sources.py), for a few seconds; KRAIT_FUZZ_SECONDS for longer.

The input at work when krait crashes or hangs is kept in tests/fuzz/corpus, which check-long replays.
"""
import glob
import hashlib
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT, KRAIT = os.environ["ROOT"], os.environ["KRAIT"]
SECONDS = float(os.environ.get("KRAIT_FUZZ_SECONDS", "5"))
SEEDS = [int(s) for s in os.environ.get("KRAIT_FUZZ_SEEDS", "1").split()]
FOLDERS = ("lang", "syntax", "new", "types", "compile", "programs")
files = sorted(name for folder in FOLDERS for name in glob.glob(os.path.join(ROOT, "tests", folder, "*.py"))
               if not os.path.basename(name).startswith("_"))
env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1", UBSAN_OPTIONS="print_stacktrace=1")
bad = 0
for seed in SEEDS:
    share = SECONDS / len(SEEDS)
    command = [KRAIT, os.path.join(HERE, "_sources.py"), str(seed), str(share), "input"] + files
    try:
        p = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           timeout=share * 2 + 60, env=env)
        out, status = (p.stdout + p.stderr).decode("utf-8", "replace"), p.returncode
    except subprocess.TimeoutExpired:
        out, status = "", "no end"
    print("seed %d: %s" % (seed, out.strip().rpartition("\n")[2][-200:]))
    if status:
        bad += 1
        print("status %s\n%s" % (status, out[-3000:]))
        if status != 1 and os.path.exists("input"):
            with open("input", "rb") as f:
                name = "mutated-%s.py" % hashlib.sha256(f.read()).hexdigest()[:10]
            shutil.copy("input", os.path.join(HERE, "corpus", name))
            print("kept as tests/fuzz/corpus/" + name)
sys.exit(1 if bad else 0)
