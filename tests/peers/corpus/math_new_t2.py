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


show(lambda: math.fma(2, 3, 4))
show(lambda: math.fma(0.1, 10, -1))
show(lambda: math.fma(1e308, 10, 0))
show(lambda: math.fma(math.inf, 0, 1))
show(lambda: math.fma(1, 2))
show(lambda: math.fma('a', 1, 2))
show(lambda: math.fma(math.inf, 1, -math.inf))
show(lambda: math.fma(-0.0, 0.0, 0.0))
