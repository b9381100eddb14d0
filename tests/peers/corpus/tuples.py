# Tuples: operations, nesting, comparison, as keys.
t = (1, 'two', (3, [4]))
print(t, len(t), t[1], t[-1][1], t[:2], t + (5,), t * 2, 'two' in t, t.count(1), t.index('two'))
t[2][1].append(5)
print(t)
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1, 2), (2,) > (1, 9))
print(tuple('abc'), tuple([]), (), (1,), sum((1, 2, 3)), max((3, 1)), sorted((3, 1, 2)))
d = {(0, 0): 'origin', (1, 0): 'right'}
print(d[0, 0], d.get((5, 5)), (1, 0) in d)
try:
    t[0] = 5
except TypeError:
    print('immutable')


def minmax(*a):
    return min(a), max(a)


lo, hi = minmax(4, 9, 2)
print(lo, hi, hash((1, 2)) == hash((1, 2)))
