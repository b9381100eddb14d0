# Texts of TypeError for wrong calls.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: len())
show(lambda: len(1, 2))
show(lambda: len(x=1))
show(lambda: abs())
show(lambda: abs(1, 2))
show(lambda: isinstance(1))
show(lambda: [].append())
show(lambda: [].append(1, 2))
show(lambda: 'a'.join())
show(lambda: 'a'.join(1, 2))
show(lambda: {}.get())
show(lambda: {}.get(1, 2, 3))
