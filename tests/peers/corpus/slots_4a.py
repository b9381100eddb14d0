# __slots__: layout, inheritance, conflicts, errors, weakrefs and dict.
class Defaults:
    __slots__ = ('v',)

    def __getattr__(self, n):
        return f'default {n}'


z = Defaults()
print(z.v)
