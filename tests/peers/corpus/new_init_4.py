# Instance creation: __new__, __init__, __call__ on metaclasses, singletons, factories, returning other types.
class Slot:
    __slots__ = ('x',)

    def __new__(cls, x):
        o = super().__new__(cls)
        o.x = x
        return o


print(Slot(5).x)


class Frozen:
    def __init__(self):
        object.__setattr__(self, 'v', 1)

    def __setattr__(self, k, v):
        raise AttributeError('frozen')


f = Frozen()
print(f.v)
