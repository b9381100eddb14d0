# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: 1 // 0)
show(lambda: 1 % 0)
show(lambda: 1 / 0)
show(lambda: 1.0 // 0)
show(lambda: 1.0 % 0)
show(lambda: 1.0 / 0)
show(lambda: divmod(1, 0))
show(lambda: divmod(1.0, 0))
show(lambda: 0 ** -1)
show(lambda: 0.0 ** -1)
show(lambda: 1j / 0)
show(lambda: 0j ** -1)
show(lambda: 10 ** 400 / 0)
show(lambda: pow(0, -1))
show(lambda: pow(2, 5, 0))
show(lambda: complex([1]))
show(lambda: complex(None))
show(lambda: complex(b'1'))
show(lambda: complex(foo=1))
show(lambda: complex('a'))
show(lambda: 1 + 2j * 1)
show(lambda: 2 * (-0.0 + 1j))
show(lambda: 1 - 0j)
show(lambda: complex(1, 2j))
