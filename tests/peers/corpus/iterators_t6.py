# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: iter(5))
show(lambda: iter([], 1))
show(lambda: iter(5, 1))
show(lambda: iter())
show(lambda: iter([], 1, 2))
show(lambda: next([]))
show(lambda: next(iter([])))
show(lambda: next(iter([]), 'd'))
show(lambda: next(iter([1]), 'd'))
show(lambda: next())
show(lambda: next(5))
show(lambda: next(iter([]), 1, 2))
show(lambda: len(iter([])))
show(lambda: iter([])[0])
show(lambda: iter([]) + 1)
