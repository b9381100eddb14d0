# test: timeout 200
"""Ctrl-C ends whatever built-in is at work: KeyboardInterrupt comes within a second of SIGINT."""
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

KRAIT = os.environ["KRAIT"]
GRACE = max(1, float(os.environ.get("SLOW", "1")))   # seconds; builds for tests are slower
# what runs before, and what would take minutes
CASES = {
    "loop": ("", "while 1: pass"),
    "loop in function": ("def f():\n while True: pass\n", "f()"),
    "sum": ("", "sum(range(10**12))"),
    "sum of floats": ("r = iter(lambda: 1.5, 2)", "sum(r)"),
    "any": ("import itertools", "any(itertools.repeat(0))"),
    "count": ("import itertools", "for x in itertools.count(): pass"),
    "max": ("", "max(range(10**12))"),
    "min with key": ("", "min(range(10**12), key=abs)"),
    "all": ("", "all(range(1, 10**12))"),
    "map": ("from collections import deque", "deque(map(abs, range(10**12)), 0)"),
    "filter": ("", "next(filter(None, iter(int, 1)))"),
    "zip": ("import collections", "collections.deque(zip(range(10**12), range(10**12)), maxlen=0)"),
    "islice": ("import itertools", "next(itertools.islice(itertools.count(), 10**13, None))"),
    "combinations": ("import itertools", "any(x is None for x in itertools.permutations(range(20)))"),
    "product": ("import itertools", "any(map(bool, map(int, itertools.repeat('0'))))"),
    "groupby": ("import itertools", "next(itertools.dropwhile(lambda x: 1, itertools.count()))"),
    "dropwhile of C": ("import itertools", "next(itertools.dropwhile(bool, itertools.repeat(1)))"),
    "starmap": ("import itertools", "sum(itertools.starmap(pow, itertools.repeat((2, 3))))"),
    "reduce": ("import functools", "functools.reduce(max, iter(int, 1))"),
    "contains": ("", "'x' in iter(int, 1)"),
    "contains of range": ("", "1.5 in range(10**12)"),
    "index of range": ("", "range(10**12).index(-1.5)"),
    "count of range": ("", "range(10**12).count(-1.5)"),
    "unpacking": ("", "*a, b = (0 for x in iter(int, 1) if x)"),
    "for over dict keys": ("d = dict.fromkeys(range(1000))", "while 1:\n  for k in d: pass"),
    "sort with a slow key": ("import random\ndef key(x):\n for i in range(2000): pass\n return x\n"
                             "a = list(range(300000))\nrandom.shuffle(a)", "a.sort(key=key)"),
    "sort with slow comparison": ("class A:\n def __init__(s, v): s.v = v\n def __lt__(s, o):\n"
                                  "  for i in range(300): pass\n  return s.v < o.v\nimport random\n"
                                  "a = [A(random.random()) for i in range(100000)]", "sorted(a)"),
    "sort, again": ("import random\na = [random.random() for i in range(1000000)]", "while 1: sorted(a)"),
    "list compare": ("a = [[0] * 1000] * 1000\nb = [[0] * 1000 for i in range(1000)]", "while 1: a == b"),
    "string repeat": ("", "while 1: 'x' * 1000000"),
    "string count": ("s = 'ab' * 5000000", "while 1: s.count('aab')"),
    "string replace": ("s = 'ab' * 1000000", "while 1: s.replace('b', 'cc')"),
    "comprehension": ("import itertools", "[0 for x in itertools.repeat('') if x]"),
    "string join": ("a = ['ab'] * 1000000", "while 1: ''.join(a)"),
    "string split": ("s = 'ab ' * 1000000", "while 1: s.split()"),
    "bytes find": ("s = bytes(50000000)", "while 1: s.find(b'\\0\\0\\1')"),
    "translate": ("s = 'ab' * 1000000", "while 1: s.translate({97: 'x'})"),
    "encode": ("s = '\\u1234b' * 1000000", "while 1: s.encode('utf-16').decode('utf-16')"),
    "power": ("", "3 ** (10 ** 8)"),
    "printing a big int": ("x = 1 << 40000000\nimport sys\nsys.set_int_max_str_digits(0)", "str(x)"),
    "10**10**7 as text": ("import sys\nsys.set_int_max_str_digits(0)", "while 1: str(10 ** 10 ** 7)"),
    "reading a big int": ("import sys\nsys.set_int_max_str_digits(0)\ns = '7' * 30000000", "int(s)"),
    "multiplication": ("x = 3 ** 20000000", "while 1: x * x"),
    "division": ("x = 3 ** 20000000\ny = 7 ** 5000000", "while 1: x // y"),
    "pow with modulus": ("m = (1 << 20001) - 1", "pow(3, 1 << 2000000, m)"),
    "gcd": ("import math\na = 3 ** 1000000\nb = 7 ** 600000", "while 1: math.gcd(a, b)"),
    "factorial": ("import math", "math.factorial(10 ** 8)"),
    "isqrt": ("import math\nx = 3 ** 10000000", "while 1: math.isqrt(x)"),
    "comb": ("import math", "math.comb(10 ** 8, 5 * 10 ** 7)"),
    "shift": ("x = 1 << 100000000", "while 1: x >> 1"),
    "set from iterator": ("", "set(x & 7 for x in iter(int, 1))"),
    "set from C iterator": ("import itertools", "set(itertools.repeat(1))"),
    "dict from iterator": ("import itertools", "dict(itertools.repeat((1, 2)))"),
    "set operations": ("a = set(range(1000000))\nb = set(range(500000, 1500000))", "while 1: a & b; a | b"),
    "dict copy": ("a = dict.fromkeys(range(1000000))", "while 1: dict(a)"),
    "deque extend": ("import collections, itertools", "collections.deque(maxlen=3).extend(itertools.repeat(1))"),
    "array": ("import array", "while 1: array.array('b', bytes(1000000)).count(1)"),
    "repr of a list": ("a = list(range(1000000))", "while 1: repr(a)"),
    "hash of a tuple": ("a = tuple(range(3000000))", "while 1: hash(a)"),
    "heapq": ("import heapq\na = list(range(1000000))", "while 1: heapq.heapify(a)"),
    "exec": ("", "exec('while 1: pass')"),
    "compile": ("s = 'x = 1 + 2 * (3, 4)\\n' * 100000", "while 1: compile(s, 'x', 'exec')"),
    "sleep": ("import time", "time.sleep(100)"),
    "read of a pipe": ("import os\nr, w = os.pipe()", "os.read(r, 1)"),
    "lock": ("import _thread\nl = _thread.allocate_lock()\nl.acquire()", "l.acquire()"),
    "fsum": ("import math, itertools", "math.fsum(itertools.repeat(1.0))"),
    "prod": ("import math, itertools", "math.prod(itertools.repeat(1.0))"),
    "random.shuffle": ("import random\na = list(range(1000000))", "while 1: random.shuffle(a)"),
    "memoryview": ("v = memoryview(bytes(1000000)).cast('b')", "while 1: v.tolist() == v"),
    "format": ("x = 10 ** 2000000\nimport sys\nsys.set_int_max_str_digits(0)", "while 1: f'{x:,}'"),
    "handler in C": ("import functools", "functools.reduce(lambda a, b: a, iter(int, 1))"),
    "generator chain": ("def g(n):\n if n: yield from g(n - 1)\n else:\n  while 1: yield 1\n", "for x in g(50): pass"),
    "str of str": ("s = 'a' * 10000000", "while 1: s.upper().lower().title()"),
    "comparison of strings": ("s = 'a' * 100000000\nt = 'a' * 99999999 + 'b'", "while 1: s == t"),
    "struct": ("import struct\nb = bytes(8000000)", "while 1: list(struct.iter_unpack('d', b))"),
    "json-like text": ("import collections\na = 'abcd' * 1000000", "while 1: collections.Counter(a)"),
}


