# Keywords that a constructor does not know are for subclasses with __init__ or __new__ of their own.
import array
import itertools

CASES = [(list, ([1],)), (tuple, ([1],)), (set, ([1],)), (frozenset, ([1],)), (float, (1.5,)),
         (filter, (None, [1])), (reversed, ([1],)), (array.array, ('b', [1])),
         (itertools.cycle, ([1],)), (itertools.chain, ([1],)), (itertools.islice, ([1], 1)),
         (itertools.takewhile, (bool, [1])), (itertools.dropwhile, (bool, [])),
         (itertools.starmap, (max, [])), (itertools.filterfalse, (bool, [0])),
         (itertools.pairwise, ([1, 2],))]

for base, args in CASES:
    class Plain(base):
        pass

    class Init(base):
        def __init__(self, *args, extra=None):
            self.extra = extra

    class New(base):
        def __new__(cls, *args, extra=None):
            self = base.__new__(cls, *args)
            self.extra = extra
            return self

    for cls in base, Plain, Init, New:
        try:
            print(base.__name__, cls.__name__, cls(*args, extra=3).extra)
        except TypeError as e:
            print(base.__name__, cls.__name__, e)
