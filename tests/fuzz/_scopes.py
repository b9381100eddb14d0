"""Makes random programs about names and expressions: nested functions, classes, lambdas,
comprehensions, global and nonlocal, :=, stars, defaults, decorators, match, del, try, with, for."""
import random

PRELUDE = '''
import sys
def p(*v):
    if len(LOG) < 400: LOG.append(v)
    return v[-1] if v else 0
def short(v, d=0):
    if isinstance(v, str): return repr(v.split(' at 0x')[0])[:60]
    if isinstance(v, (int, float, bytes, type(None))): return repr(v)
    if isinstance(v, (list, tuple, set, dict)) and d < 4:
        items = sorted(map(lambda x: short(x, d + 1), v)) if isinstance(v, set) else [short(x, d + 1) for x in list(v)[:8]]
        if isinstance(v, dict): items = [short(k, d + 1) + ':' + short(v[k], d + 1) for k in list(v)[:8]]
        return type(v).__name__ + '(' + ', '.join(items) + ')'
    return '<' + type(v).__name__ + '>'
def deco(f): p('deco', type(f).__name__); return f
def decof(x): p('decof', x); return deco
class Box:
    def __init__(s, v=1): s.v = v
    def __enter__(s): p('in'); return s.v
    def __exit__(s, *x): p('out', x[0] and x[0].__name__); return False
    def __getattr__(s, n): return n
    def __getitem__(s, k): p('get', k); return 2
    def __setitem__(s, k, v): p('set', k, v)
    def __iter__(s): return iter((1, 2, 3))
    def __call__(s, *a, **k): p('call', a, sorted(k.items())); return len(a) + len(k)
'''
NAMES = "abcde"


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.depth = 0
        self.count = self.comps = 0

    def pick(self, *choices):
        return self.r.choice(choices)

    def name(self):
        return self.r.choice(NAMES)

    # ---- expressions ----

    def atom(self):
        return self.pick(self.name, self.name, self.name, lambda: str(self.r.randrange(4)),
                         lambda: "'%s'" % self.name(), lambda: "o", lambda: "p(%s)" % self.name(), lambda: "None")()

    def expr(self, d=0):
        if d > 2 or self.r.random() < 0.25:
            return self.atom()
        e = lambda: self.expr(d + 1)  # noqa: E731
        return self.pick(
            lambda: "(%s %s %s)" % (e(), self.pick("+", "-", "*", "and", "or", "==", "<", "in", "is", "%", "|"), e()),
            lambda: "(%s if %s else %s)" % (e(), e(), e()),
            lambda: "(%s := %s)" % (self.name() if self.comps == 0 else self.pick(*"fgh"), e()),
            lambda: "[%s]" % ", ".join(self.star(d) for _ in range(self.r.randrange(4))),
            lambda: "(%s,)" % ", ".join(self.star(d) for _ in range(self.r.randrange(1, 4))),
            lambda: "{%s}" % ", ".join("%s: %s" % (e(), e()) for _ in range(self.r.randrange(3))),
            lambda: "short({%s})" % ", ".join(self.star(d) for _ in range(self.r.randrange(1, 3))),
            lambda: self.comprehension(d), lambda: self.comprehension(d), lambda: self.comprehension(d),
            lambda: "(lambda %s: %s)" % (self.parameters(d), e()),
            lambda: "(lambda %s: %s)(%s)" % (self.parameters(d), e(), self.arguments(d)),
            lambda: "o(%s)" % self.arguments(d), lambda: "o[%s]" % self.subscript(d),
            lambda: "p(%s)" % e(), lambda: "(not %s)" % e(), lambda: "f'{%s}-{type(%s)!r:>{5}}'" % (self.atom().replace("'", '"'), self.name()),
            lambda: "(%s < %s <= %s)" % (e(), e(), e()), lambda: "short(%s)" % e(),
            lambda: "%s(%s)" % (self.name(), self.arguments(d)), lambda: "o.%s" % self.name())()

    def star(self, d):
        return ("*" if self.r.random() < 0.15 else "") + self.expr(d + 1)

    def subscript(self, d):
        return self.pick(lambda: self.expr(d + 1), lambda: "%s:%s" % (self.expr(d + 1), self.expr(d + 1)),
                         lambda: "%s, ::%s" % (self.expr(d + 1), self.atom()), lambda: "*%s, 1" % self.name())()

    def arguments(self, d):
        out = [self.star(d) for _ in range(self.r.randrange(3))]
        names = self.r.sample(NAMES, self.r.randrange(3))
        out += ["%s=%s" % (n, self.expr(d + 1)) for n in names]
        if self.r.random() < 0.15:
            out.append("**{'z': %s}" % self.expr(d + 1))
        return ", ".join(out)

    def parameters(self, d):
        names = self.r.sample(NAMES, self.r.randrange(4))
        out, default, star = [], False, False
        for i, n in enumerate(names):
            if not star and self.r.random() < 0.15:
                out.append("*" + n)
                star = True
                continue
            if not star and self.r.random() < 0.1:
                out.append("*")
                star = True
            default = self.r.random() < 0.6 or default and not star
            out.append(n + ("=" + self.expr(d + 2) if default else ""))
        if self.r.random() < 0.1:
            out.append("**k")
        return ", ".join(out)

    def comprehension(self, d):
        clauses = []
        for _ in range(self.pick(1, 1, 1, 2)):
            clauses.append("for %s in %s" % (self.target(d + 2), self.pick(
                lambda: "(1, 2)", lambda: "[%s, 3]" % self.atom(), lambda: "o", lambda: "range(2)",
                lambda: self.expr(d + 2))()))
            if self.r.random() < 0.3:
                clauses.append("if %s" % self.expr(d + 2))
        self.comps += 1
        body = self.expr(d + 1)
        self.comps -= 1
        text = " ".join([body] + clauses)
        return self.pick("[%s]", "list(%s)", "short({%s})", "tuple((%s))", "sum([1 for _ in [%s]])") % text

    def target(self, d):
        return self.pick(self.name, self.name, self.name, lambda: "o.x", lambda: "o[%s]" % self.atom(),
                         lambda: "(%s, *%s)" % (self.name(), self.name()))()

    # ---- statements ----

    def block(self, indent, where, n=None):
        self.depth += 1
        n = n or self.r.randrange(1, 5 if self.depth < 3 else 3)
        out = []
        for _ in range(n):
            out += self.statement(indent, where)
        self.depth -= 1
        return out

    def statement(self, indent, where):
        pad = "    " * indent
        self.count += 1
        if self.count > 60 or self.depth > 4:
            return [pad + "p(%s)" % self.atom()]
        kind = self.r.randrange(24)
        if kind < 5:
            return [pad + "%s = %s" % (self.target(0), self.expr())]
        if kind < 8:
            return [pad + "p(short(%s))" % self.expr()]
        if kind == 8:
            return [pad + "%s %s= %s" % (self.name(), self.pick("+", "-", "*", "|"), self.expr())]
        if kind == 9:
            return [pad + "del %s" % self.name()]
        if kind in (10, 11, 12, 13):
            return self.function(indent)
        if kind in (14, 15):
            return self.klass(indent)
        if kind == 16 and self.r.random() < 0.4:
            return [pad + "%s %s" % (self.pick("global", "nonlocal") if where != "module" else "global",
                                     ", ".join(self.r.sample(NAMES, self.r.randrange(1, 3))))]
        if kind == 17:
            return [pad + "for %s in %s:" % (self.target(0), self.pick("o", "(1, 2)", "range(3)", self.expr()))] + \
                self.block(indent + 1, where) + [pad + "else:"] + self.block(indent + 1, where, 1)
        if kind == 18:
            return [pad + "if %s:" % self.expr()] + self.block(indent + 1, where) + [pad + "elif %s:" % self.expr()] + \
                self.block(indent + 1, where)
        if kind in (19, 20):
            return [pad + "try:"] + self.block(indent + 1, where) + \
                [pad + "except Exception as %s:" % self.name(), pad + "    p(type(sys.exc_info()[1]).__name__)"] + \
                ([pad + "finally:"] + self.block(indent + 1, where, 1) if self.r.random() < 0.4 else [])
        if kind == 21:
            return [pad + "with Box(%s) as %s:" % (self.expr(), self.target(0))] + self.block(indent + 1, where)
        if kind == 22:
            return self.match(indent, where)
        if where == "function":
            return [pad + self.pick("return %s", "p((yield %s))", "return %s") % self.expr()]
        return [pad + "%s: int = %s" % (self.name(), self.expr())]

    def function(self, indent):
        pad, name = "    " * indent, self.name()
        out = [pad + "@" + self.pick("deco", "decof(%s)" % self.atom())] if self.r.random() < 0.3 else []
        out.append(pad + "def %s(%s):" % (name, self.parameters(0)))
        out += self.block(indent + 1, "function")
        if self.r.random() < 0.7:
            out += [pad + "p(short(run(%s%s)))" % (name, "".join(", " + self.atom() for _ in range(self.r.randrange(3))))]
        return out

    def klass(self, indent):
        pad, name = "    " * indent, self.name()
        out = [pad + "class %s%s:" % (name, self.pick("", "", "(Box)", "(metaclass=type)"))]
        out += self.block(indent + 1, "class")
        return out + [pad + "p([(k, short(v)) for k, v in sorted(vars(%s).items()) if k in 'abcde'])" % name]

    def match(self, indent, where):
        pad = "    " * indent
        out = [pad + "match %s:" % self.expr()]
        for _ in range(self.r.randrange(1, 4)):
            out.append("%s    case %s%s:" % (pad, self.pattern(1), self.pick("", "", " if " + self.expr(1))))
            out += self.block(indent + 2, where, 1)
        return out

    def pattern(self, d):
        if d > 2:
            return self.pick("1", "'a'", "[]", "None")
        q = lambda: self.pattern(d + 1)  # noqa: E731
        return self.pick(lambda: str(self.r.randrange(4)), lambda: "None", lambda: "[%s, *_]" % q(),
                         lambda: "(%s, %s)" % (q(), q()), lambda: "int(%s)" % self.name(), lambda: "%s | 3" % "2",
                         lambda: "{'a': %s, **%s}" % (q(), self.name()), lambda: "[%s, *%s]" % ("1", self.name()),
                         lambda: "(%s) as %s" % ("1 | 2", self.name()), lambda: "str() | list()",
                         lambda: "Box(v=%s)" % q())()

    def program(self):
        lines = ["%s = %s" % (n, v) for n, v in zip(NAMES, ("1", "2", "[1, 2]", "'s'", "(3, 4)"))]
        lines += ["o = Box()"]
        for _ in range(self.r.randrange(2, 6)):
            self.count = 0
            lines += self.statement(0, "module")
        return "\n".join(lines) + "\n"


DRIVER = '''
def run(f, *args):
    v = f(*args) if callable(f) else f
    if type(v).__name__ == 'generator': v = [x for x, _ in zip(v, range(5))]
    return v
for SEED, SOURCE in PROGRAMS:
    LOG = []
    SPACE = {'p': p, 'short': short, 'deco': deco, 'decof': decof, 'Box': Box, 'run': run, 'sys': sys, '__name__': 'm'}
    try: exec(compile(SOURCE, 's', 'exec'), SPACE)
    except SyntaxError: LOG = ['SyntaxError']
    except RecursionError: LOG = ['deep']
    except Exception as e: LOG.append((type(e).__name__,))
    print(SEED, [short(x) for x in LOG], [short(SPACE.get(n)) for n in 'abcde'])
'''


def script(seeds):
    return PRELUDE + "PROGRAMS = %r\n" % [(s, Maker(s).program()) for s in seeds] + DRIVER
