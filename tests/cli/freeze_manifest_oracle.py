"""What `krait freeze` makes of manifests: every function, its options, paths and errors. Only the lists of
modules are looked at; freeze_program_oracle.py links them."""
import os
import subprocess

KRAIT = os.environ["KRAIT"]
failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAIL", *what)


def freeze(*args):
    p = subprocess.run([KRAIT, "freeze"] + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")


def write(name, text=""):
    if os.path.dirname(name):
        os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w") as f:
        f.write(text)


def listed(*args):
    """{module: (kind, path below the test's folder)}"""
    status, out, err = freeze("--no-lib", "--list", *args)
    if status:
        return err.strip()
    rows = {}
    for line in out.splitlines():
        kind, name, path = line[:7].strip(), line[8:48].strip(), line[49:]
        rows[name] = kind, os.path.relpath(path, os.getcwd())
    return rows


def check(what, manifest, expect, *args):
    write("m/manifest.py", manifest)
    got = listed("m/manifest.py", *args)
    if isinstance(expect, str):
        if not isinstance(got, str) or expect not in got:
            fail(what, "expected an error with", repr(expect), "got", got)
    elif got != expect:
        fail(what, "expected", expect, "got", got)


def py(path, opt=0):
    return "opt %d" % opt, path


for name in ("m/a.py", "m/b.py", "m/pkg/__init__.py", "m/pkg/x.py", "m/pkg/sub/__init__.py", "m/pkg/sub/y.py",
             "m/pkg/data.txt", "m/pkg/__pycache__/x.mpy", "m/pkg/__pycache__/y.py", "m/bare/z.py", "other/o.py",
             "other/deep/p.py", "lib/micropython/net/umqtt/manifest.py", "lib/micropython/net/umqtt/umqtt/__init__.py", "lib/python-stdlib/copy/copy.py", "mine/one/one.py"):
    write(name, "x = 1\n" if name.endswith(".py") else "")
subprocess.run([KRAIT, "compile", "-o", "m/bin.mpy", "m/a.py"], check=True)

# module, package
check("module", "module('a.py')", {"a": py("m/a.py")})
check("module opt", "module('a.py', opt=3)", {"a": py("m/a.py", 3)})
check("module .mpy", "module('bin.mpy')", {"bin": ("mpy", "m/bin.mpy")})
check("module base_path", "module('deep/p.py', base_path='../other')", {"deep.p": py("other/deep/p.py")})
check("module missing", "module('nope.py')", "m/manifest.py: ")
check("module kind", "module('pkg/data.txt')", "wants a .py or .mpy file")
check("package", "package('pkg')", {
    "pkg": py("m/pkg/__init__.py"), "pkg.x": py("m/pkg/x.py"), "pkg.sub": py("m/pkg/sub/__init__.py"),
    "pkg.sub.y": py("m/pkg/sub/y.py")})
check("package files", "package('pkg', files=('x.py', 'sub/y.py'), opt=1)",
      {"pkg.x": py("m/pkg/x.py", 1), "pkg.sub.y": py("m/pkg/sub/y.py", 1)})
check("package base_path", "package('deep', base_path='../other')", {"deep.p": py("other/deep/p.py")})
check("package missing", "package('nope')", "package() wants a folder")

# freeze and its kin
check("freeze all", "freeze('../other')", {"o": py("other/o.py"), "deep.p": py("other/deep/p.py")})
check("freeze script", "freeze('../other', 'deep/p.py', opt=2)", {"deep.p": py("other/deep/p.py", 2)})
check("freeze scripts", "freeze('.', ('a.py', 'bin.mpy'))", {"a": py("m/a.py"), "bin": ("mpy", "m/bin.mpy")})
check("freeze folder", "freeze('.', 'pkg/sub')", {"pkg.sub": py("m/pkg/sub/__init__.py"), "pkg.sub.y": py("m/pkg/sub/y.py")})
check("freeze no folder", "freeze('a.py')", "is no folder")
check("freeze no file", "freeze('.', 'nope.py')", "does not exist")
check("freeze_as_str", "freeze_as_str('../other')", {"o": ("text", "other/o.py"), "deep.p": ("text", "other/deep/p.py")})
check("freeze_as_mpy", "freeze_as_mpy('.', 'a.py')", {"a": py("m/a.py")})
check("freeze_as_mpy of .mpy", "freeze_as_mpy('.', 'bin.mpy')", "can be frozen so")
check("freeze_mpy", "freeze_mpy('.')", {"bin": ("mpy", "m/bin.mpy")})
check("freeze opt", "freeze('.', 'a.py', opt=4)", "opt must be 0, 1, 2 or 3")
check("-O", "module('a.py')\nmodule('b.py', opt=0)", {"a": py("m/a.py", 2), "b": py("m/b.py")}, "-O2")

# include, options
write("m/inc/manifest.py", "options.defaults(more=False, base='../../other')\nmodule('o.py', base_path=options.base)\n"
      "if options.more:\n    module('a.py', base_path='..')\nassert options.never_said is None\n")
check("include", "include('inc')", {"o": py("other/o.py")})
check("include kwargs", "include('inc/manifest.py', more=True)", {"o": py("other/o.py"), "a": py("m/a.py")})
check("include many", "include(['inc', 'inc/manifest.py'])", {"o": py("other/o.py")})
check("include itself", "include('manifest.py')", "includes itself")
check("include missing", "include('nope.py')", "cannot read")
check("relative to the manifest", "include('inc')\nmodule('b.py')", {"o": py("other/o.py"), "b": py("m/b.py")})
check("python in a manifest", "import os\nfor f in sorted(os.listdir('.')):\n    if f in 'a.py b.py':\n        module(f)",
      {"a": py("m/a.py"), "b": py("m/b.py")})

# variables
check("variable", "module('o.py', base_path='$(PORT_DIR)')", {"o": py("other/o.py")}, "-v", "PORT_DIR=other")
check("variable in a path", "freeze('$(MPY_DIR)/other/deep')", {"p": py("other/deep/p.py")}, "-v", "MPY_DIR=.")
check("unknown variable", "module('o.py', base_path='$(PORT_DIR)')", "unknown variable $(PORT_DIR)")

# require, add_library, metadata
write("lib/micropython/net/umqtt/manifest.py",
      "metadata(version='1.0', description='d', license='MIT', author='x')\npackage('umqtt')\nrequire('copy')\n")
write("lib/python-stdlib/copy/manifest.py", "metadata(version='1.0')\nmodule('copy.py', opt=3)\n")
write("mine/one/manifest.py", "module('one.py')\nif options.extra:\n    require('copy')\n")
check("require", "require('umqtt')", {
    "umqtt": py("lib/micropython/net/umqtt/umqtt/__init__.py"), "copy": py("lib/python-stdlib/copy/copy.py", 3)},
    "-v", "MPY_LIB_DIR=lib")
check("require unknown", "require('nope')", "no such package", "-v", "MPY_LIB_DIR=lib")
check("require nowhere", "require('umqtt')", "MPY_LIB_DIR")
check("add_library", "add_library('mine', '../mine')\nrequire('one')", {"one": py("mine/one/one.py")})
check("library", "add_library('mine', '../mine')\nrequire('one', library='mine', extra=True)",
      {"one": py("mine/one/one.py"), "copy": py("lib/python-stdlib/copy/copy.py", 3)}, "-v", "MPY_LIB_DIR=lib")
check("no library", "require('one', library='mine')", "no library 'mine'")
check("metadata", "metadata(version='1', colour='red')", "no argument 'colour'")

# the same module twice
check("twice the same", "module('a.py')\nfreeze('.', 'a.py')", {"a": py("m/a.py")})
check("twice another", "module('a.py')\nmodule('a.py', base_path='copy')", "does not exist")
write("m/copy/a.py", "x = 2\n")
check("twice", "module('a.py')\nmodule('a.py', base_path='copy')", "module a is there twice")
check("a fault of the manifest", "module(1 / 0)", "ZeroDivisionError")

# without a manifest
got = listed("m/a.py", "m/pkg")
if got != {"a": py("m/a.py"), "pkg": py("m/pkg/__init__.py"), "pkg.x": py("m/pkg/x.py"),
           "pkg.sub": py("m/pkg/sub/__init__.py"), "pkg.sub.y": py("m/pkg/sub/y.py")}:
    fail("files and folders", got)
write("frozen_list.py", "module('m/a.py')\n")
if listed("-m", "frozen_list.py") != {"m.a": py("m/a.py")}:
    fail("-m")

# the command's own errors
for args, status, text in (((), 2, "nothing to freeze"), (("-Z",), 2, "unknown option -Z"), (("-o",), 2, "needs an argument"),
                           (("-O9", "m/a.py"), 2, "-O wants"), (("-v", "X", "m/a.py"), 2, "NAME=DIR"),
                           (("--no-lib", "nope.py"), 1, "does not exist")):
    got = freeze(*args)
    if got[0] != status or text not in got[2]:
        fail(args, got)
status, out, err = freeze("--help")
if status or "usage: krait freeze" not in out or err:
    fail("--help", status)

# sources that cannot be compiled and files that are no .mpy
write("bad.py", "def f(:\n")
status, out, err = freeze("--no-lib", "bad.py")
if status != 1 or "SyntaxError" not in err or "def f(:" not in err:
    fail("syntax error", status, err)
with open("m/bin.mpy", "rb") as f:
    data = f.read()
with open("cut.mpy", "wb") as f:
    f.write(data[:-3])
status, out, err = freeze("--no-lib", "-o", "cut.c", "cut.mpy")
if status != 1 or "cut.mpy" not in err or os.path.exists("cut.c"):
    fail("broken .mpy", status, err)

# the same source each time
for name in ("1.c", "2.c"):
    if freeze("--no-lib", "-o", name, "m/a.py", "m/pkg", "m/bin.mpy")[0]:
        fail("-o")
text = open("1.c").read()
if open("2.c").read() != text or freeze("--no-lib", "-o", "-", "m/a.py", "m/pkg", "m/bin.mpy")[1] != text:
    fail("not the same twice")

print("failures:", failures)
raise SystemExit(failures > 0)
