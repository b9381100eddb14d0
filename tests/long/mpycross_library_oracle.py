# test: report
# test: timeout 1200
"""The same code as the reference cross compiler (v1.19), function by function.

Over Debian's standard library, lib/, bench/programs and the corpus of tests/peers, all that the reference
compiles: prelude, instructions and line table of each function. The kinds are those of tests/compile/_functions.py;
`identical` and `dead code` (the reference's generation still wrote unreachable instructions) must make 99 %, and
the functions of the kind `other` are exactly those that mpycross_library.txt names with their cause."""
import base64
import collections
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "compile"))
import _functions as functions  # noqa: E402
import mpycross_oracle as cross  # noqa: E402
import mpyfile  # noqa: E402

TREE = "/usr/lib/python3.11"
OURS = ("lib", "bench/programs", "tests/peers/corpus")
CHUNK = 40      # files for one process of the reference: it gets slower the more it has seen
GOAL = 0.99


def known():
    """{(path, function): cause}"""
    out = {}
    with open(os.path.join(HERE, "mpycross_library.txt"), encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                place, _, cause = line.strip().partition(": ")
                out[tuple(place.split(" "))] = cause
    return out


def sources():
    """{name to show: path}"""
    found = {}
    for top in (TREE,) + tuple(os.path.join(cross.ROOT, folder) for folder in OURS):
        for folder, _, names in os.walk(top):
            for path in (os.path.join(folder, n) for n in names if n.endswith(".py")):
                if os.path.isfile(path):
                    found[os.path.relpath(path, TREE if top == TREE else cross.ROOT)] = path
    return dict(sorted(found.items()))


def compile_both(part):
    """[(name to show, the reference's bytes or None, ours or None)] of a list of (name, path)."""
    with tempfile.TemporaryDirectory() as tmp:
        jobs = []
        for i, (_, path) in enumerate(part):
            jobs.append({"name": "%03d.py" % i, "path": os.path.join(tmp, "%03d.py" % i)})
            shutil.copyfile(path, jobs[-1]["path"])
        subprocess.run([cross.KRAIT, "compile", "--portable"] + [job["name"] for job in jobs], cwd=tmp,
                       stderr=subprocess.DEVNULL)
        rows = []
        for (name, _), job, answer in zip(part, jobs, cross.reference(jobs), strict=True):
            try:
                with open(job["path"][:-3] + ".mpy", "rb") as f:
                    ours = f.read()
            except FileNotFoundError:
                ours = None
            rows.append((name, base64.b64decode(answer["mpy"]) if "mpy" in answer else None, ours))
        return rows


def cpython_refuses(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with open(path, "rb") as f:
                compile(f.read(), "x", "exec")
        except (SyntaxError, ValueError):
            return True
    return False


def compare(done, files, table):
    """(Counter of kinds, {(path, function): kind} of what is `other`, sizes, refusals)."""
    kinds, others, sizes, refused = collections.Counter(), set(), [0, 0], collections.Counter()
    for name, theirs, ours in done:
        if theirs is None:
            refused["by the reference"] += 1
        elif ours is None and cpython_refuses(files[name]):
            refused["by krait and by CPython"] += 1
        elif ours is None:
            refused["by krait alone"] += 1
            others.add((name, "-"))
        else:
            sizes[0] += len(ours)
            sizes[1] += len(theirs)
            for kind, function in functions.count(ours, theirs, table):
                kinds[kind] += 1
                if kind == "other":
                    others.add((name, function))
    return kinds, others, sizes, refused


def main():
    if not shutil.which("node") or not os.path.exists(cross.PACKAGE):
        print("the reference cross compiler is not installed")
        return 77
    mpyfile.load_static(os.path.join(cross.ROOT, "src/code/static_names.def"))
    table = mpyfile.load_opcodes(os.path.join(cross.ROOT, "src/code/opcodes.def"))
    files, causes = sources(), known()
    items = list(files.items())
    parts = [items[i::-(-len(items) // CHUNK)] for i in range(-(-len(items) // CHUNK))]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        done = [row for rows in pool.map(compile_both, parts) for row in rows]
    kinds, others, sizes, refused = compare(done, files, table)
    total = sum(kinds.values())
    good = (kinds["identical"] + kinds["dead code"]) / total
    print("%d files, refused %s" % (len(done), ", ".join("%s %d" % item for item in sorted(refused.items()))))
    print("%d functions: %s" % (total, ", ".join("%s %d" % item for item in kinds.most_common())))
    print("the same but for dead code: %.2f %%; bytes %d, the reference's %d" % (100 * good, *sizes))
    for cause, n in collections.Counter(causes.values()).most_common():
        print("%4d other: %s" % (n, cause))
    bad = ["%s %s: differs" % o for o in sorted(others - set(causes))]
    bad += ["%s %s: does not differ any more" % o for o in sorted(set(causes) - others)]
    for line in bad[:200]:
        print("UNEXPECTED", line)
    return 1 if bad or good < GOAL or sizes[0] > sizes[1] else 0


if __name__ == "__main__":
    sys.exit(main())
