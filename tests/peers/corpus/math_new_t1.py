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


show(lambda: math.sumprod([1, 2, 3], [4, 5, 6]))
show(lambda: math.sumprod([], []))
show(lambda: math.sumprod([1.5, 2], [2, 3]))
show(lambda: math.sumprod([1], [1, 2]))
show(lambda: math.sumprod([0.1] * 10, [1] * 10))
show(lambda: math.sumprod([10, 20], ['a', 2]))
show(lambda: math.sumprod(5, [1]))
show(lambda: math.sumprod([10**20], [10**20]))
show(lambda: math.sumprod([True], [2.5]))
show(lambda: math.sumprod([1e16, 1, -1e16], [1, 1, 1]))
show(lambda: math.sumprod([1j], [2]))
show(lambda: math.sumprod([1, 2], (x for x in [3, 4])))
