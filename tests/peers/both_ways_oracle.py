# test: timeout 200
# test: report
"""A sample of the corpus: krait's portable .mpy under MicroPython and under krait, the cross compiler's under krait.
tests/peers/both_ways_oracle.py [all | N of M] takes another part; tests/long does all of it."""
import sys

import _both_ways as b

args = sys.argv[1:]
share, of = (0, 1) if args[:1] == ["all"] else (int(args[0]), int(args[2])) if len(args) == 3 else (0, 8)
sys.exit(b.report(share, of, [b.TO_MICROPYTHON, b.TO_KRAIT, b.PORTABLE_KRAIT]))
