"""Checks krait's parser: against python3's trees over the standard library, against lists of snippets,
with damaged source, and with nesting that must not exhaust the C stack."""
import glob
import os
import resource
import sys
import sysconfig

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _ast_oracle as oracle
import _fuzz_parser as fuzz

HERE = os.path.dirname(os.path.abspath(__file__))
N = 20000
REFUSED = [  # each must be refused, not crash
    "(" * N, "[" * N, "{1:" * N, "-" * N + "1", "not " * N + "1", "1**" * N + "1", "lambda:" * N + "1",
    "1 if 1 else " * N + "1", "await " * N + "a", 'f"{' * N, "*" * N + "a", "(yield " * N,
    "match x:\n case " + "[" * N, "match x:\n case " + "a as " * N + "b", "with (" * N,
    "for " + "(" * N, "(a:=" * N, "a[" * N, "~" * N + "a", "(-[{1:lambda:" * N,
    "lambda a=lambda b=" * N, "".join(" " * i + "if a:\n" for i in range(150)),
    "".join(" " * i + "try:\n" for i in range(150)), " " * N + "a", "(" * 201 + "1" + ")" * 201]
ACCEPTED = [  # long but not deep
    "(" * 200 + "1" + ")" * 200, "1+" * N + "1", "a" + ".a" * N, "a" + "()" * N, "a" + "[1]" * N,
    "a and " * N + "b", "a<" * N + "b", "1," * N, "a=" * N + "1", "if a: b\n" + "elif a: b\n" * N,
    '"a"' * N, 'f"{' * 140 + "1" + '}"' * 140, "match x:\n case " + "1|" * N + "2: pass",
    "match x:\n case " + "A(" * 150 + ")" * 150 + ": pass", "del " + "(" * 190 + "a" + ")" * 190,
    "[a " + "for a in a " * N + "]", "@a\n" * N + "def f(): pass", "a;" * N, "f(" + "a," * N + ")",
    "from " + "." * N + "a import b", "a[" + ":," * N + "]", "a" * N, "1" * N, "\\\n" * N + "1",
    "\n" * N, "#" * N, '"""' + "a\n" * N + '"""', '"' + "\\n" * N + '"']


def limit_stack():
    resource.setrlimit(resource.RLIMIT_STACK, (2 << 20, 2 << 20))


def check_depth(path):
    program = oracle.Program(path, "-n", preexec=limit_stack)
    bad = 0
    for sources, refused in ((REFUSED, True), (ACCEPTED, False)):
        for source in sources:
            answer = program.parse(source)
            if (answer[0] == "!") != refused:
                bad += 1
                print("%.40r... gives %.100s" % (source, answer))
    return bad


def main(path):
    bad = check_depth(path)
    for name in ("syntax_errors.txt", "newer_syntax.txt"):
        bad += oracle.compare_list(oracle.Program(path), os.path.join(HERE, name))
    stdlib = sysconfig.get_path("stdlib")
    folders = [os.path.join(stdlib, x) for x in ("json", "email", "lib2to3", "unittest", "encodings")]
    bad += oracle.compare_files(oracle.Program(path, "-p"),
                                sorted(glob.glob(os.path.join(stdlib, "*.py"))) + folders)
    bad += fuzz.run(path, 3000, 1, stdlib)
    return bad


sys.exit(main(sys.argv[1]) > 0)
