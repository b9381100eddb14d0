# Unpacking assignment in every position, starred targets, errors.
a = b = c = [1]
print(a is b is c)
((a, b)) = 5, 6
[[], (x,)] = [], 'q'
print(a, b, x)
