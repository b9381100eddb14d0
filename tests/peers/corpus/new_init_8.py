# Instance creation: __new__, __init__, __call__ on metaclasses, singletons, factories, returning other types.
class A:
    def __new__(cls, *a, **k):
        print('new', cls.__name__, a, k)
        return super().__new__(cls)

    def __init__(self, *a, **k):
        print('init', type(self).__name__, a, k)
        self.a = a


a = A.__new__(A)
a.__init__('again')
cls = type('Dyn', (A,), {'__init__': lambda self: None})


class Callable:
    def __call__(self, *a, **k):
        return a, k

    def __new__(cls):
        return super().__new__(cls)


c = Callable()
print(c(1, a=2), Callable.__call__(c, 3), type(c).__call__(c), callable(c))
print(c())


def factory(n):
    class Local:
        count = n

        def __init__(self):
            Local.count += 1
    return Local


L = factory(5)
print(L.count, factory(1).count)
