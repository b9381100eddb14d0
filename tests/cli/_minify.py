"""What the tests of `krait minify` share: running it, and comparing programs by python3's own bytecode."""
import ast
import dis
import importlib.machinery
import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import types
import warnings
from concurrent.futures import ThreadPoolExecutor

ROOT, KRAIT = os.environ["ROOT"], os.environ["KRAIT"]
NAMES = {"LOAD_FAST", "STORE_FAST", "DELETE_FAST", "LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF", "LOAD_CLOSURE",
         "LOAD_CLASSDEREF", "MAKE_CELL", "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR"}
ANY_ORDER = {"LOAD_CLOSURE", "MAKE_CELL"}    # these come sorted by name


def minify(files, folder, *options, cwd=None):
    """Minifies files (relative to cwd) into a folder. Returns what was said on stderr, without the sizes."""
    said = []
    for i in range(0, len(files), 50):
        p = subprocess.run([KRAIT, "minify", "-d", folder, *options, *files[i:i + 50]], cwd=cwd, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, timeout=300)
        said += [line for line in p.stderr.decode("utf-8", "replace").splitlines() if " bytes (" not in line]
        if p.returncode not in (0, 1):
            said.append("status %d" % p.returncode)
    return said


class Plain(ast.NodeTransformer):
    """What krait minify leaves out even when told to keep all, taken out of python3's tree."""

    def __init__(self, tree):
        self.object = any(getattr(n, "id", None) == "object" and not isinstance(n.ctx, ast.Load) or
                          isinstance(n, ast.alias) and n.name == "*" for n in ast.walk(tree))

    def body(self, statements, docstring=False, optional=False):
        out = []
        for i, s in enumerate(statements):
            if isinstance(s, ast.Pass) or getattr(s, "no_docstring", False):
                continue
            if isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant) and not (
                    docstring and i == 0 and isinstance(s.value.value, str)):
                continue
            if out and isinstance(s, ast.Import) and isinstance(out[-1], ast.Import):
                out[-1].names += s.names
            elif (out and isinstance(s, ast.ImportFrom) and isinstance(out[-1], ast.ImportFrom) and
                  (s.module, s.level) == (out[-1].module, out[-1].level) and
                  "*" not in (s.names[0].name, out[-1].names[0].name)):
                out[-1].names += s.names
            else:
                out.append(s)
        return out or ([] if optional else [ast.Expr(ast.Constant(0))])

    def generic_visit(self, node):
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            value = getattr(node, field, None)
            if isinstance(value, list) and value:
                named = isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
                while isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and value and \
                        isinstance(value[-1], ast.Return) and value[-1].value is None:
                    value.pop()
                setattr(node, field, self.body(value, named and field == "body", field != "body" and
                                               not (field == "finalbody" and not node.handlers)))
        return node

    def visit_Return(self, node):
        if isinstance(node.value, ast.Constant) and node.value.value is None:
            node.value = None
        return self.generic_visit(node)

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        if not self.object and len(node.bases) == 1 and not node.keywords and \
                isinstance(node.bases[0], ast.Name) and node.bases[0].id == "object":
            node.bases = []
        return node

    def visit_Expr(self, node):
        """f'text' as a statement is no docstring, and dropped."""
        if isinstance(node.value, ast.JoinedStr):
            node.no_docstring = all(isinstance(v, ast.Constant) for v in node.value.values)
        return self.generic_visit(node)

    def visit_JoinedStr(self, node):
        """f'%s' is '%s', of which python3 then makes other code (f'%s' % (a,) is not folded, '%s' % (a,) is)."""
        if all(isinstance(v, ast.Constant) for v in node.values):
            return ast.Constant("".join(v.value for v in node.values))
        return self.generic_visit(node)

    def visit_alias(self, node):
        if node.asname == node.name:
            node.asname = None
        return node


