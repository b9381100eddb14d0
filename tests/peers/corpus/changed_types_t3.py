# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: {[]})
show(lambda: {[]: 1})
show(lambda: {1}.add([]))
show(lambda: set([[]]))
show(lambda: frozenset([{}]))
show(lambda: dict([([], 1)]))
show(lambda: dict.fromkeys([[]]))
show(lambda: [] in {1})
show(lambda: {1}.remove([]))
show(lambda: {1}.discard([]))
show(lambda: {} in {1})
show(lambda: 1 in 5)
show(lambda: 1 in None)
show(lambda: 1 not in 5)
show(lambda: 'a' in 1.5)
show(lambda: 1 in len)
