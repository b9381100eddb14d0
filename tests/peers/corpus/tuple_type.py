# tuple: operations, methods, hashing, comparison, subclassing.
y = ([],)
y[0].append(1)
print(y)
big = tuple(range(100000))
print(len(big), big[99999], sum(big), big.index(77777), big[50000:50003], hash(big) == hash(tuple(range(100000))), big == tuple(range(100000)), big < tuple(range(100001)), len(big * 3), len(big + big))
nested = ()
for _ in range(50):
    nested = (nested,)
print(repr(nested).count('('), nested == nested, hash(nested) == hash(nested))
