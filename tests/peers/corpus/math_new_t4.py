# math, itertools and other module functions newer than 3.11.
import math, itertools, operator, sys, collections
import functools
from functools import partial
import random
import os, time


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: operator.is_none(None))
show(lambda: operator.is_none(0))
show(lambda: operator.is_not_none(None))
show(lambda: operator.is_not_none(5))
show(lambda: list(map(lambda a, b: (a, b), 'ab', 'cd', strict=True)))
show(lambda: list(map(lambda a, b: (a, b), 'ab', 'c', strict=True)))
show(lambda: list(map(str, 'ab', strict=True)))
show(lambda: sys.version_info >= (3, 14))
show(lambda: float.from_number(5))
show(lambda: complex.from_number('x'))
show(lambda: int(5.5))
show(lambda: memoryview(b'aab').count(97))
show(lambda: memoryview(b'abc').index(99))
show(lambda: memoryview(b'abc').index(0))
show(lambda: 'ab'.replace('a', 'b', count=1))
show(lambda: 'aXbX'.replace('X', '-', count=1))
show(lambda: memoryview[int])
