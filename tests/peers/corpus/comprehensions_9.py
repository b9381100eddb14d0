# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
def gen_in_comp():
    return [(yield_, i) for yield_, i in zip('ab', range(2))]


e = (i * 2 for i in range(3))
try:
    [1 // i for i in [1, 0]]
except ZeroDivisionError as ex:
    print(type(ex).__name__)
print([i for i in []], {i for i in []}, {i: i for i in []}, list(i for i in []))
primes = [n for n in range(2, 50) if not any(n % p == 0 for p in range(2, int(n ** .5) + 1))]
print(primes)
