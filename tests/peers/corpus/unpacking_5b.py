# Unpacking assignment in every position, starred targets, errors.
a = b = c = [1]
((a, b)) = 5, 6
for a, (b, *c) in [(1, (2, 3, 4)), (5, 'xyz'), (6, [7])]:
    print(a, b, c)
