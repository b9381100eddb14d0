# Chained comparisons: each operand evaluated once, short circuit, custom results.
def v(x):
    print('eval', x, end='; ')
    return x


print(v(1) < v(2) > v(0) != v(5) == v(5))
print(v(1) == v(1) == v(2) == v(2))
