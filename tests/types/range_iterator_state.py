# test: expect
# Where a range iterator stands: the rest of the range, and __setstate__.
def show(it):
    name, args, state = it.__reduce__()
    print(name is iter, args, state)


small, big = range(2, 100, 3), range(2, 10**30, 3)
for r in small, big, range(0), range(5, -10**20, -4):
    it = iter(r)
    show(it)
    next(it, None)
    show(it)
    it.__setstate__(5)
    show(it)
    it.__setstate__(-7)
    show(it)
#> True (range(2, 101, 3),) None
#> True (range(5, 101, 3),) None
#> True (range(20, 101, 3),) None
#> True (range(20, 101, 3),) None
#> True (range(2, 1000000000000000000000000000001, 3),) None
#> True (range(5, 1000000000000000000000000000001, 3),) None
#> True (range(20, 1000000000000000000000000000001, 3),) None
#> True (range(20, 1000000000000000000000000000001, 3),) None
#> True (range(0, 0),) None
#> True (range(0, 0),) None
#> True (range(0, 0),) None
#> True (range(0, 0),) None
#> True (range(5, -100000000000000000003, -4),) None
#> True (range(1, -100000000000000000003, -4),) None
#> True (range(-19, -100000000000000000003, -4),) None
#> True (range(-19, -100000000000000000003, -4),) None
it = iter(small)
it.__setstate__(500)
show(it)
#> True (range(101, 101, 3),) None
for state in 10**40, 2.5, '1':
    for r in small, big:
        it = iter(r)
        try:
            it.__setstate__(state)
            show(it)
        except (TypeError, OverflowError) as e:
            print(type(e).__name__, e)
#> OverflowError Python int too large to convert to C long
#> True (range(1000000000000000000000000000001, 1000000000000000000000000000001, 3),) None
#> TypeError 'float' object cannot be interpreted as an integer
#> TypeError state must be an int, not float
#> TypeError 'str' object cannot be interpreted as an integer
#> TypeError state must be an int, not str
