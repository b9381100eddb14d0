# operator: every function.
import operator
from operator import *
import functools


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: lt(1, 2))
show(lambda: le(2, 2))
show(lambda: eq(1, 1.0))
show(lambda: ne(1, 2))
show(lambda: ge(1, 2))
show(lambda: gt(2, 1))
show(lambda: lt(1, 'a'))
show(lambda: abs(-5))
show(lambda: floordiv(7, 2))
show(lambda: mod(7, 3))
show(lambda: mod('%s', 5))
show(lambda: truediv(7, 2))
show(lambda: truediv(1, 'a'))
show(lambda: contains(5, 1) if 0 else 1)
show(lambda: attrgetter())
show(lambda: attrgetter(5))
show(lambda: call(f) if 0 else 1)
show(lambda: lt())
