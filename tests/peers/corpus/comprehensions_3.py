# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
i = 'outer'
print([i for i in range(3)], i)
x = 5
print([x + y for y in range(3)], [x for x in [x, x + 1]], x, [x for _ in range(2)])
