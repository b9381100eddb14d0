# list: every method, slices, slice assignment, errors.
l = [1, 2]
l.extend(l[:])
l += l
print(l)
