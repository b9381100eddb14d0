# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
class IO:
    def __iadd__(self, o): return 'from iadd'
    def __isub__(self, o): pass
    __imul__ = None
    def __mul__(self, o): return 'mul'


p = IO()
p += 1
print(p)
p = IO()
p -= 1
print(p)
