"""Language tests on a board without a compiler: frozen, imported one after the other by a frozen main."""
import os
import shutil
import subprocess

from _board import ROOT
from _suite import with_messages

TESTS = os.path.join(ROOT, "tests")
MARK = "=== "
RUNNER = """
import gc, sys
def run_tests(names):
    for name in names:
        print(%r + name)
        gc.collect()
        try:
            __import__(name)
        except BaseException as e:
            print("ended by", type(e).__name__, e)
        if name in sys.modules:
            del sys.modules[name]
    print(%r)
run_tests(%%r)
""" % (MARK, MARK)


def module_of(name):
    """The frozen module of tests/lang/x.py: lang_x."""
    return name.replace("/", "_")


def freeze(tests):
    """Copies the tests here under the names of their modules; returns the rows of the manifest."""
    rows = ""
    for name in tests:
        shutil.copy(os.path.join(TESTS, name + ".py"), module_of(name) + ".py")
        rows += "module('%s.py', base_path=%r, opt=0)\n" % (module_of(name), os.getcwd())
    return rows


def runner(tests):
    """What the frozen main has to do."""
    return RUNNER % [module_of(n) for n in tests]


def failures(tests, output):
    """What of the output of the runner is not what python3 prints; texts of exceptions may lack."""
    parts, bad = output.split(MARK), []
    assert len(parts) == len(tests) + 2, output
    for name, part in zip(tests, parts[1:]):
        title, _, got = part.partition("\n")
        assert title == module_of(name), title
        want = subprocess.run([os.environ.get("PYTHON", "python3"), os.path.join(TESTS, name + ".py")],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True).stdout
        got = with_messages(got.encode(), want).decode()
        if got != want.decode():
            bad.append("%s: got\n%s\nwanted\n%s" % (name, got, want.decode()))
    return bad
