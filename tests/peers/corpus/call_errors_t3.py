# Texts of TypeError for wrong calls.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: object(1))
show(lambda: list(1, 2))
show(lambda: dict(1, 2))
show(lambda: tuple(1, 2))
show(lambda: set(1, 2))
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range(a=1))
show(lambda: bool(1, 2))
show(lambda: float(1, 2))
show(lambda: type())
show(lambda: type(1, 2))
show(lambda: iter())
show(lambda: next())
