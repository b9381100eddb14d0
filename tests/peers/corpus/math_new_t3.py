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


show(lambda: list(itertools.batched('abcdefg', 3)))
show(lambda: list(itertools.batched([], 2)))
show(lambda: list(itertools.batched('ab', 5)))
show(lambda: itertools.batched('ab', 0))
show(lambda: itertools.batched('ab', -1))
show(lambda: itertools.batched(5, 2))
show(lambda: itertools.batched('ab'))
show(lambda: list(itertools.batched('abcd', 2, strict=True)))
show(lambda: list(itertools.batched('abc', 2, strict=True)))
show(lambda: list(itertools.batched('abc', n=2)))
show(lambda: itertools.batched('a', 'b'))
show(lambda: list(itertools.batched(range(7), 1)))
show(lambda: next(itertools.batched('abc', 2)))
