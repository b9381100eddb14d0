"""Random control flow: loops, try in all forms, with, match, closures, classes, generators and
coroutines, nested at will. Each program runs under krait and python3; the traces must agree.

    tests/compile/control_flow_oracle.py [FIRST [COUNT]]     (seeds; default 0 60)"""
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KRAIT = os.environ.get("KRAIT", os.path.join(ROOT, "build", "krait"))
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable

PRELUDE = """
class E1(Exception): pass
class E2(Exception): pass
cnt = 0
def t(x=None):
    global cnt
    cnt += 1
    if cnt > 3000: raise SystemExit('limit')
    print('t', x)
    return x if x.__class__ is int else 1
class CM:
    def __init__(s, n): s.n = n
    def __enter__(s): print('enter', s.n); return s
    def __exit__(s, t, v, tb): print('exit', s.n, t and t.__name__); return s.n == 3
    async def __aenter__(s): print('aenter', s.n); await aw(1); return s
    async def __aexit__(s, t, v, tb):
        print('aexit', s.n, t and t.__name__)
        await aw(2)
        return s.n == 3
class aw:
    def __init__(s, v): s.v = v
    def __await__(s):
        x = yield ('susp', s.v)
        return x
async def ag(n):
    for i in range(n):
        await aw(i)
        yield i
"""

