# test: timeout 5400
# test: report
"""A thousand seeded runs on mps2-an385: faults, exhausted memory, floods of input, storms of interrupts; no hangs."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../boards"))
import _faults
from _board import build, skip_without_tools

skip_without_tools()
build("mps2-an385")
_faults.main("mps2-an385", 1000)