if os.environ.get("SHARE", "1") != "1":     # see tests/README.md
    CASES = {name: case for name, case in CASES.items() if "000" not in case[0]}


def run(name, setup, work):
    body = "\n".join("    " + line for line in work.split("\n"))
    text = ("%s\nimport sys\ntry:\n    print('go', flush=True)\n%s\n    print('ended by itself')\n"
            "except KeyboardInterrupt:\n    print('interrupted')\n" % (setup, body))
    p = subprocess.Popen([KRAIT, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    try:
        if p.stdout.readline() != b"go\n":
            return "%s: does not start: %s" % (name, p.communicate()[1][-300:].decode())
        time.sleep(0.3)
        start = time.monotonic()
        p.send_signal(signal.SIGINT)
        out, err = p.communicate(timeout=GRACE * 20)
        took = time.monotonic() - start
    except subprocess.TimeoutExpired:
        return "%s: not interrupted" % name
    finally:
        p.kill()
        p.wait()
    if out != b"interrupted\n" or p.returncode:
        return "%s: status %d, %r %s" % (name, p.returncode, out, err[-300:].decode())
    return "%s: took %.1f s" % (name, took) if took > GRACE else None


with ThreadPoolExecutor(2) as pool:
    bad = [r for r in pool.map(lambda c: run(c[0], *c[1]), CASES.items()) if r]
print("\n".join(bad))
print("%d cases, %d bad" % (len(CASES), len(bad)))
sys.exit(1 if bad else 0)
