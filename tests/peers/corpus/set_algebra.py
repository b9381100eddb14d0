# Sets and their algebra.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a == {4, 3, 2, 1}, a < b, {3} < b, a >= {1, 2})
print(sorted(a.union([9])), sorted(a.intersection(b)), sorted(a.difference(b)), sorted(a.symmetric_difference(b)))
print(a.isdisjoint({7}), {1}.issubset(a), a.issuperset({1, 2}))
a.add(10)
a.discard(1)
a.discard(100)
a.remove(2)
print(sorted(a), len(a), 10 in a)
a |= {20}
a &= {20, 3}
print(sorted(a))
a.update([1, 1, 1])
a -= {3}
print(sorted(a))
try:
    a.remove(99)
except KeyError:
    print('KeyError')
print(set('hello') == set('ohell'), frozenset([1, 2]) == frozenset([2, 1]), {frozenset([1]): 'x'}[frozenset([1])])
print(sorted({x % 4 for x in range(20)}), len(set()), set() == set([]))
