# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
s = [1, 2, 3]
t = s
s += s
print(t, s is t)
f = frozenset([1])
h = f
f |= {2}
print(sorted(f), h)
