"""Byte identity with the reference cross compiler: tests/compile/mpycross_oracle.py [FILES...]

Compiles the snippets of portable.txt (or the given files) with `krait compile --portable` and with
the reference, and compares the files. Skipped where node or the npm package is absent."""
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
import mpyfile  # noqa: E402

KRAIT = os.environ.get("KRAIT", os.path.join(ROOT, "build", "krait"))
PACKAGE = os.path.join(ROOT, "build/oracles/node_modules/@pybricks/mpy-cross-v6")


def snippets(path):
    """Blocks of a file separated by lines of `----`."""
    return [s.strip("\n") + "\n" for s in open(path).read().split("\n----\n") if s.strip()]


def reference(jobs):
    run = subprocess.run(["node", os.path.join(HERE, "mpycross.js"), PACKAGE + "/build/index.js"],
                         input=json.dumps(jobs), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def ours(job, out):
    run = subprocess.run([KRAIT, "compile", "--portable", "-s", job["name"], "-o", out,
                          job["path"]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if run.returncode:
        return None, run.stdout.decode("utf-8", "replace").strip().splitlines()[-1:]
    return open(out, "rb").read(), None


def main(args):
    verbose = "-v" in args
    files = [a for a in args if a != "-v"]
    if not shutil.which("node") or not os.path.exists(PACKAGE):
        print("the reference cross compiler is not installed")
        return 77
    mpyfile.load_static(os.path.join(ROOT, "src/code/static_names.def"))
    table = mpyfile.load_opcodes(os.path.join(ROOT, "src/code/opcodes.def"))
    tmp = tempfile.mkdtemp()
    jobs = []
    if files:
        jobs = [{"name": os.path.basename(f), "path": f, "options": []} for f in files]
    else:
        for i, text in enumerate(snippets(os.path.join(HERE, "portable.txt"))):
            path = os.path.join(tmp, "s%03d.py" % i)
            open(path, "w").write(text)
            jobs.append({"name": "s%03d.py" % i, "path": path, "options": []})
    same = differ = refused = only_ours = 0
    for job, ref in zip(jobs, reference(jobs)):
        data, error = ours(job, os.path.join(tmp, "out.mpy"))
        if "error" in ref:
            refused += 1
            only_ours += data is not None
            continue
        ref = base64.b64decode(ref["mpy"])
        if data == ref:
            same += 1
            continue
        differ += 1
        if differ <= 20 or verbose:
            print("== %s %s" % (job["path"], error or ""))
            if not files:
                print(open(job["path"]).read().rstrip())
            if data:
                print(mpyfile.difference(data, ref, table))
    print("identical %d, different %d, refused by the reference %d" % (same, differ, refused))
    shutil.rmtree(tmp)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
