# bench/programs/pystone.py in a short run.
# with: bench/programs/pystone.py
import pystone

pystone.main(0.05)
