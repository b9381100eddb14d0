# Unpacking assignment in every position, starred targets, errors.
i, l = 0, [10, 20, 30]
i, l[i] = 1, 'set'
print(i, l)
l[0], l[1:], l = 1, [2, 3, 4], l
print(l)
