# bench/programs/generators.py in a short run.
# with: bench/programs/generators.py
import generators

generators.main(0.02)
