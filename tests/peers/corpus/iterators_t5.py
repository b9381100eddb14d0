# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: list(reversed([1, 2])))
show(lambda: list(reversed((1, 2))))
show(lambda: list(reversed(range(3))))
show(lambda: list(reversed({1})))
show(lambda: reversed(5))
show(lambda: reversed(iter([])))
show(lambda: reversed())
show(lambda: reversed([], []))
show(lambda: list(reversed(b'ab')))
show(lambda: list(reversed([])))
show(lambda: next(reversed([1])))
show(lambda: list(reversed(bytearray(b'ab'))))
show(lambda: reversed(x for x in []))
show(lambda: list(reversed(memoryview(b'ab'))))
