# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
v = 1
v += v + (v := 5)
print(v)
lst = [0] * 3
print(lst)
