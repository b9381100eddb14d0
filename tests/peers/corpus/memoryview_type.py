# memoryview: indexing, slicing, casts, attributes, comparison, release, writes, errors.
it = iter(memoryview(b'ab'))
print(next(it), list(it))
src = bytearray(b'0123456789')
print(src)
