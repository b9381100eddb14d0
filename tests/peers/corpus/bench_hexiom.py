# bench/programs/hexiom.py in a short run.
# with: bench/programs/hexiom.py
import hexiom

hexiom.main(0.05)
