"""The spectral norm of an infinite matrix, by the power method."""
import sys
from math import sqrt


def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u):
    return [sum(a(i, j) * x for j, x in enumerate(u)) for i in range(len(u))]


def transposed_times(u):
    out = []
    for i in range(len(u)):
        total = 0.0
        for j in range(len(u)):
            total += a(j, i) * u[j]
        out.append(total)
    return out


def main(scale):
    n = int(460 * scale ** 0.5)
    u = [1.0] * n
    for _ in range(10):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    vbv = sum(x * y for x, y in zip(u, v))
    vv = sum(x * x for x in v)
    print("spectral_norm %.9f" % sqrt(vbv / vv))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
