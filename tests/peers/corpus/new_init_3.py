# Instance creation: __new__, __init__, __call__ on metaclasses, singletons, factories, returning other types.
class Single:
    inst = None

    def __new__(cls):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst

    def __init__(self):
        self.n = getattr(self, 'n', 0) + 1


print(Single() is Single(), Single().n)


class NoInit:
    def __new__(cls, a):
        o = object.__new__(cls)
        o.a = a
        return o


print(NoInit(3).a)
