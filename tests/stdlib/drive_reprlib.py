# The library module drive_reprlib, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import reprlib
from reprlib import repr as r, Repr, recursive_repr
print(r([1] * 20), r((1,) * 20), r({i: i for i in range(20)}), r('x' * 100), r(set(range(20))), r(frozenset(range(3))), r(10 ** 100), r([[[[[[[1]]]]]]]), r(list('abc')), r('short'), r(5), r(None))
from collections import deque
from array import array
print(r(deque(range(20))), r(array('i', range(20))), r(array('i')), r([]), r(()), r((1,)), r({}), r(set()))
a = Repr()
a.maxlist, a.maxstring, a.maxlevel, a.maxlong, a.maxdict, a.maxother = 2, 10, 2, 8, 1, 12
print(a.repr([1, 2, 3]), a.repr('abcdefghijklmnop'), a.repr([[[1]]]), a.repr(123456789012345), a.repr({'a': 1, 'b': 2}), a.repr(object.__init__)[:12])
class Node:
    def __init__(self): self.kids = []
    @recursive_repr('<...>')
    def __repr__(self): return f'Node({self.kids})'
n = Node()
n.kids.append(n)
n.kids.append(Node())
print(n, Node.__repr__.__name__)
class MyRepr(Repr):
    def repr_Point(self, o, level): return 'P!'
class Point: pass
print(MyRepr().repr([Point(), Point()]))
class Bad:
    def __repr__(self): raise ValueError
print(r(Bad())[:14], reprlib.aRepr.maxlist, reprlib.__all__)
