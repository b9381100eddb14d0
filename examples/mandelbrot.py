"""The Mandelbrot set in text. usage: mandelbrot.py [WIDTH] [HEIGHT]"""
import sys

SHADES = " .:-=+*#%@"


def steps(c, limit=60):
    z = 0j
    for n in range(limit):
        z = z * z + c
        if abs(z) > 2:
            return n
    return limit


def picture(width, height):
    for row in range(height):
        y = 1.2 - 2.4 * row / (height - 1)
        line = ""
        for column in range(width):
            x = -2.1 + 2.8 * column / (width - 1)
            n = steps(complex(x, y))
            line += SHADES[-1] if n == 60 else SHADES[min(n // 2, len(SHADES) - 2)]
        yield line.rstrip()


if __name__ == "__main__":
    size = [int(a) for a in sys.argv[1:3]] or [72, 24]
    for line in picture(*size):
        print(line)
