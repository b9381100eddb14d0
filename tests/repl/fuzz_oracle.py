# test: timeout 200
"""Random bytes, keys and pieces of sessions into `krait repl` and into the prompt on a terminal: it answers or ends, without a
fault or a message of its own.

    tests/repl/fuzz_oracle.py [FIRST [COUNT]]     (seeds; default 0 60)"""
import os
import pty
import random
import select
import subprocess
import sys
import time

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


def over_pipes(data, env):
    try:
        p = subprocess.run([KRAIT, "repl", "--heap", "400k"], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           env=env, timeout=4 * LIMIT)
    except subprocess.TimeoutExpired as e:
        return "no end: %r" % (e.stdout or b"")[-300:]
    return "" if p.returncode == 0 and not p.stderr else "exit %d: %s" % (p.returncode, p.stderr.decode("utf-8", "replace"))


def at_terminal(data, env):
    """Ends by what leaves every mode, again and again: the program may be reading."""
    near, far = pty.openpty()
    p = subprocess.Popen([KRAIT, "-q"], stdin=far, stdout=far, stderr=far, env=dict(env, TERM="xterm", KRAIT_HISTORY=""),
                         start_new_session=True)
    os.close(far)
    out, until = b"", time.monotonic() + 4 * LIMIT
    while b">>> " not in out:
        out += os.read(near, 65536)
    while p.poll() is None and time.monotonic() < until:
        readable, writable, _ = select.select([near], [near] if data else [], [], 0.05)
        try:
            if readable:
                out = (out + os.read(near, 65536))[-4000:]
            elif writable:
                data = data[os.write(near, data[:100]):]
            elif not data:
                data = b"\x03\x02\x07\x03\x04\r"
        except OSError:  # the far end is closed
            break
    if time.monotonic() >= until:
        p.kill()
    status = p.wait()
    os.close(near)
    return "" if status == 0 else "exit %d: %s" % (status, out.decode("utf-8", "replace"))


def main(first, count):
    bad = 0
    for seed in range(first, first + count):
        data = session(random.Random(seed))
        env = dict(os.environ, KRAIT_GC_STRESS=str((0, 0, 0, 13)[seed % 4]))
        problem = at_terminal(data, env) if seed % 3 == 2 else over_pipes(data, env)
        if problem:
            bad += 1
            print("seed %d: %s\n  %r" % (seed, problem[-2000:], data))
    return bad > 0


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:]]
    sys.exit(main(numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else 60))
