# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: super(int, 'a'))
show(lambda: isinstance(1, [int]))
show(lambda: issubclass(1, int))
show(lambda: slice(1, 2) in {slice(1, 2)})
show(lambda: {slice(1): 5}[slice(1)])
show(lambda: float.from_number(3))
show(lambda: float.from_number('a'))
show(lambda: complex.from_number(2.5))
show(lambda: memoryview(b'aba').index(97, 1))
show(lambda: memoryview(b'aba').count(97))
show(lambda: array.array('z'))
show(lambda: functools.reduce(lambda a, b: a + b, [1, 2], initial=5))
