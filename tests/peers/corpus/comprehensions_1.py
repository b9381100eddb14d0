# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
print([i for i in range(5)], [i * i for i in range(10) if i % 2], [i for i in range(20) if i % 2 if i % 3])
print([(i, j) for i in range(3) for j in range(i)], [(i, j) for i in range(3) if i for j in 'ab' if j != 'a' or i > 1])
