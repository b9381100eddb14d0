# Iterators written as classes; __getitem__ as iteration; reversed, in, unpacking.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Squares:
    def __getitem__(self, i):
        if i > 5:
            raise IndexError
        return i * i


class Bag:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        for i in self.items:
            yield i

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


print(list(Countdown(4)), sum(Countdown(10)), 3 in Countdown(5))
print(list(Squares()), 16 in Squares())
a, b, *c = Countdown(5)
print(a, b, c)
print([x for x in reversed(Bag(1, 2, 3))], max(Bag(3, 9, 2)), sorted(Bag('b', 'a')), len(Bag()))
it = iter(Bag(1, 2))
print(next(it), next(it), next(it, None))
print(list(zip(Countdown(3), 'abc')), list(map(lambda x: x + 1, Bag(1, 2))), list(filter(None, Bag(0, 1))))
print(list(enumerate(Countdown(2), 10)))
