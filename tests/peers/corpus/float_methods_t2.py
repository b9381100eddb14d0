# float methods: hex, fromhex, as_integer_ratio, is_integer, conjugate, round, dunders.
import random


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: round(12345.6789, 3))
show(lambda: round(-12345.6789, -3))
show(lambda: round(0.1, 17))
show(lambda: round(0.1, 18))
show(lambda: round(0.1, 30))
show(lambda: round(1e22, -22))
show(lambda: round(5e15 + 0.5))
show(lambda: round(4503599627370497.5))
show(lambda: round(1.5, True))
show(lambda: (1.5).foo)
