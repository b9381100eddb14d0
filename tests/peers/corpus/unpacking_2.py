# Unpacking assignment in every position, starred targets, errors.
a, *b, c = 'hello'
print(a, b, c)
a, *b = [1]
*c, d = (2,)
print(a, b, c, d)
