# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: list(zip()))
show(lambda: list(zip('ab')))
show(lambda: list(zip('ab', [1, 2, 3])))
show(lambda: list(zip([1, 2, 3], 'ab', range(9))))
show(lambda: zip(5))
show(lambda: zip('a', 5))
show(lambda: zip('a', None))
show(lambda: list(zip(*[[1, 2], [3, 4]])))
show(lambda: list(zip(*[iter('abcdef')] * 3)))
show(lambda: dict(zip('ab', 'cd')))
show(lambda: next(zip('a', 'b')))
show(lambda: list(zip({1: 2}, {3})))
