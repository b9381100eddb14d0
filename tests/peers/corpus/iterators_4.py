# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
it = iter('abc')
print(next(it), list(map(str.upper, it)), list(it))
e = enumerate('abc')
print(next(e), iter(e) is e, list(e))
