# bench/programs/nqueens.py in a short run.
# with: bench/programs/nqueens.py
import nqueens

nqueens.main(0.02)
