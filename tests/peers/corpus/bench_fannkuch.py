# bench/programs/fannkuch.py in a short run.
# with: bench/programs/fannkuch.py
import fannkuch

fannkuch.main(0.02)
