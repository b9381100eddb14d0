# set and frozenset: every method and operator, mixed types, errors.
f = frozenset('ab')
big = set(range(10000))
print(len(big), sum(big))
print(len(big))


def mut(f):
    s = set(range(5))
    try:
        for x in s:
            f(s, x)
        print('finished')
    except RuntimeError as e:
        print(e)


mut(lambda s, x: s.add(x))
