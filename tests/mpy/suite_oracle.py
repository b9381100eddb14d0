# test: timeout 150
"""Programs run from .mpy files as they do from source: tests/mpy/suite_oracle.py [-v] [FOLDER|FILE...]

Every test of the given folders is compiled to an .mpy file and run both ways: standard output, standard error
(tracebacks with their columns and carets included) and exit status must be the same."""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
ROOT = os.path.dirname(TESTS)
KRAIT = os.environ.get("KRAIT", os.path.join(ROOT, "build", "krait"))
LIMIT = 60 * float(os.environ.get("SLOW", "1"))
DEFAULT = ["lang", "new", "syntax", "types", "builtins"]  # tests/long/mpy_suite.sh does all
# tests that look at the file they are in
OWN_SOURCE = r"__file__|inspect|linecache|getsource|sys\.argv\[0\]|__loader__|SourceFileLoader|__spec__"
ADDRESS = re.compile(rb"0x[0-9a-f]{6,}")
WARNING = re.compile(rb"(?m)^\S+:\d+: SyntaxWarning: .*\n(  .*\n)?")  # those are the compiler's


def programs(args):
    for arg in args:
        path = arg if os.path.exists(arg) else os.path.join(TESTS, arg)
        if os.path.isfile(path):
            yield path
            continue
        for name in sorted(os.listdir(path)):
            if name.endswith(".py") and name[0] != "_" and not name.endswith("_oracle.py"):
                yield os.path.join(path, name)


def run(command, folder):
    env = dict(os.environ, PYTHONHASHSEED="0")
    try:
        p = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, timeout=LIMIT, env=env)
    except subprocess.TimeoutExpired:
        return "no end after %d s" % LIMIT
    return p.returncode, ADDRESS.sub(b"0x", p.stdout), WARNING.sub(b"", ADDRESS.sub(b"0x", p.stderr))


def both(path):
    """None: the same; "skip"; or what differs."""
    text = open(path, encoding="utf-8", errors="replace").read()
    head = "".join(text.splitlines(True)[:10])
    if re.search(r"(?m)^# test: (args|stdin|skip)", head) or re.search(OWN_SOURCE, text):
        return "skip"
    folder = tempfile.mkdtemp()
    try:
        mpy = os.path.join(folder, "prog.mpy")
        p = subprocess.run([KRAIT, "compile", "-s", path, "-o", mpy, path], stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, timeout=LIMIT)
        if p.returncode:
            # then it is no program at all
            return "skip" if subprocess.run([KRAIT, "--compile-only", path], stdout=subprocess.DEVNULL).returncode \
                else "compile: " + p.stderr.decode("utf-8", "replace")[-300:]
        results = []
        # with -P the folder of the test is not on the path, so that both ways find the same modules
        for what in (path, mpy, path):
            work = os.path.join(folder, "w%d" % len(results))
            os.mkdir(work)
            results.append(run([KRAIT, "-P", what], work))
            if len(results) == 2 and results[0] == results[1]:
                return None
        if results[0] != results[2]:
            return "skip"  # not the same from source either
        for name, a, b in zip(("status", "stdout", "stderr"), results[0], results[1]):
            if a != b:
                return "%s differs:\n%s" % (name, difference(a, b))
        return "differs"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def difference(a, b):
    if isinstance(a, int):
        return "  %s from source, %s from .mpy" % (a, b)
    a, b = a.split(b"\n"), b.split(b"\n")
    for i in range(max(len(a), len(b))):
        x, y = (s[i] if i < len(s) else None for s in (a, b))
        if x != y:
            return "  line %d\n  source: %r\n  .mpy:   %r" % (i + 1, x, y)


def main(args):
    verbose = "-v" in args
    args = [a for a in args if a != "-v"] or DEFAULT
    paths = list(programs(args))
    same = skipped = differ = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, result in zip(paths, pool.map(both, paths)):
            if result == "skip":
                skipped += 1
                if verbose:
                    print("skipped", path)
            elif result:
                differ += 1
                print(path + ":", result)
            else:
                same += 1
    print("%d the same, %d differ, %d skipped" % (same, differ, skipped))
    return 1 if differ or same < 2 * skipped else 0


sys.exit(main(sys.argv[1:]))
