# Class statements: attributes, inheritance, dict, instance creation, class scope.
class A:
    """Doc of A."""
    x = 1
    y = [x, 2]
    z = x + 1

    def __init__(self, v=0):
        self.v = v

    def get(self):
        return self.v, self.x

    def __repr__(self):
        return f'A({self.v})'


a = A(5)
try:
    del a.x
except AttributeError as e:
    print(e)
