# Truthiness and conditionals over every type; boolean operators return operands.
x = None
y = x or 5
z = x if x is not None else 6
print(y, z, x is None, x is not None, not x, x == None)
a = b = 0
if a or b: print('no')
elif a and b: print('no')
elif not a and not b: print('neither')
