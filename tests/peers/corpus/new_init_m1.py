# Instance creation: __new__, __init__, __call__ on metaclasses, singletons, factories, returning other types.
class A:
    def __new__(cls, *a, **k):
        print('new', cls.__name__, a, k)
        return super().__new__(cls)

    def __init__(self, *a, **k):
        print('init', type(self).__name__, a, k)
        self.a = a


class B(A):
    def __init__(self, x, y=2):
        super().__init__(x)
        self.y = y


try:
    B()
except TypeError as e:
    print(type(e).__name__)
