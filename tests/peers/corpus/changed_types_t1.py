# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: max([]))
show(lambda: min([]))
show(lambda: max(''))
show(lambda: max({}))
show(lambda: sum([1e16, 1, -1e16]))
show(lambda: sum([0.1] * 10))
show(lambda: sum([0.1] * 10, 1))
show(lambda: sum([0.1, 1j, 0.2]))
