# Debian's bisect: places in sorted lists, with keys.
# with: bisect.py
import bisect

data = [1, 3, 3, 3, 7, 9]
for x in (0, 1, 3, 4, 9, 10):
    print(x, bisect.bisect_left(data, x), bisect.bisect_right(data, x), bisect.bisect(data, x, 2, 5))
bisect.insort(data, 5)
bisect.insort_left(data, 3)
print(data)


def grade(score, breakpoints=(60, 70, 80, 90), grades='FDCBA'):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
words = ['a', 'bb', 'dddd']
print(bisect.bisect_left(words, 3, key=len))
bisect.insort(words, 'ccc', key=len)
print(words)
try:
    bisect.bisect_left(data, 1, -1)
except ValueError as e:
    print(e)
