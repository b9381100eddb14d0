# Matrices as lists: product, transpose, determinant, inverse over integers.
def mul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def transpose(a):
    return [list(row) for row in zip(*a)]


def minor(a, i, j):
    return [row[:j] + row[j + 1:] for row in a[:i] + a[i + 1:]]


def det(a):
    if len(a) == 1:
        return a[0][0]
    return sum((-1) ** j * a[0][j] * det(minor(a, 0, j)) for j in range(len(a)))


def power(a, n):
    r = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
    while n:
        if n % 2:
            r = mul(r, a)
        a = mul(a, a)
        n //= 2
    return r


m = [[2, 0, 1], [1, 3, 2], [1, 1, 4]]
print(mul(m, m))
print(transpose([[1, 2, 3], [4, 5, 6]]))
print(det(m), det([[1, 2], [3, 4]]), det([[7]]))
print(power([[1, 1], [1, 0]], 30))
