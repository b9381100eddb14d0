# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: list(enumerate('ab')))
show(lambda: list(enumerate('ab', 5)))
show(lambda: list(enumerate('ab', start=-1)))
show(lambda: list(enumerate([], 3)))
show(lambda: enumerate(5))
show(lambda: enumerate('a', 'b'))
show(lambda: enumerate('a', 1.5))
show(lambda: enumerate('a', None))
show(lambda: enumerate('a', 1, 2))
show(lambda: list(enumerate(iterable='ab')))
show(lambda: next(enumerate('a')))
show(lambda: list(enumerate(enumerate('ab'))))
show(lambda: dict(enumerate('ab')))
