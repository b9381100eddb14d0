# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: ~True)
show(lambda: ~False)
show(lambda: float(''))
show(lambda: int(''))
show(lambda: int('0x', 16))
show(lambda: chr(-1))
show(lambda: chr(0x110000))
show(lambda: chr(2 ** 70))
show(lambda: ord(''))
show(lambda: ord('ab'))
show(lambda: ord(5))
show(lambda: ord(b'ab'))
