# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
calls = []
l = [[1, 2], [3, 4]]
print(l, calls)


class C:
    n = 1
    n += 5
    items = []
    items += [n]
    for i in range(3):
        n *= 2
    total = 0
    total += sum(items)


c = C()
print(C.n, c.n, C.items, c.items is C.items, 'items' in c.__dict__, C.total)
