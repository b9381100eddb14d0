# test: timeout 200
"""Random bytes, keys and pieces of sessions into `krait repl`: it answers or ends, without a fault or a message of its own.

    tests/repl/fuzz_oracle.py [FIRST [COUNT]]     (seeds; default 0 60)"""
import os
import random
import subprocess
import sys

from _session import KRAIT, LIMIT

PIECES = [b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x05A\x01", b"\x05B\x01", b"\r", b"\n", b"\t", b"\x7f", b"\x0b", b"\x15",
          b"\x17", b"\x19", b"\33[A", b"\33[B", b"\33[C", b"\33[D", b"\33[H", b"\33[F", b"\33[3~", b"\33[200~", b"\33[201~", b"\33",
          b"\33[1;5C", b"\33[", b"\33O", b"\33b", b"\33d", b"\33\x7f", b"print(1)", b"if 1:", b"x = [1, 2]", b"x.", b"import ", b"sys",
          b"def f(a):", b"return a", b"'''", b"(", b")", b"  ", b"1/0", b"_", b"class A:", b"a" * 300, "äö€𝄞".encode(), b"\xff\xfe",
          b"\xe2\x82", b"import sys", b"sys.stdin.read(5)", b"input('?')", b"raise SystemExit", b"raise KeyboardInterrupt", b"\0",
          b"for i in range(3): print(i)", b"x" * 5000, b"'a' * 100000", b"[0] * 100000", b"import micropython",
          b"micropython.kbd_intr(-1)", b"sys.stdout.buffer.write(b'abc')", b"sys.stdin.readline()", b"del sys.ps1", b"sys.stdout = 1"]


def session(rng):
    out = b""
    for _ in range(rng.randrange(200)):
        kind = rng.randrange(10)
        if kind < 7:
            out += rng.choice(PIECES)
        elif kind < 9:
            out += bytes(rng.randrange(32, 127) for _ in range(rng.randrange(1, 8)))
        else:
            out += bytes(rng.randrange(256) for _ in range(rng.randrange(1, 8)))
    return out


def main(first, count):
    bad = 0
    for seed in range(first, first + count):
        data = session(random.Random(seed))
        env = dict(os.environ, KRAIT_GC_STRESS=str((0, 0, 0, 13)[seed % 4]))
        try:
            p = subprocess.run([KRAIT, "repl", "--heap", "400k"], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=env, timeout=4 * LIMIT)
            problem = "" if p.returncode == 0 and not p.stderr else "exit %d: %s" % (p.returncode, p.stderr.decode("utf-8", "replace"))
        except subprocess.TimeoutExpired as e:
            problem = "no end: %r" % (e.stdout or b"")[-300:]
        if problem:
            bad += 1
            print("seed %d: %s\n  %r" % (seed, problem[-2000:], data))
    return bad > 0


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:]]
    sys.exit(main(numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else 60))
