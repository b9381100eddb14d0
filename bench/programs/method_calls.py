"""Calls of every kind: methods, inherited methods, super, static and class methods, defaults, keywords, recursion."""
import sys


class Base:
    def __init__(self, n):
        self.n = n

    def one(self):
        return 1

    def add(self, x):
        return self.n + x

    def twice(self, x):
        return self.add(x) + self.add(x)

    @staticmethod
    def static(a, b):
        return a - b

    @classmethod
    def make(cls, n):
        return cls(n)


class Middle(Base):
    def add(self, x):
        return super().add(x) + 1


class Derived(Middle):
    def with_defaults(self, a, b=2, c=3, *, d=4):
        return a + b * c - d

    def many(self, *args, **kw):
        return len(args) + len(kw)

    def __call__(self, x):
        return x + self.n

    def __len__(self):
        return self.n & 7

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return self.n

    def __getitem__(self, i):
        return i ^ self.n


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def loop(count):
    base, derived, other = Base(5), Derived(6), Derived.make(7)
    total = 0
    bound = base.add
    for i in range(count):
        total += base.one() + base.add(i) + derived.twice(1)
        total += derived.static(i, 1) + bound(2)
        total += derived.with_defaults(i) + derived.with_defaults(1, c=5, d=i)
        total += derived(3) + len(other) + derived[i]
        if derived == other:
            total += 1
        if not i & 15:
            total += derived.many(1, 2, x=i) + Base.make(i).n
    return total


def main(scale):
    total = loop(max(1, int(1350000 * scale)))
    print("method_calls", total, fib(27), ackermann(2, 100))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
