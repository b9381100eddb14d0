# test: timeout 60
"""Code objects of the installed library, function by function, as python3 and krait describe them: names, flags,
numbers of arguments, names of variables, and the source lines of their instructions."""
import ast
import glob
import json
import os
import subprocess
import sys

KRAIT = os.environ["KRAIT"]
STDLIB = "/usr/lib/python3.11"
DUMP = r"""
import sys

def walk(co):
    yield co
    for k in co.co_consts:
        if isinstance(k, type(co)): yield from walk(k)

for name in sys.argv[1:]:
    with open(name, 'rb') as f:
        source = f.read()
    try:
        top = compile(source, name, 'exec')
    except SyntaxError:
        print(repr((name, None)))
        continue
    for c in walk(top):
        if c.co_name in ('<listcomp>', '<setcomp>', '<dictcomp>'): continue
        lines = sorted({n for _, _, n in c.co_lines() if n} - {c.co_firstlineno})
        facts = [c.co_qualname, c.co_firstlineno, c.co_flags & 0x3ff, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount,
                 c.co_varnames, sorted(c.co_freevars), sorted(c.co_cellvars), c.co_nlocals]
        print(repr((name, facts, lines)))
"""


def facts(command, files):
    """{(file, qualified name, first line, which of these): (facts, lines)}; None of files that are refused."""
    out = {}
    for at in range(0, len(files), 40):
        r = subprocess.run(command + ["-W", "ignore", "-c", DUMP] + files[at:at + 40], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert r.returncode == 0, r.stderr.decode()[-1000:]
        for line in r.stdout.decode().split("\n")[:-1]:
            name, *rest = ast.literal_eval(line)
            if rest[0] is None:
                out[name] = None
                continue
            n = 0
            while (key := (name, rest[0][0], rest[0][1], n)) in out:
                n += 1
            out[key] = rest
    return out


def loads(name):
    """The lines where a name is looked up: code that both have, whatever they do with constants."""
    with open(name, "rb") as f:
        tree = ast.parse(f.read())
    return {n.lineno for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
            and n.id != "__debug__"}


def comparable(rest):
    """krait makes the cell __class__ only where super() or __class__ is there to use it, and numbers what is assigned in
    an except block before what is assigned in the else block behind it."""
    names, n_args = list(rest[6]), rest[3] + rest[5]
    names = names[:n_args] + sorted(names[n_args:])
    return rest[:6] + [names] + [[x for x in cells if x != "__class__"] for cells in rest[7:9]] + rest[9:]


def main():
    files = sorted(glob.glob(STDLIB + "/*.py") + glob.glob(STDLIB + "/[a-k]*/*.py"))
    files = files[::3 * int(os.environ.get("SHARE", "1"))]
    if not files:
        print("the library of python3 is not installed")
        return 77
    python, krait = facts(["/usr/bin/python3"], files), facts([KRAIT], files)
    seen, other, lines, line_sets = 0, [], [], {}
    for key, rest in python.items():
        if rest is None or key[0] in krait:
            continue
        mine = krait.get(key)
        if mine is None:
            other.append((key, "absent"))
            continue
        seen += 1
        if comparable(rest[0]) != comparable(mine[0]):
            other.append((key, rest[0], mine[0]))
        if key[0] not in line_sets:
            line_sets[key[0]] = loads(key[0])
        if line_sets[key[0]] & set(rest[1]) != line_sets[key[0]] & set(mine[1]):
            lines.append((key, sorted(set(rest[1]) ^ set(mine[1]))))
    print("%d functions of %d files; %d differ in facts, %d in lines" % (seen, len(files), len(other), len(lines)))
    for row in other[:20] + lines[:20]:
        print(json.dumps(row))
    # annotations are functions of their own since 3.14
    return 1 if other or len(lines) * 400 > seen or seen < 100 else 0


sys.exit(main())
