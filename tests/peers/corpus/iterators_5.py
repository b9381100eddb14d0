# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
z = zip([1], [2])
print(iter(z) is z, next(z), next(z, None), next(z, None))
n = map(None.__init__, []) if False else map(lambda *a: len(a), *[[1, 2]] * 300)
print(list(n), len(next(zip(*[[1]] * 500))))
