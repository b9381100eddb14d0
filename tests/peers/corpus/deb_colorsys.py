# Debian's colorsys there and back.
# with: colorsys.py
import colorsys

for rgb in ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.5, 0.25, 0.75), (1.0, 0.0, 0.5)):
    for there, back in (('rgb_to_yiq', 'yiq_to_rgb'), ('rgb_to_hls', 'hls_to_rgb'), ('rgb_to_hsv', 'hsv_to_rgb')):
        c = getattr(colorsys, there)(*rgb)
        d = getattr(colorsys, back)(*c)
        print(there, ['%.4f' % abs(x) for x in c], all(abs(a - b) < 0.02 for a, b in zip(rgb, d)))
