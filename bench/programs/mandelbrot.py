"""The Mandelbrot set, counted cell by cell and packed into bits."""
import sys


def row(y, size, limit):
    ci = 2.0 * y / size - 1.0
    bits = 0
    out = bytearray()
    for x in range(size):
        cr = 2.0 * x / size - 1.5
        zr = zi = tr = ti = 0.0
        n = limit
        while n and tr + ti <= 4.0:
            zi = 2.0 * zr * zi + ci
            zr = tr - ti + cr
            tr = zr * zr
            ti = zi * zi
            n -= 1
        bits = (bits << 1) | (tr + ti <= 4.0)
        if x % 8 == 7:
            out.append(bits & 0xFF)
            bits = 0
    return out


def by_complex(size, limit):
    inside = 0
    for y in range(size):
        for x in range(size):
            c = complex(2.0 * x / size - 1.5, 2.0 * y / size - 1.0)
            z = 0j
            for _ in range(limit):
                if abs(z) > 2.0:
                    break
                z = z * z + c
            else:
                inside += 1
    return inside


def main(scale):
    size = int(660 * scale ** 0.5) // 8 * 8
    image = bytearray()
    for y in range(size):
        image += row(y, size, 50)
    ones = sum(bin(b).count("1") for b in image)
    print("mandelbrot", len(image), ones, by_complex(size // 3, 50))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