DRIVER = """
for args in ((0, 1, 2), (1, 0, []), (5, 7, 'x')):
    try:
        g = main(*args)
        v = None
        n = 0
        while True:
            n += 1
            print('yield', g.send(v))
            v = n
    except StopIteration as e:
        print('return', e.value)
    except Exception as e:
        x = e
        names = []
        while x is not None and len(names) < 5:
            names.append(type(x).__name__)
            x = x.__context__
        print('EXC', names)
"""


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0
        self.is_async = seed % 2 == 1

    def expr(self, d=0):
        r, e = self.r, self.expr
        k = r.randrange(13)
        if d > 2 or k < 4:
            return r.choice(["a", "b", "t(%d)" % r.randrange(100), "1", "0", "c"])
        if k == 4: return "(%s if %s else %s)" % (e(d + 1), e(d + 1), e(d + 1))
        if k == 5: return "(%s and %s)" % (e(d + 1), e(d + 1))
        if k == 6: return "(%s or not %s)" % (e(d + 1), e(d + 1))
        if k == 7: return "(%s < %s <= %s)" % (e(d + 1), e(d + 1), e(d + 1))
        if k == 8:
            comp = "[%s async for q in ag(%d) if await aw(%s)]" if self.is_async \
                else "[%s for q in range(%d) if %s]"
            return comp % (e(d + 1), r.randrange(4), e(d + 1))
        if k == 9: return "(w%d := %s)" % (r.randrange(3), e(d + 1))
        if k == 10: return "f'{%s} {%s!r:>3}'" % (e(3), e(3))
        if k == 11: return "(lambda z=%s: z + %s)()" % ("t(%d)" % r.randrange(9), "t(1)")
        return "t(%d) + t(%d)" % (r.randrange(9), r.randrange(9))

    def block(self, d, loop, ind, final=False, star=False):
        out = []
        for _ in range(self.r.randrange(1, 4 if d < 2 else 3)):
            out += self.stmt(d, loop, ind, final, star)
        return out

    def tries(self, d, loop, ind, final, star):
        pad, out = "    " * ind, []
        out = [pad + "try:"] + self.block(d + 1, loop, ind + 1, final, star)
        kinds = ["E1 as e", "(E2, KeyError)", "Exception as e", "E1", "KeyError"]
        for kind in self.r.sample(kinds, self.r.randrange(1, 3)):
            out += [pad + "except %s:" % kind] + self.block(d + 1, loop, ind + 1, final, star)
            if self.r.random() < .15: out += [pad + "    raise"]
        if self.r.random() < .4: out += [pad + "else:"] + self.block(d + 1, loop, ind + 1, final, star)
        if self.r.random() < .5:
            out += [pad + "finally:"] + self.block(d + 1, loop, ind + 1, self.r.random() < .7, star)
        return out

    def loops(self, d, loop, ind, final, star):
        pad, r = "    " * ind, self.r
        if r.random() < .3:
            out = [pad + "k%d = 0" % ind, pad + "while k%d < %d:" % (ind, r.randrange(1, 4)),
                   pad + "    k%d += 1" % ind]
        elif self.is_async and r.random() < .5:
            out = [pad + "async for %s in ag(%d):" % (r.choice("abi"), r.randrange(4))]
        else:
            what = r.choice(["range(3)", "[1, 2]", "range(t(2))", "(1, 5)", "range(5, 0, -2)"])
            out = [pad + "for %s in %s:" % (r.choice("abi"), what)]
        out += self.block(d + 1, True, ind + 1)
        if r.random() < .4: out += [pad + "else:"] + self.block(d + 1, loop, ind + 1, final, star)
        return out

    def match(self, d, loop, ind, final, star):
        pad, r = "    " * ind, self.r
        subject = r.choice(["a", "[a, b]", "{'x': a}", "(1, 2, a)", "c"])
        pattern = r.choice(["[x, *y]", "{'x': 1 | 2 as x}", "int(x) if x > 1", "[_, x]", "1 | 0",
                            "str()", "(x, y, z)"])
        return [pad + "match %s:" % subject, pad + "    case %s:" % pattern] + \
            self.block(d + 1, loop, ind + 2, final, star) + [pad + "    case _:"] + \
            self.block(d + 1, loop, ind + 2, final, star)

    def stmt(self, d, loop, ind, final, star):
        pad, r = "    " * ind, self.r
        k = r.randrange(20)
        if d > 3: k %= 5
        leave = not final and not star
        if k == 1: return [pad + r.choice("abc") + " = " + self.expr()]
        if k == 2 and loop and leave:
            return [pad + "if %s: %s" % (self.expr(2), r.choice(["break", "continue"]))]
        if k == 3 and leave: return [pad + "if %s: return %s" % (self.expr(2), self.expr(2))]
        if k == 4:
            return [pad + "if %s: raise %s" % (self.expr(2), r.choice(["E1(3)", "E2", "KeyError('x')"]))]
        if k == 5:
            return [pad + "if %s:" % self.expr()] + self.block(d + 1, loop, ind + 1, final, star) + \
                [pad + "else:"] + self.block(d + 1, loop, ind + 1, final, star)
        if k in (6, 7, 8): return self.loops(d, loop, ind, final, star)
        if k in (9, 10, 11): return self.tries(d, loop, ind, final, star)
        if k == 12:
            return [pad + "try:"] + self.block(d + 1, loop, ind + 1, final, star) + \
                [pad + "finally:"] + self.block(d + 1, loop, ind + 1, r.random() < .6, star)
        if k == 13:
            word = "async " if self.is_async and r.random() < .5 else ""
            return [pad + word + "with CM(%d) as m, CM(%d):" % (r.randrange(4), r.randrange(4))] + \
                self.block(d + 1, loop, ind + 1, final, star)
        if k == 14:
            return [pad + ("t(await aw(%s))" if self.is_async else "yield %s") % self.expr(2)]
        if k == 15: return self.match(d, loop, ind, final, star)
        if k == 16 and not star:
            return [pad + "try:"] + self.block(d + 1, loop, ind + 1, final, star) + \
                [pad + "except* E1 as e:"] + self.block(d + 1, False, ind + 1, True, True) + \
                [pad + "except* (KeyError, E2):"] + self.block(d + 1, False, ind + 1, True, True)
        if k == 17:
            return [pad + "a, *b2 = %s" % r.choice(["[1, 2, 3]", "(a, b)", "'xyz'"]), pad + "a, b = b, a"]
        self.n += 1
        if k == 18:
            return [pad + "def inner%d():" % self.n, pad + "    nonlocal a",
                    pad + "    a = t(%d)" % self.n, pad + "    return b", pad + "t(inner%d())" % self.n]
        if k == 19:
            return [pad + "class K%d:" % self.n, pad + "    a = t(%d)" % self.n,
                    pad + "    def m(self): return a, __class__.__name__", pad + "t(K%d().m())" % self.n]
        return [pad + "t(%d)" % self.n]

    def program(self):
        body = self.block(0, False, 1) + self.block(0, False, 1) + self.block(0, False, 1)
        if not self.is_async: body.append("    yield 0")
        head = "async def main(a, b, c):\n" if self.is_async else "def main(a, b, c):\n"
        return PRELUDE + head + "\n".join(body) + "\n" + DRIVER


def run(command):
    r = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return re.sub(rb"^SyntaxWarning.*", b"", r.stdout), r.returncode, r.stderr


def main(args):
    first, count = (int(a) for a in (args + ["0", "60"][len(args):]))
    bad = done = 0
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "p.py")
        for seed in range(first, first + count):
            text = Maker(seed).program()
            if text.count("\n") > 300: continue
            open(path, "w").write(text)
            expected, got = run([PYTHON, "-W", "ignore", path]), run([KRAIT, path])
            done += 1
            if expected[:2] != got[:2]:
                bad += 1
                print("seed %d: traces differ %s" % (seed, got[2][-200:].decode("utf-8", "replace")))
    print("%d programs, %d differ" % (done, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
