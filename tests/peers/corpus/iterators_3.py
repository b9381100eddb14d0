# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
class Stop:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n


s = Stop()
print(list(s), list(s), list(zip(s, 'ab')), list(enumerate(s)))
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it))
