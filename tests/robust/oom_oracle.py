# test: timeout 120
"""Memory runs out at every allocation of small programs; long/oom_oracle.py does more."""
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "long"))
import _oom

LASTING = ":%d" % _oom.ENDLESS
_oom.check([("alloc", "", _oom.KRAIT, 1), ("alloc", "+", _oom.KRAIT, 3), ("alloc", LASTING, _oom.KRAIT, 3),
            ("mem", "", _oom.KRAIT, 1), ("mem", LASTING, _oom.KRAIT, 3)], most=320)
