# test: timeout 900
# test: report
"""Profile `small` on mps2-an385: it boots, and runs those language tests that need neither files nor what it lacks."""
import sys

sys.dont_write_bytecode = True
import _suite

_suite.main("mps2-an385/small", share=4)
