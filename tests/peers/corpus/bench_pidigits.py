# bench/programs/pidigits.py in a short run.
# with: bench/programs/pidigits.py
import pidigits

pidigits.main(0.02)
