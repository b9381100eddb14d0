# Operator precedence and associativity.
print(not 1 == 2, not (1 == 2), not 1 and 0, not (1 and 0), 1 or 0 and 0, (1 or 0) and 0)
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) if 0 else 3, 1 if 1 else 2 if 0 else 3)
