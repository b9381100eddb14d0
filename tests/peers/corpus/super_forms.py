# super() of methods with defaults, varargs, properties and class methods.
class Base:
    def __init__(self, *args, **kw):
        self.args, self.kw = args, kw

    def total(self, a, b=2, *rest):
        return a + b + sum(rest)

    @classmethod
    def make(cls, n):
        return cls.__name__, n

    @property
    def value(self):
        return 10

    def __getitem__(self, i):
        return i * 2


class Derived(Base):
    def __init__(self, x, *args, **kw):
        super().__init__(x, *args, **kw)

    def total(self, *args):
        return 100 + super().total(*args)

    def both(self, a, b):
        return super().total(a, b=b), super().total(*(a, b, 1))

    @classmethod
    def make(cls, n):
        return super().make(n + 1)

    def __getitem__(self, i):
        return super().__getitem__(i) + 1


d = Derived(1, 2, k=3)
print(d.args, d.kw, d.total(1), d.total(1, 2, 3), d.both(1, 5), Derived.make(1), d[4])
