# The library module drive_colorsys, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import colorsys
from colorsys import *
def fmt(t): return tuple(round(x, 9) for x in t)
for c in ((0, 0, 0), (1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0.2, 0.4, 0.4), (0.9, 0.1, 0.5), (0.5, 0.5, 0.5)):
    print(c, fmt(rgb_to_yiq(*c)), fmt(rgb_to_hls(*c)), fmt(rgb_to_hsv(*c)), fmt(yiq_to_rgb(*rgb_to_yiq(*c))), fmt(hls_to_rgb(*rgb_to_hls(*c))), fmt(hsv_to_rgb(*rgb_to_hsv(*c))))
for i in range(0, 12):
    print(fmt(hsv_to_rgb(i / 12, 1, 1)), fmt(hls_to_rgb(i / 12, 0.5, 1)), end=' ')
print(colorsys.__all__)
