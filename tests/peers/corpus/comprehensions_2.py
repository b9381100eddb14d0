# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
print([[j for j in range(i)] for i in range(4)], [x for row in [[1, 2], [3]] for x in row])
print(list(i for i in range(3)), tuple(i for i in 'ab'), sum(i for i in range(10)), max((i for i in [3, 1]), default=0), ''.join(c for c in 'abc' if c != 'b'))
