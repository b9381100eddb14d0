"""Fast Fourier transform in place over a flat list of (re, im) pairs, there and back."""
import math
import random
import sys


def reverse_bits(data):
    n = len(data) // 2
    j = 0
    for i in range(n - 1):
        if i < j:
            a, b = 2 * i, 2 * j
            data[a], data[b] = data[b], data[a]
            data[a + 1], data[b + 1] = data[b + 1], data[a + 1]
        k = n >> 1
        while k <= j:
            j -= k
            k >>= 1
        j += k


def transform(data, direction):
    n = len(data) // 2
    reverse_bits(data)
    dual = 1
    while dual < n:
        theta = direction * math.pi / dual
        step_re, step_im = -2.0 * math.sin(theta / 2.0) ** 2, math.sin(theta)
        w_re, w_im = 1.0, 0.0
        for a in range(dual):
            for b in range(a, n, 2 * dual):
                i = 2 * b
                j = 2 * (b + dual)
                re = w_re * data[j] - w_im * data[j + 1]
                im = w_re * data[j + 1] + w_im * data[j]
                data[j] = data[i] - re
                data[j + 1] = data[i + 1] - im
                data[i] += re
                data[i + 1] += im
            w_re, w_im = (w_re + w_re * step_re - w_im * step_im,
                          w_im + w_im * step_re + w_re * step_im)
        dual *= 2


def main(scale):
    rng = random.Random(7)
    size = 4096
    error = 0.0
    for _ in range(max(1, int(78 * scale))):
        data = [rng.random() for _ in range(2 * size)]
        copy = data[:]
        transform(data, -1)
        transform(data, 1)
        total = 0.0
        for a, b in zip(data, copy):
            d = a / size - b
            total += d * d
        error = max(error, math.sqrt(total / len(copy)))
    print("fft", error < 1e-12, "%.6f" % (data[0] / size))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
