# Chained comparisons: each operand evaluated once, short circuit, custom results.
print(1 < 2 < 3 in [3, 4], 1 < 2 in [3], 'a' < 'b' < 'c' <= 'c', 'a' in 'abc' in ['abc'])
print(1 < 2.5 < 3, 1 < 1 < 0 / 1, not 1 < 2 < 3, (1 < 2) < 3, 1 < (2 < 3))
