# test: timeout 5400
# test: report
"""`krait minify` over everything: programs of the tests and of bench/, the corpus of tests/peers under krait, python3 and
MicroPython, random programs, and Debian's library, whose own tests then run against its minified modules. Prints the
sizes before and after."""
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT, PYTHON = os.environ["ROOT"], os.environ["PYTHON"]
sys.path[:0] = [os.path.join(ROOT, "tests", folder) for folder in ("cli", "peers")]
import _both_ways  # noqa: E402
import _engines as engines  # noqa: E402
import _minify  # noqa: E402
from _minify import KRAIT  # noqa: E402

TREE = "/usr/lib/python3.11"
MORE = ["--rename-params", "--rename-private"]
FROM_OUTSIDE = {"deb_opcode.py"}    # uses private names of another module, which --rename-private is not for
# Modules whose tests pass on their minified form. Not among them are those that compare error messages with names of
# parameters (string), source lines (contextlib), names of ** parameters (decimal), or docstrings and annotations of the
# library itself (typing, statistics ...).
DRIVEN = """textwrap json heapq bisect argparse collections configparser csv difflib fractions functools shlex pprint reprlib
random re calendar copy glob html http_cookies ipaddress itertools keyword linecache locale mimetypes
operator optparse pickle plistlib posixpath queue sched shelve tempfile traceback urlparse uuid weakref zipfile abc""".split()
bad = []


def bench(work):
    folder = os.path.join(ROOT, "bench/programs")
    names = sorted(n for n in os.listdir(folder) if n.endswith(".py"))
    _minify.minify(names, os.path.join(work, "bench"), cwd=folder)
    for name in names:
        want, got = (subprocess.run([KRAIT, os.path.join(place, name), "0.02"], stdout=subprocess.PIPE, timeout=300)
                     for place in (folder, os.path.join(work, "bench")))
        if (want.returncode, want.stdout) != (got.returncode, got.stdout) or not want.stdout:
            bad.append(("bench", name, want.stdout[-200:], got.stdout[-200:]))
    print("bench: %d programs" % len(names))


def peers_part(folder, found, options):
    machine = engines.MicroPython() if not engines.missing() else None
    for name, files in found:
        os.makedirs(os.path.join(folder, name))
        for module, path in files.items():
            p = subprocess.run([KRAIT, "minify", "-o", os.path.join(folder, name, module + ".py"), *options, path],
                               stderr=subprocess.PIPE, timeout=60)
            if p.returncode:
                bad.append(("peers", name, p.stderr[-300:]))
        short = {f: _both_ways.read(os.path.join(folder, name, f)) for f in os.listdir(os.path.join(folder, name))}
        want = _both_ways.expected(files)
        for engine in (engines.krait, engines.python3) + ((machine.run,) if machine else ()):
            got = engine(short)
            if got != want:
                bad.append(("peers", name, getattr(engine, "__qualname__", ""), _both_ways.told(got, want)))
    if machine:
        machine.close()


def peers(work, options, step=1, jobs=2):
    """Modules of the corpus: what they print, minified, is what python3 prints of the source."""
    found = [p for p in _both_ways.programs().items() if options != MORE or p[0] not in FROM_OUTSIDE][::step]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        list(pool.map(lambda i: peers_part(os.path.join(work, "peers"), found[i::jobs], options), range(jobs)))
    shutil.rmtree(os.path.join(work, "peers"))
    print("peers: %d programs%s" % (len(found), ", without MicroPython" if engines.missing() else ""))


def drive(work):
    """The library's own tests, on minified modules."""
    place = os.path.join(work, "driven")
    files = [os.path.relpath(f, TREE) for f in glob.glob(TREE + "/*.py") + [
        f for d in ("json", "collections", "email", "html", "http", "importlib", "unittest", "urllib", "logging")
        for f in glob.glob("%s/%s/**/*.py" % (TREE, d), recursive=True)]]
    _minify.minify(files, place, cwd=TREE)
    count = 0
    for name in DRIVEN:
        runs = [subprocess.run([PYTHON, "-m", "unittest", "test.test_" + name], env=dict(os.environ, PYTHONPATH=path),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=work, timeout=900)
                for path in ("", place)]
        ends = [p.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2] for p in runs]
        if "No module named 'test" in runs[0].stderr.decode("utf-8", "replace"):
            continue
        count += 1
        if ends[0] != ends[1]:
            bad.append(("driven", name, ends, runs[1].stderr.decode("utf-8", "replace")[-1500:]))
    print("driven: tests of %d modules" % count)


def sizes(what, folder, options=()):
    total = [0] * 4
    names = sorted(os.path.relpath(os.path.join(place, f), folder) for place, _, files in os.walk(folder) for f in files
                   if f.endswith(".py"))
    with tempfile.TemporaryDirectory() as out:
        for i in range(0, len(names), 50):
            p = subprocess.run([KRAIT, "minify", "--stats", "-d", out, *options, *names[i:i + 50]], cwd=folder,
                               stderr=subprocess.PIPE, stdout=subprocess.PIPE)
            for m in re.finditer(rb": (\d+) -> (\d+) bytes .*?; \.mpy (\d+) -> (\d+)", p.stderr):
                total = [a + int(b) for a, b in zip(total, m.groups())]
    print("%s: source %d -> %d bytes (%.1f %%), .mpy %d -> %d (%.1f %%)" % (
        what, total[0], total[1], 100 * total[1] / total[0], total[2], total[3], 100 * total[3] / total[2]))


work = tempfile.mkdtemp()
bad += _minify.programs_differ(os.path.join(work, "tests"), _minify.PROGRAM_FOLDERS, [KRAIT, PYTHON])
bench(work)
peers(work, [])
peers(work, MORE)
for first, options in ((0, []), (3000, MORE)):
    for start in range(first, first + 3000, 500):
        place = os.path.join(work, "random%d" % start)
        bad += _minify.random_programs_differ(place, range(start, start + 500), [KRAIT, PYTHON], *options)
drive(work)
bad += _minify.library_differs(os.path.join(work, "lib"), os.path.join(ROOT, "lib"))
bad += _minify.library_differs(os.path.join(work, "tree"), TREE)
for options in ([], MORE + ["--rename-defs"]):
    for folder in ("lib", "bench"):
        sizes(" ".join([folder] + options), os.path.join(ROOT, folder), options)
    sizes(" ".join([TREE] + options), TREE, options)
shutil.rmtree(work)
for why in bad:
    print("FAIL", *why)
sys.exit(1 if bad else 0)
