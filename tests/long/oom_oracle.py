# test: timeout 3000
# test: report
"""Memory runs out at every allocation of all programs; with address sanitizer, if that was built."""
import os

import _oom

SAN = os.path.join(os.environ["ROOT"], "build-san", "krait")
if not os.path.exists(SAN): SAN = _oom.KRAIT
LASTING = ":%d" % _oom.ENDLESS
_oom.check([("alloc", "", SAN, 1), ("alloc", "+", _oom.KRAIT, 1), ("alloc", ":3", _oom.KRAIT, 8),
            ("alloc", LASTING, _oom.KRAIT, 4), ("alloc", "+", SAN, 15), ("alloc", LASTING, SAN, 15),
            ("mem", "", _oom.KRAIT, 1), ("mem", LASTING, _oom.KRAIT, 1), ("mem", "", SAN, 3), ("mem", LASTING, SAN, 15)])
