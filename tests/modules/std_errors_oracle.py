"""Error handlers of the standard streams by locale, and bytes that are no UTF-8 through stdin and stdout."""
import os
import subprocess
import sys

KRAIT, PYTHON = os.environ["KRAIT"], os.environ["PYTHON"]
SHOW = "import sys; print(sys.stdin.errors, sys.stdout.errors, sys.stderr.errors, ascii(sys.stdin.read())); print('\\udcff')"
bad = 0
for name in ("LC_ALL", "LC_CTYPE", "LANG"):
    for value in ("C", "POSIX", "C.UTF-8", ""):
        env = {"PATH": os.environ["PATH"], name: value}
        outs = [subprocess.run([exe, "-c", SHOW], input=b"a\xff", env=env, capture_output=True) for exe in (PYTHON, KRAIT)]
        if (outs[0].stdout, outs[0].returncode) != (outs[1].stdout, outs[1].returncode):
            print(name, repr(value), "python3:", outs[0].stdout, "krait:", outs[1].stdout, outs[1].stderr.decode())
            bad += 1
out = subprocess.run([KRAIT, "-c", "print('\\udcff')"], env={"LC_ALL": "xx_XX.UTF-8"}, capture_output=True)
if out.returncode != 1 or b"surrogates not allowed" not in out.stderr:
    print("strict elsewhere:", out)
    bad += 1
sys.exit(bad)
