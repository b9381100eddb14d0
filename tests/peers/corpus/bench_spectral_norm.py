# bench/programs/spectral_norm.py in a short run.
# with: bench/programs/spectral_norm.py
import spectral_norm

spectral_norm.main(0.02)
