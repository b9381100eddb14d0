# Texts of TypeError for wrong calls.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: sorted())
show(lambda: sorted(1))
show(lambda: sorted([], 1))
show(lambda: max())
show(lambda: max(1))
show(lambda: enumerate())
show(lambda: map())
show(lambda: map(1))
show(lambda: filter())
show(lambda: filter(1))
show(lambda: chr())
show(lambda: chr('a'))
show(lambda: ord())
show(lambda: ord(1))
show(lambda: ord('ab'))
show(lambda: repr())
show(lambda: repr(1, 2))
