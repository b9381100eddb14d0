# Unpacking assignment in every position, starred targets, errors.
a, b, c, d, e = 1, 2, 3, 4, 5
a, b, c, d, e = e, d, c, b, a
print(a, b, c, d, e)
a, b, c = c, a, b
a, b, c, d = b, a, d, c
print(a, b, c, d)
