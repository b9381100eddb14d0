# Chained comparisons: each operand evaluated once, short circuit, custom results.
x = 5
while 0 < x < 10:
    x += 2
print(x)
print([i for i in range(20) if 3 < i < 8], all(0 <= i < 5 for i in range(5)))
