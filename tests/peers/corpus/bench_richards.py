# bench/programs/richards.py in a short run.
# with: bench/programs/richards.py
import richards

richards.main(0.05)
