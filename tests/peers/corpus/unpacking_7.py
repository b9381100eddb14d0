# Unpacking assignment in every position, starred targets, errors.
[[], (x,)] = [], 'q'
for x, in [(1,), (2,)]:
    print(x)
for [x, *y] in ['abc']:
    print(x, y)