def compile_file(path):
    """The code of a file, without lines; None if python3 cannot compile it."""
    with open(path, "rb") as f:
        source = f.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "file", "exec", dont_inherit=True)
            tree = ast.parse(source)
            tree = Plain(tree).visit(tree)
            for n in ast.walk(tree):
                n.lineno = n.end_lineno = 1
                n.col_offset = n.end_col_offset = 0
            return compile(tree, "file", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def shape(code):
    """Instructions as (name, operand, is a local's name); code and order of cells apart."""
    out, at, listed = [], {}, []
    for i in dis.get_instructions(code):
        at[i.offset] = len(listed)
        if i.opname not in ("EXTENDED_ARG", "NOP", "CACHE", "PUSH_NULL"):
            listed.append(i)
    for i in listed:
        if isinstance(i.argval, types.CodeType):
            operand = "code"
        elif i.opcode in dis.hasjrel or i.opcode in dis.hasjabs:
            operand = at[i.argval]
        elif i.opname in NAMES:
            operand = i.argval
        elif i.opname == "KW_NAMES":
            operand = code.co_consts[i.arg]
        elif isinstance(i.argval, frozenset):
            operand = sorted(map(repr, i.argval))
        else:
            operand = i.arg if i.argval is None else (type(i.argval), repr(i.argval))
        name = i.opname.replace("FORWARD_", "").replace("BACKWARD_", "").replace("LOAD_METHOD", "LOAD_ATTR")
        out.append((name, operand, i.opname in NAMES))
    return out


def children(code):
    """In the order of use: alike ones are one constant."""
    return [i.argval for i in dis.get_instructions(code) if isinstance(i.argval, types.CodeType)]


def difference(a, b, renamed, outer=None):
    """Why two codes do not do the same; None if they do. renamed: locals may have other names in b."""
    outer = outer or {}
    names = {}     # of a to those of b
    x, y = shape(a), shape(b)
    where = a.co_name
    if a.co_name != b.co_name or len(x) != len(y):
        return "%s: %d instructions, %d" % (where, len(x), len(y))
    if (a.co_argcount, a.co_kwonlyargcount, a.co_posonlyargcount, a.co_flags) != \
            (b.co_argcount, b.co_kwonlyargcount, b.co_posonlyargcount, b.co_flags):
        return where + ": parameters"
    if not renamed and a.co_varnames != b.co_varnames:
        return where + ": names"
    names.update(zip(a.co_varnames, b.co_varnames))
    loose_a, loose_b = [], []
    for p, q in zip(x, y):
        if p[0] != q[0]:
            return "%s: %r, %r" % (where, p, q)
        if p[0] in ANY_ORDER:
            loose_a.append(p[1])
            loose_b.append(q[1])
        elif p[2]:
            if names.setdefault(p[1], q[1]) != q[1]:
                return "%s: %s is %s and %s" % (where, p[1], names[p[1]], q[1])
        elif p[1] != q[1]:
            return "%s: %r, %r" % (where, p, q)
    if sorted(names.get(n, n if not renamed else outer.get(n, n)) for n in loose_a) != sorted(loose_b):
        # a cell that only children use has no other mention here
        if len(set(loose_a)) != len(set(loose_b)):
            return where + ": cells"
    if len(set(names.values())) != len(names):
        return where + ": two names became one"
    if not renamed and any(n != m for n, m in names.items()):
        return where + ": renamed"
    for n in a.co_freevars:
        if n in names and n in outer and outer[n] != names[n]:
            return "%s: free %s is %s, outside %s" % (where, n, names[n], outer[n])
    inner = dict(outer)
    inner.update(names)
    ca, cb = children(a), children(b)
    if len(ca) != len(cb):
        return where + ": functions"
    for c, d in zip(ca, cb):
        why = difference(c, d, renamed, inner)
        if why:
            return where + "." + why
    return None


# ---- running ----

runner = importlib.machinery.SourceFileLoader("runner", os.path.join(ROOT, "tests/run")).load_module()


def mirror(folders, to):
    """Copies folders of the tree to a new place; returns the programs among the files."""
    programs = []
    for folder in folders:
        for place, inside, files in os.walk(os.path.join(ROOT, folder)):
            inside[:] = sorted(d for d in inside if d != "__pycache__")
            there = os.path.join(to, os.path.relpath(place, ROOT))
            os.makedirs(there, exist_ok=True)
            for name in files:
                shutil.copy(os.path.join(place, name), there)
                if name.endswith(".py"):
                    programs.append(os.path.relpath(os.path.join(there, name), to))
    return sorted(programs)


def run(command, base, name):
    """(exit status, stdout) of a program in a copy of the tree, as its directives want it run."""
    original = os.path.join(ROOT, name)
    wants = runner.directives(original)
    stdin = wants.get("stdin", "").encode().decode("unicode_escape").encode("latin-1")
    folder = tempfile.mkdtemp()
    env = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    try:
        p = subprocess.run([command, os.path.join(base, name)] + shlex.split(wants.get("args", "")), input=stdin, cwd=folder,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, env=env)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return p.returncode, p.stdout.replace(base.encode(), b"BASE").replace(folder.encode(), b"FOLDER")


PROGRAM_FOLDERS = ["lang", "types", "builtins", "modules", "programs", "new", "stdlib", "syntax", "robust"]
# Programs that look at lines or code see other ones; only their exit status is compared.
LOOKS_AT_CODE = re.compile(rb"\bdis\b|co_lines|opcode")    # of these nothing is
LOOKS_AT_LINES = re.compile(rb"lineno|co_lines|co_positions|traceback|print_exc|WarningMessage|catch_warnings|"
                            rb"co_code|__sizeof__|getsizeof")


def is_program(name):
    return not (os.path.basename(name).startswith("_") or "/data/" in name or name.endswith("_oracle.py") or
                "skip" in runner.directives(os.path.join(ROOT, name)))


def first_difference(a, b):
    if isinstance(a, int):
        return ""
    pairs = itertools.zip_longest(a.split(b"\n"), b.split(b"\n"))
    return next((pair for pair in pairs if pair[0] != pair[1]), "")


def programs_differ(work, folders, commands, step=1, offset=0):
    """Runs programs of the tests as they are and minified. Returns what differs."""
    before, after = os.path.join(work, "before"), os.path.join(work, "after")
    programs = mirror(["tests/" + f for f in folders], before)
    shutil.copytree(before, after)
    bad = [("minify", line) for line in minify(programs, after, cwd=before)
           if not line.startswith(" ") and "Error: expected an indented" not in line]    # a test that is wrong on purpose
    programs = [p for p in programs if is_program(p)]

    def compare(name):
        try:
            with open(os.path.join(before, name), "rb") as f:
                text = f.read()
            if LOOKS_AT_CODE.search(text):
                return []
            whole = 2 if not LOOKS_AT_LINES.search(text) else 1
            found = []
            for command in commands:
                if command != KRAIT and (os.sep + "new" + os.sep in name or "krait-only" in runner.directives(
                        os.path.join(ROOT, name))):
                    continue    # an older python3 does not know this syntax, or shows addresses there
                a, b = run(command, before, name)[:whole], run(command, after, name)[:whole]
                if a != b:
                    found.append((name, command, a[0], b[0], first_difference(a[-1], b[-1])))
            return found
        except subprocess.TimeoutExpired:
            return [(name, "time limit")]
    with ThreadPoolExecutor(2) as pool:
        for found in pool.map(compare, programs[offset % step::step]):
            bad += found
    return bad


def library_differs(work, folder, step=1, offset=0):
    """Minifies a folder of modules; python3's code of what comes out must be that of the source. Returns what is not."""
    plain = ["--no-rename", "--keep-docstrings", "--keep-annotations"]
    places = {name: os.path.join(work, name) for name in ("same", "short", "renamed", "again")}
    files = sorted(os.path.relpath(os.path.join(place, f), folder) for place, _, names in os.walk(folder)
                   for f in names if f.endswith(".py"))[offset % step::step]
    minify(files, places["same"], *plain, cwd=folder)
    minify(files, places["short"], "--no-rename", cwd=folder)
    said = minify(files, places["renamed"], cwd=folder)
    done = [f for f in files if os.path.exists(os.path.join(places["renamed"], f))]
    minify(done, places["again"], cwd=places["renamed"])
    bad = [("does not compile", line) for line in said if "error of krait" in line]
    for name in files:
        code = {at: compile_file(os.path.join(place, name)) if name in done else None for at, place in places.items()}
        source = compile_file(os.path.join(folder, name))
        if source is None:
            continue
        if None in code.values():
            bad.append((name, "is not Python any more"))
            continue
        why = difference(source, code["same"], False) or difference(code["short"], code["renamed"], True)
        if why:
            bad.append((name, why))
        with open(os.path.join(places["renamed"], name), "rb") as f, open(os.path.join(places["again"], name), "rb") as g:
            if f.read() != g.read():
                bad.append((name, "changes at the second time"))
    return bad


LONGER = {"a": "alpha", "b": "beta", "c": "gamma", "d": "delta", "e": "epsilon", "o": "omega"}


def random_programs_differ(work, seeds, commands, *options):
    """Random programs about scopes (tests/fuzz/_scopes.py), with names worth a change, before and after."""
    sys.path.insert(0, os.path.join(ROOT, "tests/fuzz"))
    import _scopes
    for place in ("plain", "less"):
        os.makedirs(os.path.join(work, place), exist_ok=True)
    for seed in seeds:
        text = re.sub(r"vars\((\w+)\)\.items\(\)\) if k in 'abcde'", r"attributes(\1))", _scopes.Maker(seed).program())
        text = text.replace(": int = ", " = ")    # python3.11 forgets __annotations__ where match holds them
        text = re.sub(r"(?<![\w'])([a-eo])(?![\w'])", lambda m: LONGER[m[1]], text)
        with open(os.path.join(work, "plain", "%d.py" % seed), "w") as f:
            f.write(text)
    names = sorted(os.listdir(os.path.join(work, "plain")), key=lambda n: int(n[:-3]))
    minify(names, os.path.join(work, "less"), *options, cwd=os.path.join(work, "plain"))
    names = [n for n in names if os.path.exists(os.path.join(work, "less", n))]    # some are no Python
    prelude = _scopes.PRELUDE + "def attributes(c): return [(k, v) for k, v in vars(c).items() if k in NAMES]\nNAMES = %r\n" % (
        list(LONGER.values()),)
    driver = _scopes.DRIVER.replace("'run': run,", "'run': run, 'attributes': attributes,").replace("'abcde'", "NAMES")
    outputs = []
    for place in ("plain", "less"):
        programs = [(n, open(os.path.join(work, place, n)).read()) for n in names]
        with open(os.path.join(work, place + "_all.py"), "w") as f:
            f.write(prelude + "PROGRAMS = %r\n" % (programs,) + driver)
        for command in commands:
            p = subprocess.run([command, f.name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
            outputs.append((p.returncode, p.stdout.decode("utf-8", "replace").splitlines()))
    half = len(commands)
    bad = []
    for command, a, b in zip(commands, outputs[:half], outputs[half:]):
        bad += [(command, x, y) for x, y in zip(a[1], b[1]) if x != y]
        if a[0] or b[0] or len(a[1]) != len(names):
            bad.append((command, "status", a[0], b[0], len(a[1]), len(names)))
    return bad
