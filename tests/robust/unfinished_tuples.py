# Tuples that are being filled are not to be found.
# test: expect
import gc

def nulls():
    gc.collect() # or each call doubles what the one before has left
    for o in gc.get_objects():
        if type(o) is tuple: o == o, o[:1], o + o
    return 1
class It:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        nulls()
        return self.n
print(list(zip(It(), It(), It())))
import itertools
print(list(itertools.zip_longest(It(), It(), It())))
print(list(itertools.product(It(), It()))[:3])
print(tuple(It()), list(map(lambda *a: a, It(), It())))
#> [(1, 1, 1), (2, 2, 2), (3, 3, 3)]
#> [(1, 1, 1), (2, 2, 2), (3, 3, 3)]
#> [(1, 1), (1, 2), (1, 3)]
#> (1, 2, 3) [(1, 1), (2, 2), (3, 3)]
