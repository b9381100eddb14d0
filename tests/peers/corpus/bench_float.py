# bench/programs/float.py in a short run.
# with: bench/programs/float.py
import float

float.main(0.05)
