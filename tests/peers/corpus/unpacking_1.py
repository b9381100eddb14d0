# Unpacking assignment in every position, starred targets, errors.
a, b = 1, 2
(a, b) = b, a
[a, b] = a, b
print(a, b)
a, (b, [c, d], *e), f = 1, (2, [3, 4], 5, 6), 7
print(a, b, c, d, e, f)
