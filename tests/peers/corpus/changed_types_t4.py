# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: setattr(5, 'x', 1))
show(lambda: setattr([], 'x', 1))
show(lambda: setattr(object(), 'x', 1))
show(lambda: setattr(None, 'x', 1))
show(lambda: setattr(len, 'x', 1))
show(lambda: setattr((), 'x', 1))
show(lambda: delattr(5, 'x'))
show(lambda: setattr(1.5, 'real', 1))
show(lambda: setattr('a', 'x', 1))
