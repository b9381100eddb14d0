# Chained comparisons: each operand evaluated once, short circuit, custom results.
class C:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        print('lt', self.n, o.n, end='; ')
        return Res(self.n < o.n)

    def __eq__(self, o):
        print('eq', end='; ')
        return Res(self.n == o.n)

    def __repr__(self):
        return f'C({self.n})'


class Res:
    def __init__(self, b):
        self.b = b

    def __bool__(self):
        print('bool', self.b, end='; ')
        return self.b

    def __repr__(self):
        return f'Res({self.b})'


print(C(1) < C(2))
print(C(1) < C(2) < C(3))
