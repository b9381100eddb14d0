# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: ''.find())
show(lambda: ''.find(1))
show(lambda: ''.count(5))
show(lambda: 'abc'.index(b'a'))
show(lambda: 'abc'.replace('a'))
show(lambda: 'a'.center(5, '**'))
show(lambda: b'a'.center(5, b'**'))
show(lambda: '%c' % 'ab')
show(lambda: '%c' % 1.5)
show(lambda: b'%c' % b'ab')
show(lambda: ''.join([1]))
show(lambda: bytes.fromhex('1'))
show(lambda: bytes.fromhex('zz'))
show(lambda: bytes.fromhex(5))
show(lambda: 'abc'.replace('a', 'b', count=1))
show(lambda: 'aaa'.replace('a', 'b', count=2))
show(lambda: 'abc'.startswith('a', 0, 1, 2))
