# bench/programs/aes.py in a short run.
# with: bench/programs/aes.py
import aes

aes.main(0.02)
