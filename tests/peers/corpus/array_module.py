# array of numbers: append, extend, slices, iteration.
from array import array

a = array('i', [3, 1, 2])
a.append(10)
a.extend(array('i', [7, 8]))
print(list(a), len(a), a[0], a[-1], sum(a), max(a), list(a[1:3]))
a[1] = -5
print([x * 2 for x in a], sorted(a))
b = array('B', b'abc')
print(list(b), bytes(b), b[1])
f = array('d', (0.5, 1.5))
f[0] += 1
print(list(f), list(array('h', range(5))), len(array('H')))
total = 0
for i, x in enumerate(a):
    total += i * x
print(total, array('i', [1, 2]) == array('i', [1, 2]))
