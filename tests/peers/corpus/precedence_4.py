# Operator precedence and associativity.
print(1 + 1 if 1 else 2, [1, 2][0] + 1, 'a' + 'b' * 2, 'a' 'b' * 2, 5 % 3 * 2, 5 * 3 % 2)
print((lambda x: x + 1)(1), (lambda: 1 if 0 else 2)(), (lambda x: (x, 1))(5), (lambda: (yield))().__class__.__name__)
