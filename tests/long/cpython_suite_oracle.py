# test: report
# test: timeout 3600
"""CPython's own tests under krait: nothing fails that tests/cpython/known_failures.txt does not name."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
if not os.path.exists("/usr/lib/python3.11/test/test_bisect.py"):
    print("no CPython tests here: tools/setup.sh long installs libpython3.11-testsuite")
    sys.exit(77)
sys.exit(subprocess.call([sys.executable, os.path.join(HERE, os.pardir, "cpython", "_run.py")]))
