# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
def locs():
    a = 1
    return sorted(k for k in [a, 2]), [b for b in (a, 3)], 'b' in locals()


print(locs())


def gen_in_comp():
    return [(yield_, i) for yield_, i in zip('ab', range(2))]


print(gen_in_comp())
