# Chained comparisons: each operand evaluated once, short circuit, custom results.
x = 5
print(0 < x < 10, 0 < x <= 5 < 6, 10 > x > 5, x == 5 == 5.0, x != 4 != 5, x is not None is not False)
if 1 < x < 3:
    print('no')
elif 4 < x < 6:
    print('yes')
