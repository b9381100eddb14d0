# Truthiness and conditionals over every type; boolean operators return operands.
print(0 or 'a', '' or [] or None, 1 and 'b', [] and 1, 0 or 0.0 or 0j, 'x' and 'y' and 'z', None or 'd' and 'e', not 'x' or 'q', (0, ) and [1])
print(1 if [] else 2, 'a' if 0 else 'b' if '' else 'c', (lambda: 1 if 1 else 0)(), [x if x else 'z' for x in (0, 1)])
