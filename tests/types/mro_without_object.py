# A metaclass whose mro() leaves object out.
class Meta(type):
    def mro(self):
        return super().mro()[:-1]


C = Meta('C', (), {'__slots__': ()})
print([c.__name__ for c in C.__mro__])


class Reversed(type):
    def mro(cls):
        return list(reversed(type.mro(cls)))


try:
    class D(metaclass=Reversed):
        pass
    print('made')
except TypeError as e:
    print(type(e).__name__)
import os, types  # noqa: E401, E402
print(repr(types.ModuleType('m')), str(types.ModuleType.__new__(types.ModuleType)), repr(os)[:10])
