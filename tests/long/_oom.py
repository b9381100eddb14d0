"""Memory runs out at every single allocation: for each program and each n the nth allocation fails; then so do the
two after it, or all that follow, or those that find nothing given up. Each run ends by itself with what the program
prints anyway, or with a MemoryError; never by a signal, never late."""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

KRAIT = os.environ["KRAIT"]
HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 60
SCRATCH = tempfile.TemporaryDirectory()  # a program without memory may leave its file behind
ENDLESS = 1000000
env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:abort_on_error=1",
           UBSAN_OPTIONS="print_stacktrace=1:abort_on_error=1", KRAIT_VERIFY_HEAP="1")
BROKEN = re.compile(rb"Sanitizer|runtime error|heap is broken|SystemError|InternalError")


def programs():
    """{name: text}: the parts of _oom_programs.py between lines of # ----"""
    parts = re.split(r"^# ---- (.*)\n", open(os.path.join(HERE, "_oom_programs.py")).read(), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def run(krait, text, where):
    """`where` is an -X option."""
    try:
        p = subprocess.run([krait, "-X", where, "-c", text], capture_output=True, timeout=LIMIT,
                           env=env, cwd=SCRATCH.name, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "no end", b"", b""
    return p.returncode, p.stdout, p.stderr


def judge(result, want):
    status, out, err = result
    if BROKEN.search(err) or status not in (0, 1, 120): return "status %s" % status
    if status == 0 and out == want: return None
    if status == 1 and out == b"" and err == b"krait: out of memory\n": return None
    if b"MemoryError" not in out + err: return "another output, no MemoryError"
    if status and b"MemoryError" not in err: return "another exception"     # 120: the last flush of stdout failed
    return None


def sweep(job):
    """What was wrong: (option, what, stderr) each."""
    text, want, (kind, suffix, krait, _), numbers = job
    bad = []
    for n in numbers:
        result = run(krait, text, "fail-%s=%d%s" % (kind, n, suffix))
        fault = judge(result, want)
        if fault: bad.append(("fail-%s=%d%s" % (kind, n, suffix), fault, result[2][-900:].decode("utf-8", "replace")))
    return bad


def check(ways, most=100000):
    """Ways are ("alloc" or "mem", suffix of -X fail-alloc=n or fail-mem=n, the krait that is asked, every howmanieth n).
    Programs that allocate more
    than `most` times are left out, and all but those that the command line names.
    Ends the process."""
    status, jobs, counts = 0, [], {}
    for name, text in programs().items():
        if sys.argv[1:] and name not in sys.argv[1:]: continue
        n = {}
        for kind in "mem", "alloc":
            end, want, err = run(KRAIT, text, "fail-%s=%d" % (kind, ENDLESS))
            assert end == 0, (name, err)
            n[kind] = int(re.search(rb"only (\d+) ", err)[1])
        if n["alloc"] > most: continue
        counts[name] = n["alloc"]
        for way in ways:
            every = list(range(1, n[way[0]] + 3, way[3]))
            jobs += [(name, (text, want, way, every[i:i + 50])) for i in range(0, len(every), 50)]
    faults = {name: [] for name in counts}
    with ThreadPoolExecutor(2) as pool:
        for (name, _), bad in zip(jobs, pool.map(sweep, [job for _, job in jobs])): faults[name] += bad
    for name, bad in faults.items():
        print("%-20s %5d allocations, %d bad" % (name, counts[name], len(bad)))
        for option, fault, err in bad[:4]:
            status = 1
            print("  -X %s: %s\n%s" % (option, fault, err))
    print(sum(counts.values()), "allocations")
    sys.exit(status)


def check_sizes(krait, sizes):
    """The programs in heaps of so many KB. Ends the process."""
    def one(job):
        (name, text), size = job
        result = run(krait, text, "heapsize=%dk" % size)
        return name, size, judge(result, want[name]), result[2][-900:].decode("utf-8", "replace")

    want = {name: run(krait, text, "verify-heap")[1] for name, text in programs().items()}
    jobs = [(program, size) for program in programs().items() for size in sizes]
    with ThreadPoolExecutor(2) as pool: bad = [r for r in pool.map(one, jobs) if r[2]]
    for name, size, fault, err in bad[:20]: print("%s in %d KB: %s\n%s" % (name, size, fault, err))
    print(len(jobs), "runs", len(bad), "bad")
    sys.exit(bool(bad))
