# test: timeout 3000
# test: report
"""Memory runs out at every single allocation: for each program and each n the nth allocation fails. The run ends
by itself with what the program prints anyway, or with a MemoryError; never by a signal, never late."""
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

KRAIT, ROOT = os.environ["KRAIT"], os.environ["ROOT"]
SAN = os.path.join(ROOT, "build-san", "krait")
if os.path.exists(SAN): KRAIT = SAN
HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 60
env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:abort_on_error=1",
           UBSAN_OPTIONS="print_stacktrace=1:abort_on_error=1", KRAIT_VERIFY_HEAP="1")


def programs():
    """{name: text}: the parts of _oom_programs.py between lines of # ----"""
    parts = re.split(r"^# ---- (.*)\n", open(os.path.join(HERE, "_oom_programs.py")).read(), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def run(text, n):
    try:
        p = subprocess.run([KRAIT, "-X", "fail-alloc=%d" % n, "-c", text], capture_output=True, timeout=LIMIT,
                           env=env, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "no end", b"", b""
    return p.returncode, p.stdout, p.stderr


def judge(result, want):
    status, out, err = result
    if status == 0 and out == want: return None
    if b"Sanitizer" in err or b"runtime error" in err or b"heap is broken" in err: return "broken"
    if status == 0 and b"MemoryError" in out + err: return None
    if status in (1, 120) and b"MemoryError" in err: return None     # 120: the last flush of stdout failed
    if status == 0: return "another output and no MemoryError"
    return "status %s" % status


def sweep(name, text):
    """How many runs there were, and what was wrong."""
    status, want, err = run(text, 0)
    assert status == 0, (name, err)
    bad, n, quiet = [], 0, 0
    while quiet < 8:        # the program came to its end before the nth allocation
        n += 1
        result = run(text, n)
        fault = judge(result, want)
        if fault: bad.append((n, fault, result[2][-700:].decode("utf-8", "replace")))
        quiet = quiet + 1 if result[0] == 0 and result[1] == want and not result[2] else 0
        if n > 20000: return n, bad + [(n, "too many allocations", "")]
    return n, bad


status = 0
with ThreadPoolExecutor(2) as pool:
    work = programs()
    for name, (n, bad) in zip(work, pool.map(sweep, work, work.values())):
        print("%-12s %5d runs, %d bad" % (name, n, len(bad)))
        for at, fault, err in bad[:3]:
            status = 1
            print("  at %d: %s\n%s" % (at, fault, err))
sys.exit(status)
