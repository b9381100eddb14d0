# Instance creation: __new__, __init__, __call__ on metaclasses, singletons, factories, returning other types.
class A:
    def __new__(cls, *a, **k):
        print('new', cls.__name__, a, k)
        return super().__new__(cls)

    def __init__(self, *a, **k):
        print('init', type(self).__name__, a, k)
        self.a = a


a = A.__new__(A)
print(a.__dict__)
