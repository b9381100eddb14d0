# range: all operations, big values, comparison, hashing, errors.
it = iter(range(3))
print(next(it), list(it), list(it), next(it, 'end'))
n = 0
for i in range(10**12, 10**12 + 100000):
    n ^= i
print(n)
