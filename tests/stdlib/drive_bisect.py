# The library module drive_bisect, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

from bisect import *
a = [1, 3, 3, 3, 5, 8]
for x in (0, 1, 2, 3, 4, 5, 8, 9):
    print(x, bisect_left(a, x), bisect_right(a, x), bisect(a, x), bisect_left(a, x, 2), bisect_right(a, x, 1, 4))
l = []
for x in (5, 2, 8, 2, 9, 1):
    insort(l, x)
print(l)
insort_left(l, 2)
insort_right(l, 2.0)
print(l)
d = [('a', 3), ('b', 1)]
d.sort(key=lambda t: t[1])
insort(d, ('c', 2), key=lambda t: t[1])
print(d, bisect_left(d, 2, key=lambda t: t[1]))
for f in (lambda: bisect_left(a, 3, -1), lambda: bisect_left(a, 'x'), lambda: bisect_left(5, 1)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def grade(score): return 'FDCBA'[bisect([60, 70, 80, 90], score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
class Rev:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __repr__(self): return str(self.v)
r = []
for i in (3, 1, 2):
    insort(r, Rev(i))
print(r)
