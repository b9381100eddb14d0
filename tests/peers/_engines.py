"""The engines that the corpus runs on: python3, krait, MicroPython (npm), and both compilers.

A program is a module named NAME that an engine imports; its folder holds nothing else but what it needs."""
import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KRAIT = os.environ.get("KRAIT", os.path.join(ROOT, "build", "krait"))
PYTHON = os.environ.get("PYTHON", sys.executable)
MODULES = os.path.join(ROOT, "build/oracles/node_modules")
MICROPYTHON = os.path.join(MODULES, "@micropython/micropython-webassembly-pyscript/micropython.mjs")
CROSS = os.path.join(MODULES, "@pybricks/mpy-cross-v6")
NAME = "program"
TREE = "/usr/lib/python3.11"
RENEWED = 25      # programs for one node process: what fresh instances leave behind adds up
LIMIT = 60 * float(os.environ.get("SLOW", "1"))


def missing():
    """Why the peers cannot be asked, or None."""
    if not shutil.which("node"):
        return "node is not installed"
    if not os.path.exists(MICROPYTHON) or not os.path.exists(CROSS):
        return "the npm packages of the peers are not installed"
    return None


def with_files(text):
    """The modules that a program's `# with:` line names, in krait's tree or Debian's: {module: path}."""
    found = {}
    for line in text.split("\n")[:10]:
        if line.startswith("# with: "):
            for name in line.split()[2:]:
                place = next(p for p in (os.path.join(ROOT, name), os.path.join(TREE, name)) if os.path.exists(p))
                found[os.path.basename(name)[:-3]] = place
    return found


class Result:
    def __init__(self, out, error):
        self.out, self.error = out, error

    def __eq__(self, other):
        return self.out == other.out and bool(self.error) == bool(other.error)

    def __repr__(self):
        return repr((self.out[-300:], self.error))


class MicroPython:
    """One node process, renewed now and then and after a program that does not end."""

    def __init__(self):
        self.node, self.count = None, 0

    def start(self):
        self.close()
        self.node = subprocess.Popen(["node", os.path.join(HERE, "micropython.mjs"), MICROPYTHON],
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.count, self.rest = 0, b""

    def close(self):
        if self.node:
            self.node.kill()
            self.node.wait()
            self.node = None

    def line(self, limit):
        while b"\n" not in self.rest:
            if not select.select([self.node.stdout], [], [], limit)[0]:
                return None
            data = os.read(self.node.stdout.fileno(), 1 << 16)
            if not data:
                return None
            self.rest += data
        line, _, self.rest = self.rest.partition(b"\n")
        return line

    def run(self, files, limit=LIMIT):
        """files: {file name: bytes}; imports NAME."""
        if not self.node or self.count >= RENEWED:
            self.start()
        self.count += 1
        files = {"/" + name: base64.b64encode(data).decode() for name, data in files.items()}
        job = json.dumps({"files": files, "run": "import " + NAME})
        self.node.stdin.write(job.encode() + b"\n")
        self.node.stdin.flush()
        line = self.line(limit)
        if line is None:
            self.start()
            return Result(b"", "does not end")
        answer = json.loads(line)
        return Result(base64.b64decode(answer["out"]), answer["error"])


def process(command, files, limit=LIMIT):
    """Runs command in a folder that holds the files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(data)
        env = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=folder)
        try:
            p = subprocess.run(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True,
                               timeout=limit)
        except subprocess.TimeoutExpired:
            return Result(b"", "does not end")
    return Result(p.stdout, p.stderr.decode("utf-8", "replace") or "status %d" % p.returncode if p.returncode else None)


def python3(files, limit=LIMIT):
    return process([PYTHON, "-S", "-c", "import " + NAME], files, limit)


def krait(files, limit=LIMIT):
    return process([KRAIT, "-c", "import " + NAME], files, limit)
