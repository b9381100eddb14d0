# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
i = 'outer'
x = 5
print([lambda: i for i in range(3)][0](), [f() for f in [lambda: i for i in range(3)]])
print([(lambda y: x * y)(y) for y in range(3)], [a if a > 1 else -a for a in range(4)])
