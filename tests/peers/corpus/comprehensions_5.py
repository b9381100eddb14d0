# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
i = 'outer'
x = 5
print([a for a, in [(1,), (2,)]], [a for a, *b in ['xyz']], [b for a, *b in ['xyz']], [(a, b) for (a, b) in {1: 2}.items()])
print([i for i in range(5) if (lambda v: v > 2)(i)], [j for i in range(3) for j in [i * 2]], [y for x in range(3) for y in [x] for x in [y + 10]])
