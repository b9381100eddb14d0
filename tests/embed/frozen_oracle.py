"""docs/freeze.md: a C program with frozen modules of its own, linked before libkrait.a; from `krait freeze -o` and
the flags in freeze.conf."""
import os
import subprocess

KRAIT, BUILD, ROOT, CC = (os.environ[x] for x in ("KRAIT", "BUILD", "ROOT", "CC"))
C = r"""
#include <krait.h>
#include <stdio.h>
int main(void) {
    krait *a = krait_open(NULL), *b = krait_open(NULL);
    const char *text = "import greet\nprint(greet.hello('C'), greet.__spec__.origin, greet.hello.__name__)";
    int bad = !a || !b;
    if (!bad) bad = krait_run(a, text, "a") != KRAIT_OK || krait_run(b, text, "b") != KRAIT_OK;
    if (bad) puts(a ? krait_error(a) : "no krait");
    if (a) krait_close(a);
    if (b) krait_close(b);
    return bad;
}
"""


def run(words):
    p = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=200)
    if p.returncode:
        print(" ".join(words), "\n", p.stdout.decode("utf-8", "replace"))
        raise SystemExit(1)
    return p.stdout.decode()


with open("main.c", "w") as f:
    f.write(C)
with open("greet.py", "w") as f:
    f.write("def hello(x, big=2**90):\n    return 'hello ' + x + str(big % 10)\n")
with open(os.path.join(BUILD, "freeze.conf")) as f:
    conf = dict(line.strip().replace("$(DIR)", BUILD).split(" = ", 1) for line in f)
run([KRAIT, "freeze", "-o", "frozen.c", "greet.py"])
run([CC, "-c", "frozen.c"] + conf["cflags"].split())
run([CC, "-I" + os.path.join(ROOT, "include"), "-o", "program", "main.c", "frozen.o",
     os.path.join(BUILD, "libkrait.a")] + [x for x in conf["libs"].split() if x.startswith("-l")] + [x for x in conf["cflags"].split() if x[:2] in ("-m", "-f")])
out = run(["./program"])
if out != "hello C4 frozen hello\n" * 2:
    print("unexpected:", out)
    raise SystemExit(1)
