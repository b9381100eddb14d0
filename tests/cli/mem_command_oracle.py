"""The command `krait mem`: its options, exit statuses, names of pages, what happens when the page cannot be written;
and that recording changes nothing in what the program does."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _mem_page import KRAIT, mem  # noqa: E402

failures = 0


def check(what, *facts):
    global failures
    if not what:
        failures += 1
        print("FAIL line %d:" % sys._getframe(1).f_lineno, *facts)


def krait(*args, **more):
    p = subprocess.run([KRAIT] + list(args), capture_output=True, text=True, timeout=240, **more)
    return p.returncode, p.stdout, p.stderr


def write(name, text):
    with open(name, "w") as f:
        f.write(text)


def left_over():
    return [n for n in os.listdir(".") if n.endswith(".tmp")]


# ---- names ----
os.makedirs("sub/pack", exist_ok=True)
write("sub/prog.py", "import sys\nprint(sys.argv)\n")
write("sub/pack/__main__.py", "print('main')\n")
write("sub/pack/__init__.py", "")
status, out, err = krait("mem", "sub/prog.py", "-o", "x", "--help")
check(status == 0 and out == "['sub/prog.py', '-o', 'x', '--help']\n", status, out, err)
check(os.path.exists("prog.mem.html") and "krait mem: prog.mem.html" in err, err)
status, out, err = krait("mem", "-c", "print(len([1] * 3))")
check(status == 0 and out == "3\n" and os.path.exists("command.mem.html"), status, out, err)
check("<string>:1" in err and "print(len([1] * 3))" in err, err)
status, out, err = krait("mem", "-m", "pack", cwd="sub")
check(status == 0 and out == "main\n" and os.path.exists("sub/pack.mem.html"), status, out, err)
status, out, err = krait("mem", "pack", cwd="sub")
check(status == 0 and out == "main\n", status, out, err)
status, out, err = krait("mem", "-", input="print([1] + [2])\n")
check(status == 0 and out == "[1, 2]\n" and os.path.exists("stdin.mem.html"), status, out, err)

status, out, err, page = mem("-c", "pass")
check(status == 0 and page and not page.faults, status, err)
status, out, err, page = mem("-c", "")
check(status == 0 and page and not page.faults, status, err)

status, out, err, page = mem("-X", "heapsize=64k", source="x = [%s]" % ", ".join("'%d'" % (i * i) for i in range(3000)))
check(status == 1 and page and not page.faults and "MemoryError, first at (start, compiling)" in err, status, err)

# ---- the page goes to where the program began; a child of it writes none ----
status, out, err, page = mem(source="import os\nos.chdir('/')\nx = [1] * 5\nprint('there')\n")
check(status == 0 and page is not None, status, err)
status, out, err, page = mem(source="""import os
pid = os.fork()
if pid:
    print('parent', os.waitpid(pid, 0)[1])
else:
    x = [1] * 5
""")
check(status == 0 and err.count("krait mem:") == 1 and "parent 0" in out, out, err)

# ---- the exit status is the program's, and there is a page whatever happened ----
for source, want in (("import sys\nsys.exit(3)", 3), ("1 / 0", 1), ("x = [", 1), ("raise SystemExit('bye')", 1),
                     ("import sys\nsys.exit()", 0), ("def f(): f()\nf()", 1)):
    status, out, err, page = mem(source=source)
    check(status == want and page and not page.faults, source, status, err)
check("RecursionError" in err, err)
status, out, err, page = mem("-v", source="x = 1")
check(status == 0 and "mem: total=" in out, out)
status, out, err, page = mem("-X", "fail-alloc=300", source="x = [[] for i in range(1000)]")
check(status == 1 and page and "MemoryError" in err, status, err)
status, out, err, page = mem(source="import micropython\nx = [1] * 100\nmicropython.heap_lock()\n")
check(status == 0 and page and not page.faults, status, err)

# ---- again: the old page is replaced ----
write("page.html", "old")
for n in range(2):
    status, out, err = krait("mem", "-o", "page.html", "prog.py")
    with open("page.html") as f:
        check(f.read(15) == "<!DOCTYPE html>")

# ---- pages that cannot be written: told before the program runs ----
write("loud.py", "print('ran')\n")
for where, why in (("no/such/folder/x.html", "No such file or directory"), ("sub", "Is a directory")):
    status, out, err = krait("mem", "-o", where, "loud.py")
    check(status == 1 and out == "" and err == "krait mem: cannot write '%s': %s\n" % (where, why), status, out, err)
if os.path.exists("/dev/full"):
    status, out, err = krait("mem", "-o", "/dev/full", "loud.py")
    check(status == 1 and out == "ran\n" and "krait mem: cannot write '/dev/full': No space left" in err, status, err)
    check(os.path.exists("/dev/full"))
status, out, err = krait("mem", "-o", "gone/x.html", "-c", "print(1)")
check(status == 1 and not os.path.exists("gone"), err)
write("remove.py", "import os\nos.rmdir('empty')\n")
os.mkdir("empty")
status, out, err = krait("mem", "-o", "empty/x.html", "remove.py")
check(status == 1 and "cannot write 'empty/x.html'" in err, status, err)
check(not left_over(), left_over())

# ---- options ----
status, out, err = krait("mem", "--help")
check(status == 0 and out.startswith("usage: krait mem [-o PAGE.html]") and not err, out, err)
status, out, err = krait("--help")
check("mem [-o PAGE.html]" in out, out)
status, out, err = krait("mem", "-o")
check(status == 2 and "option needs an argument" in err, status, err)
status, out, err = krait("-o", "x", "loud.py")
check(status == 2 and "unknown option" in err, status, err)
status, out, err = krait("mem", "nowhere.py")
check(status == 2 and "can't open file" in err, status, err)

# ---- recording changes nothing (but for what lies about on the C stack, which may keep an object longer) ----
SAME = """import gc
def churn(n):
    held = {}
    for i in range(n):
        held[i % 700] = [str(i), (i, i * 2), bytearray(i % 90)]
    return len(held)
print(churn(60000), gc.stats()['collections'])
"""
write("same.py", SAME)
for options in ((), ("-X", "heapsize=512k")):
    plain = krait(*options, "same.py")
    watched = krait("mem", "-o", "same.html", *options, "same.py")
    (n, before), (m, after) = [map(int, run[1].split()) for run in (plain, watched)]
    check(plain[0] == watched[0] == 0 and n == m == 700 and abs(before - after) <= 1 + before // 6, plain, watched)

print("FAIL" if failures else "ok")
sys.exit(1 if failures else 0)
