"""The corpus over both compilers and both machines.

A program of corpus/ prints, imported as a module, the same under python3 and under MicroPython from source. Then it
must print that too when krait compiles it (`--portable`) and MicroPython or krait runs the .mpy, and when the
reference cross compiler compiles it and krait runs that. `# with: FILE ...` names modules it needs, of krait's tree
or Debian's, which go the same way."""
import base64
import concurrent.futures
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "compile")]
import _engines as engines  # noqa: E402
import mpycross_oracle as cross  # noqa: E402

CORPUS = os.path.join(HERE, "corpus")
FROM_SOURCE, TO_MICROPYTHON, TO_KRAIT, PORTABLE_KRAIT, OWN_KRAIT = (
    "MicroPython from source", "krait's .mpy under MicroPython", "the cross compiler's .mpy under krait",
    "krait's portable .mpy under krait", "krait's own .mpy under krait")


def programs(share=0, of=1):
    """{name: {module: path}}: each of-th program, beginning with number share."""
    found = {}
    for name in sorted(n for n in os.listdir(CORPUS) if n.endswith(".py"))[share::of]:
        path = os.path.join(CORPUS, name)
        with open(path, encoding="utf-8") as f:
            found[name] = dict(engines.with_files(f.read()), **{engines.NAME: path})
    return found


def read(path):
    with open(path, "rb") as f:
        return f.read()


def by_krait(path, module, options=("--portable",)):
    """The .mpy of a file, or raises ValueError with what the compiler says."""
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "out.mpy")
        p = subprocess.run([engines.KRAIT, "compile", *options, "-s", module + ".py", "-o", out, path],
                           capture_output=True, text=True)
        if p.returncode:
            raise ValueError(p.stderr.strip())
        return read(out)


def by_cross(all_files):
    """{path: .mpy or None} of the reference cross compiler."""
    paths = sorted({(path, module) for files in all_files for module, path in files.items()})
    jobs = [{"name": module + ".py", "path": path} for path, module in paths]
    found = {}
    for i in range(0, len(jobs), 100):
        part = jobs[i:i + 100]
        for job, answer in zip(part, cross.reference(part), strict=True):
            found[job["path"]] = base64.b64decode(answer["mpy"]) if "mpy" in answer else None
    return found


def expected(files):
    return engines.python3({name + ".py": read(path) for name, path in files.items()})


def told(a, b):
    """The first line in which a result is not what was expected."""
    if a.error:
        return a.error.strip()[-400:]
    x, y = a.out.decode("utf-8", "replace").split("\n"), b.out.decode("utf-8", "replace").split("\n")
    return next(("line %d: %r, expected %r" % (i + 1, p, q) for i, (p, q) in enumerate(zip(x, y)) if p != q),
                "%d lines, expected %d" % (len(x), len(y)))


class Comparison:
    """Runs ways over programs and keeps what differs."""

    def __init__(self, found, ways):
        self.found, self.ways = found, ways
        self.refused, self.wrong, self.bad, self.compared = [], [], [], {way: 0 for way in ways}
        self.cross = by_cross(found.values()) if TO_KRAIT in ways else {}

    def run(self, jobs=os.cpu_count()):
        names = list(self.found)
        parts = [names[i::jobs] for i in range(jobs)]
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            list(pool.map(self.part, parts))
        self.bad.sort()

    def part(self, names):
        machine = engines.MicroPython()
        try:
            for name in names:
                self.program(name, self.found[name], machine)
        finally:
            machine.close()

    def program(self, name, files, machine):
        want = expected(files)
        if want.error or not want.out.strip():
            self.bad.append((name, "python3", want.error or "prints nothing"))
        for way in self.ways:
            try:
                got = self.one(way, files, machine)
            except ValueError as e:
                self.bad.append((name, way, str(e)))
                continue
            if got is None:
                self.refused.append(name)
            elif got != want and way == TO_KRAIT and machine.run(self.made(way, files)) != want:
                self.wrong.append(name)
            else:
                self.compared[way] += 1
                if got != want:
                    self.bad.append((name, way, told(got, want)))

    def made(self, way, files):
        """The .mpy files, or None if the compiler refuses one."""
        made = {}
        for name, path in files.items():
            options = () if way == OWN_KRAIT else ("--portable",)
            made[name + ".mpy"] = self.cross[path] if way == TO_KRAIT else by_krait(path, name, options)
        return None if None in made.values() else made

    def one(self, way, files, machine):
        if way == FROM_SOURCE:
            return machine.run({name + ".py": read(path) for name, path in files.items()})
        made = self.made(way, files)
        if made is None:
            return None
        return machine.run(made) if way == TO_MICROPYTHON else engines.krait(made)


def report(share, of, ways):
    """Exit status for a test."""
    why = engines.missing()
    if why:
        print(why)
        return 77
    found = programs(share, of)
    c = Comparison(found, ways)
    c.run()
    for way in ways:
        print("%s: %d programs, %d mismatches" % (way, c.compared[way], sum(b[1] == way for b in c.bad)))
    for names, what in ((c.refused, "refused by the cross compiler"),
                        (c.wrong, "compiled wrongly by the cross compiler (MicroPython says so too)")):
        if names:
            print("%s: %d (%s)" % (what, len(names), " ".join(sorted(names))))
    for name, way, text in c.bad[:60]:
        print("MISMATCH %s, %s: %s" % (name, way, text))
    return 1 if c.bad else 0
