"""Digits of pi from a stream of linear fractional transformations over big integers."""
import itertools
import sys


def digits_of_pi():
    def compose(a, b):
        aq, ar, as_, at = a
        bq, br, bs, bt = b
        return (aq * bq, aq * br + ar * bt, as_ * bq + at * bs, as_ * br + at * bt)

    def extract(z, x):
        q, r, s, t = z
        return (q * x + r) // (s * x + t)

    state = (1, 0, 0, 1)
    terms = ((k, 4 * k + 2, 0, 2 * k + 1) for k in itertools.count(1))
    while True:
        digit = extract(state, 3)
        while digit != extract(state, 4):
            state = compose(state, next(terms))
            digit = extract(state, 3)
        state = compose((10, -10 * digit, 0, 1), state)
        yield digit


def main(scale):
    count = max(1, int(5300 * scale))
    text = "".join(str(d) for d in itertools.islice(digits_of_pi(), count))
    total = 0
    for i, ch in enumerate(text):
        total = (total * 7 + int(ch) + i) % 1000003
    print("pidigits", text[:20], text[-10:], total)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
