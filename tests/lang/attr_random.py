# Random programs about attributes: few names, many kinds of objects through the same places of the
# code, classes and modules that change under them. Arguments: first seed, number of seeds, "show" or "text".
import os
import random
import sys

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md

NAMES = ["a", "b", "c", "m"]
PRELUDE = '''
from types import ModuleType

log = []
names = {}
kept = []

class Data:
    def __init__(self, tag): self.tag = tag
    def __get__(self, obj, cls): return ("data", self.tag, obj, cls)
    def __set__(self, obj, v): log.append(("dset", self.tag, show(obj), show(v)))
    def __delete__(self, obj): log.append(("ddel", self.tag, show(obj)))

class NonData:
    def __init__(self, tag): self.tag = tag
    def __get__(self, obj, cls): return ("nondata", self.tag, obj, cls)

class Mood:
    """Gains and loses __get__, __set__ and __call__ on the way."""
    def __init__(self, tag): self.tag = tag

class Still:
    pass

class Bind:
    def __get__(self, obj, cls): return ("bind", self.tag, obj, cls)
    def __set__(self, obj, v): log.append(("bset", self.tag, show(obj), show(v)))

class Call:
    def __init__(self, tag): self.tag = tag
    def __call__(self, *args): return ("call", self.tag, *args)

class PropSub(property):
    pass

def mood_get(self, obj, cls): return ("mood", self.tag, obj, cls)
def mood_set(self, obj, v): log.append(("mset", self.tag, show(obj), show(v)))
def mood_call(self, *args): return ("mcall", self.tag, *args)

def hook1(self, name): return ("hook1", name)
def hook2(self, name):
    if name in ("a", "m"): raise AttributeError(name)
    return ("hook2", name)
def grab1(self, name):
    log.append(("grab1", name))
    return object.__getattribute__(self, name)
def put1(self, name, v):
    log.append(("put1", name, show(v)))
    object.__setattr__(self, name, v)
def drop1(self, name):
    log.append(("drop1", name))
    object.__delattr__(self, name)
def mgrab(name): return ("module hook", name)

def fn(tag):
    def f(*args): return ("fn", tag, *args)
    f.__name__ = f.__qualname__ = "f" + str(tag)
    return f

def prop(tag, setter, deleter, kind=property):
    def get(self): return ("prop", tag, self)
    def put(self, v): log.append(("pset", tag, show(self), show(v)))
    def drop(self): log.append(("pdel", tag, show(self)))
    return kind(get, put if setter else None, drop if deleter else None)

def show(v, depth=3):
    if v is None or isinstance(v, (int, str, float)): return v
    if type(v) is tuple: return tuple(show(x, depth - 1) for x in v) if depth else "..."
    if type(v) in (Data, NonData, Mood, Call, Still, Bind): return (type(v).__name__, v.tag)
    if id(v) in names: return names[id(v)]
    kind = type(v).__name__
    if kind == "function": return v.__name__
    if kind == "method": return ("method", show(v.__func__), show(v.__self__))
    return kind

def name_it(v, name):
    names[id(v)] = name
    kept.append(v)
    return v

def reclass(o, c):
    if type(o) in plain and c in plain: o.__class__ = c
def rebase(c, base):
    if c in plain and base in plain and c.__bases__ != (object,): c.__bases__ = (base,)

held = [{}]
def hold(o): held.append(o.__dict__)

def fill(o, n):
    for k in range(n): setattr(o, "x%d" % k, k)

def report(e):
    log.append(type(e).__name__)
'''


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = [PRELUDE]
        self.tag = 0
        self.classes, self.insts, self.mods, self.funcs, self.sites = [], [], [], [], []
        self.odd = []  # subclasses of built-in classes
        self.plain = []  # classes whose instances are laid out alike

    def next(self):
        self.tag += 1
        return self.tag

    def name(self):
        return self.r.choice(NAMES)

    def value(self):
        """An expression for something put into a class."""
        r, t = self.r, self.next()
        return r.choice([
            str(t), str(t), "fn(%d)" % t, "fn(%d)" % t, "fn(%d)" % t,
            "prop(%d, %d, %d)" % (t, r.random() < 0.5, r.random() < 0.5),
            "prop(%d, 0, 0)" % t, "prop(%d, 1, 1, PropSub)" % t,
            "Data(%d)" % t, "NonData(%d)" % t, "Mood(%d)" % t, "Call(%d)" % t,
            "staticmethod(fn(%d))" % t, "classmethod(fn(%d))" % t, "None", "len", "int",
        ])

    def simple(self):
        r, t = self.r, self.next()
        return r.choice([str(t)] * 6 + ["fn(%d)" % t, "Call(%d)" % t, "Data(%d)" % t, "Mood(%d)" % t, "len", "None"])

    def make_class(self):
        r, name = self.r, "C%d" % len(self.classes)
        bases = r.sample(self.classes, min(len(self.classes), r.choice([0, 0, 1, 1, 1, 2])))
        if set(bases) & set(self.odd):
            bases = [r.choice(self.odd)]
        if not bases and r.random() < 0.12:
            bases = [r.choice(["list", "dict", "Exception", "int"])]
        if set(bases) & set(self.odd + ["list", "dict", "Exception", "int"]):
            self.odd.append(name)
        meta = ", metaclass=Meta" if r.random() < 0.1 else ""
        out = ["class %s(%s%s):" % (name, ", ".join(bases), meta)]
        if not bases and meta:
            out[0] = "class %s(%s):" % (name, meta[2:])
        if set(bases) <= set(self.plain) and r.random() < 0.7:
            self.plain.append(name)
        elif r.random() < 0.5:
            slots = r.sample(NAMES, r.randint(0, 2)) + (["__dict__"] if r.random() < 0.2 else [])
            out.append("    __slots__ = %r" % (tuple(slots),))
        for _ in range(r.randint(0, 3)):
            out.append("    %s = %s" % (self.name(), self.value()))
        if r.random() < 0.6:
            inits = ["self.%s = %s" % (n, self.next()) for n in r.sample(NAMES, r.randint(1, 3))]
            out.append("    def __init__(self):")
            for line in inits:
                out += ["        try: %s" % line, "        except Exception as e: report(e)"]
        for n in NAMES:
            if r.random() < 0.15:
                out.append("    def %s(self, *args): return (%d, super().%s)" % (n, self.next(), n))
        for special, hooks in (("__getattr__", ["hook1", "hook2"]), ("__getattribute__", ["grab1"]),
                               ("__setattr__", ["put1"]), ("__delattr__", ["drop1"])):
            if r.random() < (0.15 if special == "__getattr__" else 0.04):
                out.append("    %s = %s" % (special, r.choice(hooks)))
        out.append("    pass")
        self.lines.append("try:\n" + "\n".join("    " + x for x in out))
        self.lines.append("except (TypeError, ValueError) as e:\n    class %s: pass\n    report(e)" % name)
        self.lines.append("name_it(%s, '%s')" % (name, name))
        self.classes.append(name)

    def make_sites(self):
        for n in NAMES:
            self.lines.append("def get_%s(o): return o.%s" % (n, n))
            self.lines.append("def put_%s(o, v): o.%s = v" % (n, n))
            self.lines.append("def drop_%s(o): del o.%s" % (n, n))
            self.lines.append("def call_%s(o): return o.%s(1)" % (n, n))
            self.lines.append("def add_%s(o): o.%s += 1; return o.%s" % (n, n, n))
            self.lines.append("def glob_%s(): return %s" % (n, n))
            self.lines.append("def has_%s(o): return hasattr(o, '%s'), getattr(o, '%s', 'none')" % (n, n, n))
        self.lines.append("def glob_len(): return len('four'), abs")
        self.lines.append("def two(o, v):\n    o.a = v\n    o.b = o.a\n    return o.a, o.b, o.c")

    def target(self):
        r = self.r
        k = r.random()
        if k < 0.65 or not self.mods:
            return r.choice(self.insts)
        if k < 0.85:
            return r.choice(self.classes)
        return r.choice(self.mods + self.funcs)

    def mutation(self):
        """One statement that changes something (it may fail)."""
        r, n, c, o = self.r, self.name(), self.r.choice(self.classes), self.target()
        p = r.choice(self.plain)
        return r.choice([
            lambda: "%s.%s = %s" % (c, n, self.value()),
            lambda: "%s.%s = %s" % (c, n, self.value()),
            lambda: "del %s.%s" % (c, n),
            lambda: "del %s.%s" % (c, n),
            lambda: "%s.%s = %s" % (o, n, self.simple()),
            lambda: "del %s.%s" % (o, n),
            lambda: "%s.__dict__['%s'] = %s" % (o, n, self.simple()),
            lambda: "%s.__dict__.pop('%s', 0)" % (o, n),
            lambda: "%s.__dict__.clear()" % r.choice(self.insts),
            lambda: "%s.__dict__ = {'%s': %s}" % (r.choice(self.insts), n, self.simple()),
            lambda: "%s.__dict__ = %s.__dict__" % (r.choice(self.insts), r.choice(self.insts)),
            lambda: "reclass(%s, %s)" % (r.choice(self.insts), p),
            lambda: "reclass(%s, %s)" % (r.choice(self.insts), p),
            lambda: "rebase(%s, %s)" % (p, r.choice(self.plain)),
            lambda: "%s.__getattr__ = %s" % (c, r.choice(["hook1", "hook2"])),
            lambda: "del %s.__getattr__" % c,
            lambda: "%s.__getattribute__ = grab1" % c,
            lambda: "del %s.__getattribute__" % c,
            lambda: "%s.__setattr__ = put1" % c,
            lambda: "del %s.__setattr__" % c,
            lambda: "%s.__delattr__ = drop1" % c,
            lambda: "del %s.__delattr__" % c,
            lambda: "Mood.__get__ = mood_get",
            lambda: "del Mood.__get__",
            lambda: "Mood.__set__ = mood_set",
            lambda: "del Mood.__set__",
            lambda: "Mood.__call__ = mood_call",
            lambda: "del Mood.__call__",
            lambda: "del Data.__set__" if r.random() < 0.1 else "%s.%s = Data(%d)" % (c, n, self.next()),
            lambda: "globals()['%s'] = %s" % (n, self.simple()),
            lambda: "globals().pop('%s', 0)" % n,
            lambda: "globals()['len'] = fn(%d)" % self.next(),
            lambda: "globals().pop('len', 0)",
            lambda: "globals()['abs'] = %d" % self.next(),
            lambda: "globals().pop('abs', 0)",
            lambda: "Meta.%s = %s" % (n, self.value()),
            lambda: "del Meta.%s" % n,
            lambda: "%s = name_it(%s(), '%s')" % self.again(),
            lambda: "%s.__getattr__ = mgrab" % r.choice(self.mods),
            lambda: "del %s.__getattr__" % r.choice(self.mods),
            lambda: "%s.__class__ = %s" % (r.choice(self.mods), r.choice(["Mod", "ModuleType"])),
            lambda: "%s.__code__ = fn(%d).__code__" % (r.choice(self.funcs), 1),
            lambda: "setattr(%s, '%s', %s)" % (o, n, self.simple()),
            lambda: "delattr(%s, '%s')" % (o, n),
            lambda: "fill(%s, %d)" % (o, r.choice([2, 5, 9, 40])),
            lambda: "hold(%s)" % r.choice(self.insts),
            lambda: "hold(%s)" % r.choice(self.insts),
            lambda: "held[-1]['%s'] = %s" % (n, self.simple()),
            lambda: "del held[-1]['%s']" % n,
            lambda: "log.append((sorted(k for k in held[-1] if k[:2] != '__'), %s.__dict__ is held[-1]))" % o,
            lambda: "%s.%s = %s.%s = Mood(%d); %s.%s.__class__ = %s" % (c, n, c, n, self.next(), c, n, r.choice(["Mood", "Still", "Bind"])),
            lambda: "%s.%s.__class__ = %s" % (c, n, r.choice(["Mood", "Still", "Bind"])),
            lambda: "%s.%s.__class__ = %s" % (c, n, r.choice(["Mood", "Still", "Bind"])),
            lambda: "copy = %s.__dict__.copy(); %s.__dict__.update(copy)" % (o, r.choice(self.insts)),
        ])()

    def again(self):
        o = self.r.choice(self.insts)
        return o, self.r.choice(self.classes), o

    def use(self, o):
        """One expression through a shared place of the code."""
        r, n = self.r, self.name()
        return r.choice([
            "get_%s(%s)" % (n, o), "get_%s(%s)" % (n, o), "get_%s(%s)" % (n, o), "call_%s(%s)" % (n, o),
            "call_%s(%s)" % (n, o), "put_%s(%s, %s)" % (n, o, self.simple()), "drop_%s(%s)" % (n, o),
            "add_%s(%s)" % (n, o), "glob_%s()" % n, "glob_len()", "has_%s(%s)" % (n, o), "two(%s, %d)" % (o, self.next()),
        ])

    def guarded(self, stmt, indent):
        self.lines.append("%stry: %s" % (indent, stmt))
        self.lines.append("%sexcept Exception as e: report(e)" % indent)

    def loop(self, k):
        """A function whose loop has its own places, with changes at some of its turns."""
        r = self.r
        pool = [self.target() for _ in range(r.randint(1, 4))]
        order = [r.choice(pool) for _ in range(r.randint(8, 30))]
        self.lines.append("def loop%d():" % k)
        self.lines.append("    global " + ", ".join(self.insts))
        self.lines.append("    for i, o in enumerate([%s]):" % ", ".join(order))
        for _ in range(r.randint(1, 3)):
            self.lines.append("        if i == %d:" % r.randrange(len(order)))
            self.guarded(self.mutation(), "            ")
        for _ in range(r.randint(1, 3)):
            n = self.name()
            self.guarded(r.choice([
                "log.append(show(o.%s))" % n, "log.append(show(o.%s(i)))" % n, "o.%s = i" % n, "o.%s += 1" % n,
                "log.append(show(%s))" % n, "del o.%s" % n, "log.append(show(%s))" % self.use("o"),
                "log.append(show(type(o).%s))" % n, "log.append(show(super(type(o), o).%s))" % n,
            ]), "        ")
        self.lines.append("loop%d()" % k)

    def program(self):
        r = self.r
        self.lines.append("class Meta(type):\n    def meth(cls): return cls.__name__")
        self.lines.append("class Mod(ModuleType):\n    c = 'mod class'\n    a = prop(0, 0, 0)")
        for k in range(r.randint(2, 5)):
            self.make_class()
        while not self.plain:
            self.make_class()
        for k in range(r.randint(3, 7)):
            self.insts.append("o%d" % k)
            c = r.choice(self.classes)
            self.lines.append("try: o%d = name_it(%s(), 'o%d')" % (k, c, k))
            self.lines.append("except Exception as e: report(e); o%d = name_it(Call(%d), 'o%d')" % (k, k, k))
        for k in range(2):
            self.mods.append("mod%d" % k)
            self.lines.append("mod%d = name_it(ModuleType('mod%d'), 'mod%d')" % (k, k, k))
        self.lines.append("plain = [%s]" % ", ".join(self.plain))
        self.funcs.append("func")
        self.lines.append("func = name_it(fn(0), 'func')")
        self.make_sites()
        for k in range(r.randint(10, 25)):
            what = r.random()
            if what < 0.4:
                self.loop(k)
            elif what < 0.7:
                expr = self.use("o")
                pool = ", ".join(self.target() for _ in range(r.randint(1, 5)))
                self.lines.append("for o in [%s] * %d:" % (pool, r.choice([1, 4, 12])))
                self.guarded("log.append(show(%s))" % expr, "    ")
            else:
                self.guarded(self.mutation(), "")
        return "\n".join(self.lines) + "\n"


def run(seed):
    text = Maker(seed).program()
    space = {"__name__": "random_program"}
    try:
        exec(compile(text, "<seed %d>" % seed, "exec"), space)
    except Exception as e:
        space["log"].append(("stopped", type(e).__name__))
    return space["log"]


first, count = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (1, 150 // SHARE)
for seed in range(first, first + count):
    if sys.argv[3:] == ["text"]:
        print(Maker(seed).program())
        continue
    log = run(seed)
    if sys.argv[3:] == ["show"]:
        print(*log, sep="\n")
    print("seed", seed, len(log), sum(i * sum(repr(x).encode()) for i, x in enumerate(log)) % 1000003)
