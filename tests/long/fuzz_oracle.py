# test: report
# test: timeout 1800
"""Every file of tests/fuzz/corpus is compiled and run: any error is fine, a crash or a hang is not."""
import os
import subprocess
import sys
import tempfile

ROOT, KRAIT = os.environ["ROOT"], os.environ["KRAIT"]
CORPUS = os.path.join(ROOT, "tests", "fuzz", "corpus")
SAN = os.path.join(ROOT, "build-san", "krait")
binaries = [KRAIT] + ([SAN] if os.path.exists(SAN) and SAN != KRAIT else [])
bad = runs = 0
env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:abort_on_error=1",
           UBSAN_OPTIONS="abort_on_error=1")
with tempfile.TemporaryDirectory() as tmp:
    for name in sorted(os.listdir(CORPUS)):
        path = os.path.join(CORPUS, name)
        for krait in binaries:
            for command in ([krait, "--compile-only", path], [krait, path]):
                runs += 1
                try:
                    p = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.PIPE, timeout=60, cwd=tmp, env=env)
                except subprocess.TimeoutExpired:
                    ending = "hangs"
                else:
                    ending = "killed by signal %d" % -p.returncode if p.returncode < 0 else None
                if ending:
                    bad += 1
                    print("%s: %s" % (" ".join(os.path.relpath(x, ROOT) for x in command), ending))
print("%d files, %d runs, %d crashes or hangs" % (len(os.listdir(CORPUS)), runs, bad))
sys.exit(1 if bad else 0)
