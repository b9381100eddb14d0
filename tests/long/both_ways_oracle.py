# test: timeout 1800
# test: report
"""The whole corpus of tests/peers, both ways; and that MicroPython from source does print what python3 prints."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "peers"))
import _both_ways as b  # noqa: E402

sys.exit(b.report(0, 1, [b.FROM_SOURCE, b.TO_MICROPYTHON, b.TO_KRAIT, b.PORTABLE_KRAIT, b.OWN_KRAIT]))
