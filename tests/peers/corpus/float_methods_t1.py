# float methods: hex, fromhex, as_integer_ratio, is_integer, conjugate, round, dunders.
import random


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: round(1.005, 2))
show(lambda: round(0.5))
show(lambda: round(1.5))
show(lambda: round(2.5))
show(lambda: round(-0.5))
show(lambda: round(-1.5))
show(lambda: round(1e300))
show(lambda: round(123.456, 2))
show(lambda: round(123.456, -2))
show(lambda: round(155.0, -1))
show(lambda: round(145.0, -1))
show(lambda: round(1e16, -1))
show(lambda: round(0.25, 1))
show(lambda: round(2.5, 0))
show(lambda: round(1.5, 'a'))
show(lambda: round(5.015, 2))
