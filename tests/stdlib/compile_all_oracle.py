# test: report
# test: timeout 240
"""Every .py file of Debian's standard library compiles, or is refused exactly where python3 refuses it.

`krait --compile-only FILE...` prints "FILE: ExcClass: line N: message" for each refused file and goes on.
"""
import os
import subprocess
import sys
import time
import warnings

TREE = "/usr/lib/python3.11"
KRAIT = os.environ.get("KRAIT", "build/krait")
SLOW = "build-san" in KRAIT or "build-cov" in KRAIT
warnings.simplefilter("ignore")

# Legal since a later Python than 3.11, so python3's refusal is not the reference (path: PEP).
NEWER = {}


def files():
    for folder, folders, names in os.walk(TREE):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith(".py") and os.path.isfile(path):
                yield path


def reference(path):
    """None, or (exception class, line) with which python3 refuses the file."""
    with open(path, "rb") as f:
        source = f.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
    except SyntaxError as e:
        return type(e).__name__, e.lineno
    except ValueError as e:
        return type(e).__name__, None
    return None


def lines_of(path):
    with open(path, "rb") as f:
        return f.read().count(b"\n")


def run_krait(paths):
    """{path: (exception class, line)} of what krait refuses, and how it ended."""
    start = time.perf_counter()
    p = subprocess.run([KRAIT, "--compile-only"] + paths, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - start
    refused, noise = {}, []
    for line in p.stdout.decode("utf-8", "replace").splitlines():
        path, _, rest = line.partition(": ")
        name, _, rest = rest.partition(": line ")
        if path in known and name.isidentifier():
            number = rest.split(":")[0]
            refused[path] = name, int(number) if number.isdigit() else None
        else:
            noise.append(line)
    noise += [line for line in p.stderr.decode("utf-8", "replace").splitlines() if "SyntaxWarning" not in line]
    return refused, p.returncode, noise, seconds


paths = list(files())
if not paths:
    print("no files under " + TREE)
    sys.exit(77)
if SLOW:
    paths = paths[::5]
known = set(paths)
wanted = {p: reference(p) for p in paths}
refused, status, noise, seconds = run_krait(paths)
mismatches = []
if status < 0:
    mismatches.append("krait was killed by signal %d" % -status)
    for path in paths:   # name the culprit
        if run_krait([path])[1] < 0:
            mismatches.append("crash: " + path)
            break
elif noise:
    mismatches.append("unexpected output: " + noise[0])
for path in paths:
    want, got = wanted[path], refused.get(path)
    if path in NEWER:
        want = None
    if want != got and not (want and got and want[0] == got[0] and want[1] is None):
        mismatches.append("%s: python3 %s, krait %s" % (path, want or "accepts", got or "accepts"))
total = sum(map(lines_of, paths))
for text in mismatches[:25]:
    print(text)
if len(mismatches) > 25:
    print("... and %d more" % (len(mismatches) - 25))
print("%d files, %d lines, %d refused by python3, %d mismatches, %.0f lines/s"
      % (len(paths), total, sum(w is not None for w in wanted.values()), len(mismatches), total / seconds))
sys.exit(1 if mismatches else 0)
