# test: timeout 900
# test: report
"""Each tenth language test on mps2-an385; check-long runs all of them."""
import sys

sys.dont_write_bytecode = True
import _suite

_suite.main("mps2-an385", share=10)
