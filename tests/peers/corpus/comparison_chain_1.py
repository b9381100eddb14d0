# Chained comparisons: each operand evaluated once, short circuit, custom results.
def v(x):
    print('eval', x, end='; ')
    return x


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
