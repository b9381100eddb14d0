# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: (1).is_integer())
show(lambda: True.is_integer())
show(lambda: math.log())
show(lambda: math.ldexp(1, 2.5))
show(lambda: math.factorial(-1))
show(lambda: math.sqrt(-1))
show(lambda: math.log(0))
show(lambda: math.gamma(-1))
show(lambda: math.acos(2))
show(lambda: math.fmod(1, 0))
show(lambda: math.pow(0, -1))
