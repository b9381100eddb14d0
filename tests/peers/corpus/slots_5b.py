# __slots__: layout, inheritance, conflicts, errors, weakrefs and dict.
class Many:
    __slots__ = tuple(f's{i}' for i in range(300))


m = Many()
for i in range(300):
    setattr(m, f's{i}', i)
print(sum(getattr(m, f's{i}') for i in range(300)), m.s299)
