# list: every method, slices, slice assignment, errors.
a = [1, [2, 3]]
b = a.copy()
b[1].append(4)
print(a, b, a[1] is b[1])
l = [1, 2]
l.extend(l[:])
l += l
print(l)
