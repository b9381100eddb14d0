# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: int(foo=1))
show(lambda: zip(foo=1))
show(lambda: int('1', 2, 3))
show(lambda: ImportError(foo=1))
show(lambda: NameError(foo=1))
show(lambda: float(foo=1))
show(lambda: list(foo=1))
show(lambda: tuple(foo=1))
show(lambda: set(foo=1))
show(lambda: dict(5))
show(lambda: dict([1]))
show(lambda: bool(foo=1))
show(lambda: enumerate(foo=1))
show(lambda: range(foo=1))
show(lambda: reversed(foo=1))
show(lambda: open(foo=1))
show(lambda: sorted([], foo=1))
show(lambda: ''.split(foo=1))
show(lambda: str(1, 2, 3, 4))
