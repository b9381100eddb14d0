# bench/programs/mandelbrot.py in a short run.
# with: bench/programs/mandelbrot.py
import mandelbrot

mandelbrot.main(0.02)
