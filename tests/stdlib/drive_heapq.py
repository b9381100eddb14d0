# The library module drive_heapq, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import heapq
from heapq import *
h = []
for x in (5, 3, 8, 1, 9, 2, 7):
    heappush(h, x)
print(h, h[0], [heappop(h) for _ in range(7)])
l = [9, 4, 7, 1, 8, 2, 6]
heapify(l)
print(l, heappushpop(l, 0), heappushpop(l, 5), heapreplace(l, 10), l)
print(nlargest(3, [4, 1, 7, 3, 9]), nsmallest(3, [4, 1, 7, 3, 9]), nlargest(2, 'hello'), nsmallest(1, [3, 1], key=lambda x: -x), nlargest(0, [1]), nlargest(9, [1, 2]), nsmallest(2, [(1, 'b'), (1, 'a')]), nlargest(2, range(100), key=lambda x: x % 10))
print(list(merge([1, 4, 7], [2, 5], [0, 9])), list(merge('ace', 'bd')), list(merge([3, 1], [4, 2], reverse=True)), list(merge(['a', 'BB'], ['ccc'], key=len)), list(merge()))
for f in (lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush(5, 1), lambda: heapify([1, 'a']), lambda: heappush([1], 'a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
import random
rnd = random.Random(3)
data = [rnd.randint(0, 1000) for _ in range(500)]
h = data[:]
heapify(h)
print([heappop(h) for _ in range(500)] == sorted(data), nsmallest(5, data), nlargest(5, data))
tasks = []
for i, (p, n) in enumerate([(3, 'c'), (1, 'a'), (2, 'b'), (1, 'd')]):
    heappush(tasks, (p, i, n))
print([heappop(tasks)[2] for _ in range(4)])
class T:
    def __init__(self, p): self.p = p
    def __lt__(self, o): return self.p < o.p
q = [T(x) for x in (3, 1, 2)]
heapify(q)
print([heappop(q).p for _ in range(3)])
