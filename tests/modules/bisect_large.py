# Positions beyond what a machine word of a value holds.
import bisect
import sys

n = sys.maxsize
r = range(n - 1)
for x in (0, 5, n // 2, n - 3, n - 2, n):
    found = bisect.bisect_right(r, x), bisect.bisect_left(r, x), bisect.bisect(r, x, 3, n - 1), bisect.bisect_left(r, x, n - 9)
    print([p - x if abs(p - x) < 10 else ('n', p - n) for p in found])


class Odd:
    def __len__(self): return n
    def __getitem__(self, i): return i
    def insert(self, i, x): print('insert', n - i, n - x)


bisect.insort(Odd(), n - 5)
bisect.insort_left(Odd(), n - 5)
