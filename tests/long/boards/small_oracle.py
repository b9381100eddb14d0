# test: timeout 3600
# test: report
"""All language tests that fit, on mps2-an385 with profile `small`."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../boards"))
import _suite

_suite.main("mps2-an385/small")
