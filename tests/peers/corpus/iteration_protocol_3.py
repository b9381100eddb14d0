# Iterables and iterators written in Python, used by every consumer of the language.
class Count:
    def __init__(self, n, log=None):
        self.n, self.i, self.log = n, 0, log

    def __iter__(self):
        if self.log is not None:
            self.log.append('iter')
        return self

    def __next__(self):
        if self.log is not None:
            self.log.append(self.i)
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i - 1


log = []
a, b = Count(2, log)
log = []
try:
    a, b = Count(5, log)
except ValueError:
    print(log)
log = []
print(next(Count(2, log)), next(iter(Count(2, log))), log)
it = Count(6)
print([(a, b) for a, b in zip(it, it)], list(it))
it = Count(10)
print(next(it), list(it))
