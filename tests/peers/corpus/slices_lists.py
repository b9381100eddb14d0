# Slices of lists: reading, assigning, deleting.
a = list(range(10))
print(a[2:5], a[::3], a[::-2], a[-3:], a[8:2:-2], a[20:])
a[2:5] = ['x']
print(a)
a[1:1] = [10, 11]
print(a)
a[-2:] = []
print(a)
del a[0]
del a[1:3]
print(a)
b = a[:]
b += [1]
a.extend(b[:2])
print(a, b, a is b)
c = [1, 2] * 2 + [3]
print(c, c.count(2), c.index(3), c[c.index(2)], 3 in c, [] == [], [1, 2] < [1, 3], [1] * 0)
m = [[0] * 3 for _ in range(2)]
m[0][1] = 5
print(m)
