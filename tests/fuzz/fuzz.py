#!/usr/bin/env python3
"""Looks for inputs that crash krait: mutates the test scripts, compiles and (with --run) runs the result.

usage: tests/fuzz/fuzz.py [--krait PATH] [--seconds S] [--seed N] [--run]
A crashing or hanging input is cut down line by line and put into tests/fuzz/corpus, which check-long replays.
"""
import argparse
import glob
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
UNSAFE = re.compile(rb"\b(os|open|system|remove|rmdir|unlink|kill|rename|exec[vl]p?e?|fork|popen)\b")
PIECES = [b"(", b")", b"[", b"]", b"{", b"}", b":", b",", b"*", b"**", b"=", b":=", b"->", b"@", b";", b"\\", b"\n",
          b"\t", b"    ", b"'", b'"', b'"""', b"f'{", b"}'", b"\0", b"\xff", b"\xc3\xa9", b"\xed\xa0\x80", b"lambda:",
          b"yield ", b"await ", b"async ", b"def f(", b"class A(", b"match x:\n case ", b"try:\n", b"except* ",
          b"finally:\n", b"with ", b"for x in ", b"if ", b"else ", b"not ", b"del ", b"global x\n", b"nonlocal x\n",
          b"import ", b"from . import ", b"0x", b"1e999", b"9" * 50, b"1_", b"0b", b"1j", b"...", b"None", b"True",
          b"__class__", b"super()", b"raise ", b"return ", b"break\n", b"continue\n", b"type X = ", b"%", b"#", b"r'",
          b"b'\\x", b"'\\N{", b"'\\u", b"<<", b">>", b"!=", b"is not ", b"not in ", b"/", b"//", b"~", b"-", b"[::]"]


def mutate(rng, data, others):
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(9)
        if kind == 0:
            data = data[:at] + rng.choice(PIECES) + data[at:]
        elif kind == 1:
            data = data[:at] + data[at + rng.randrange(1, 20):]
        elif kind == 2:
            data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1:]
        elif kind == 3:
            lines = data.split(b"\n")
            a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[a], lines[b] = lines[b], lines[a]
            data = b"\n".join(lines)
        elif kind == 4:
            lines = data.split(b"\n")
            del lines[rng.randrange(len(lines))]
            data = b"\n".join(lines)
        elif kind == 5:
            other = rng.choice(others)
            start = rng.randrange(len(other) + 1)
            data = data[:at] + other[start:start + rng.randrange(1, 200)] + data[at:]
        elif kind == 6:
            words = list(re.finditer(rb"\w+", data))
            if len(words) > 1:
                a, b = rng.choice(words), rng.choice(words)
                data = data[:a.start()] + b.group() + data[a.end():]
        elif kind == 7:
            data = data[:at]
        else:
            piece = data[at:at + rng.randrange(1, 40)]
            data = data[:at] + piece * rng.choice((2, 3, 50)) + data[at:]
    return data


class Fuzzer:
    def __init__(self, o, tmp):
        self.o, self.path, self.tmp = o, os.path.join(tmp, "input.py"), tmp
        self.env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:abort_on_error=1",
                        UBSAN_OPTIONS="abort_on_error=1")

    def problem(self, data):
        """None, or how krait ended badly on this input."""
        with open(self.path, "wb") as f:
            f.write(data)
        commands = [[self.o.krait, "--compile-only", self.path]]
        if self.o.run and not UNSAFE.search(data):
            commands.append([self.o.krait, self.path])
        for command in commands:
            try:
                p = subprocess.run(["/bin/sh", "-c", 'ulimit -d 2000000 -f 20000; exec "$@"', "sh"] + command
                                   if "build-san" not in self.o.krait else command,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, timeout=10, cwd=self.tmp, env=self.env)
            except subprocess.TimeoutExpired:
                if len(command) == 3:
                    return "hangs"
                continue   # a mutated program may loop for good reason
            if p.returncode < 0 and p.returncode not in (-25, -9):
                return "signal %d" % -p.returncode
        return None

    def shrink(self, data, kind):
        """Fewer lines, then fewer bytes, as long as it ends the same way."""
        for split in (b"\n", None):
            parts = data.split(split) if split else [data[i:i + 1] for i in range(len(data))]
            if len(parts) > 3000:
                continue
            size = max(1, len(parts) // 2)
            until = time.time() + 60
            while size and time.time() < until:
                at = 0
                while at < len(parts):
                    less = parts[:at] + parts[at + size:]
                    if self.problem((split or b"").join(less)) == kind:
                        parts = less
                    else:
                        at += size
                size //= 2
            data = (split or b"").join(parts)
        return data


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=os.path.join(ROOT, "build", "krait"))
    p.add_argument("--seconds", type=float, default=60)
    p.add_argument("--seed", type=int, default=None)
    p.add_argument("--run", action="store_true")
    o = p.parse_args()
    o.krait = os.path.abspath(o.krait)
    rng = random.Random(o.seed)
    seeds = []
    for name in sorted(glob.glob(os.path.join(ROOT, "tests", "*", "*.py")) + glob.glob(os.path.join(HERE, "corpus", "*"))):
        with open(name, "rb") as f:
            seeds.append(f.read())
    found, runs, until, known = 0, 0, time.time() + o.seconds, set()
    with tempfile.TemporaryDirectory() as tmp:
        fuzzer = Fuzzer(o, tmp)
        while time.time() < until:
            data = mutate(rng, rng.choice(seeds), seeds)
            runs += 1
            kind = fuzzer.problem(data)
            if kind is None:
                continue
            small = fuzzer.shrink(data, kind)
            if small in known:
                continue
            known.add(small)
            found += 1
            name = "%s-%s.py" % (kind.replace(" ", ""), hashlib.sha256(small).hexdigest()[:10])
            with open(os.path.join(HERE, "corpus", name), "wb") as f:
                f.write(small)
            print("%s: %s, %d bytes: %r" % (name, kind, len(small), small[:100]), flush=True)
    print("%d inputs, %d found" % (runs, found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
