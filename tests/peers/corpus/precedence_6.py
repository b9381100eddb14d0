# Operator precedence and associativity.
print(1 < 2 < 3 < 4, 1 < 3 < 2, 1 < 2 > 1, 1 != 2 != 1, 1 in [1, 2] in [[1, 2]])
print(True + True, True or 1 / 0, False and 1 / 0, 0 or '' or [] or 'x', 1 and 2 and 3, 0 and 1 or 2, 1 and 0 or 3)
