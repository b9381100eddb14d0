# test: timeout 3000
# test: report
"""Memory runs out at every single allocation: for each program and each n the nth allocation fails; then so do the
two after it, or all that follow, or those that find nothing given up. Each run ends by itself with what the program
prints anyway, or with a MemoryError; never by a signal, never late. Arguments: programs, or ways to fail."""
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

KRAIT, ROOT = os.environ["KRAIT"], os.environ["ROOT"]
SAN = os.path.join(ROOT, "build-san", "krait")
if not os.path.exists(SAN): SAN = KRAIT
HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 60
ENDLESS = 1000000
# the suffix of -X fail-alloc=n, the krait that is asked, every howmanieth n
WAYS = [("", SAN, 1), ("+", KRAIT, 1), (":3", KRAIT, 2), (":%d" % ENDLESS, KRAIT, 1), ("+", SAN, 7),
        (":%d" % ENDLESS, SAN, 7)]
env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:abort_on_error=1",
           UBSAN_OPTIONS="print_stacktrace=1:abort_on_error=1", KRAIT_VERIFY_HEAP="1")
BROKEN = re.compile(rb"Sanitizer|runtime error|heap is broken|SystemError|InternalError")


def programs():
    """{name: text}: the parts of _oom_programs.py between lines of # ----"""
    parts = re.split(r"^# ---- (.*)\n", open(os.path.join(HERE, "_oom_programs.py")).read(), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def run(krait, text, where):
    try:
        p = subprocess.run([krait, "-X", "fail-alloc=" + where, "-c", text], capture_output=True, timeout=LIMIT,
                           env=env, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "no end", b"", b""
    return p.returncode, p.stdout, p.stderr


def judge(result, want):
    status, out, err = result
    if BROKEN.search(err) or status not in (0, 1, 120): return "status %s" % status
    if status == 0 and out == want: return None
    if b"MemoryError" not in out + err: return "another output, no MemoryError"
    if status and b"MemoryError" not in err: return "another exception"     # 120: the last flush of stdout failed
    return None


def sweep(job):
    """What was wrong: (way, n, what, stderr) each."""
    text, want, (suffix, krait, _), numbers = job
    bad = []
    for n in numbers:
        result = run(krait, text, "%d%s" % (n, suffix))
        fault = judge(result, want)
        if fault: bad.append((suffix, n, fault, result[2][-900:].decode("utf-8", "replace")))
    return bad


def main():
    status, jobs, counts = 0, [], {}
    for name, text in programs().items():
        if sys.argv[1:] and name not in sys.argv[1:]: continue
        end, want, err = run(KRAIT, text, str(ENDLESS))
        assert end == 0, (name, err)
        counts[name] = n = int(re.search(rb"only (\d+) allocations", err)[1])
        for way in WAYS:
            every = list(range(1, n + 3, way[2]))
            jobs += [(name, (text, want, way, every[i:i + 50])) for i in range(0, len(every), 50)]
    faults = {name: [] for name in counts}
    with ThreadPoolExecutor(2) as pool:
        for (name, _), bad in zip(jobs, pool.map(sweep, [job for _, job in jobs])): faults[name] += bad
    for name, bad in faults.items():
        print("%-20s %5d allocations, %d bad" % (name, counts[name], len(bad)))
        for suffix, at, fault, err in bad[:4]:
            status = 1
            print("  -X fail-alloc=%d%s: %s\n%s" % (at, suffix, fault, err))
    print(sum(counts.values()), "allocations")
    sys.exit(status)


main()
