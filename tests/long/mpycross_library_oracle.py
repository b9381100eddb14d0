# test: report
# test: timeout 1200
"""Debian's standard library through `krait compile --portable` and the reference cross compiler (v1.19).

Every file that both accept must be identical, or differ only by dead code and the stack size of
finally blocks, where later v6 compilers changed and krait follows them. The other files are named in
mpycross_library.txt with their cause; exactly these may differ otherwise."""
import base64
import collections
import concurrent.futures
import os
import shutil
import sys
import tempfile
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "compile"))
import mpycross_oracle as cross  # noqa: E402
import mpyfile  # noqa: E402

TREE = "/usr/lib/python3.11"
CHUNK = 40      # files for one process of the reference: it gets slower the more it has seen


def known():
    """{path in the tree: cause}"""
    out = {}
    for line in open(os.path.join(HERE, "mpycross_library.txt")):
        if line.strip() and not line.startswith("#"):
            path, _, cause = line.strip().partition(": ")
            out[path] = cause
    return out


def compile_both(jobs, out):
    """[(job, the reference's answer, our bytes, our error)]"""
    return [(job, ref) + cross.ours(job, out) for job, ref in zip(jobs, cross.reference(jobs))]


def main():
    if not shutil.which("node") or not os.path.exists(cross.PACKAGE):
        print("the reference cross compiler is not installed")
        return 77
    mpyfile.load_static(os.path.join(cross.ROOT, "src/code/static_names.def"))
    table = mpyfile.load_opcodes(os.path.join(cross.ROOT, "src/code/opcodes.def"))
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(TREE) for name in names
                   if name.endswith(".py"))
    jobs = [{"name": os.path.basename(p), "path": p, "options": []} for p in paths if os.path.isfile(p)]
    tmp, counts, bad, causes = tempfile.mkdtemp(), collections.Counter(), [], known()
    chunks = [jobs[i::-(-len(jobs) // CHUNK)] for i in range(-(-len(jobs) // CHUNK))]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outs = [os.path.join(tmp, "%d.mpy" % i) for i in range(len(chunks))]
        done = [row for rows in pool.map(compile_both, chunks, outs) for row in rows]
    if len(done) != len(jobs):
        print("the reference cross compiler answered %d of %d times" % (len(done), len(jobs)))
        return 1
    for job, ref, data, error in done:
        if "mpy" not in ref:
            counts["refused by the reference"] += 1
            continue
        if data is None:
            counts["refused by krait"] += 1
            answer = "other" if not cpython_refuses(job["path"]) else "identical"
        else:
            answer = mpyfile.kinship(data, base64.b64decode(ref["mpy"]), table)
            counts[answer] += 1
        path = os.path.relpath(job["path"], TREE)
        if (answer == "other") != (path in causes):
            bad.append("%s: %s" % (path, error or answer))
    shutil.rmtree(tmp)
    print(", ".join("%s %d" % item for item in sorted(counts.items())))
    for cause, n in collections.Counter(causes.values()).most_common():
        print("%4d other: %s" % (n, cause))
    for line in bad[:200]:
        print("UNEXPECTED", line)
    return 1 if bad else 0


def cpython_refuses(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(open(path, "rb").read(), "x", "exec")
        except (SyntaxError, ValueError):
            return True
    return False


sys.exit(main())
