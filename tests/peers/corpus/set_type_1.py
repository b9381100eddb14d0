# set and frozenset: every method and operator, mixed types, errors.
print(hash(frozenset('abc')) == hash(frozenset('cba')), {frozenset('ab'): 1}[frozenset('ba')], hash(frozenset()) == hash(frozenset([])), frozenset('a') == {'a'}, frozenset(frozenset('a')) == frozenset('a'))
big = set(range(10000))
print(len(big), sum(big), len(big & set(range(5000, 15000))), len(big | set(range(5000, 15000))), len(big - set(range(5000))), len(big ^ set(range(5000, 15000))), big > set(range(100)), 9999 in big, 10000 in big)
