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


class Fresh:
    def __init__(self, n): self.n = n
    def __iter__(self): return Count(self.n)
    def __len__(self): return self.n
    def __contains__(self, x): return 'contains was used'
    def __reversed__(self): return iter(['reversed was used'])


log = []
try:
    a, b = Count(5, log)
except ValueError:
    print(log)
log = []
print(1 in Count(5, log), log, 9 in Count(2), 2 in Fresh(3), list(reversed(Fresh(2))))
