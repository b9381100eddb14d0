# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: list(map(str, [1, 2])))
show(lambda: list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])))
show(lambda: list(map(None, [1])))
show(lambda: map(str))
show(lambda: map())
show(lambda: map(str, 5))
show(lambda: list(map(5, [1])))
show(lambda: list(map(int, ['1', 'x'])))
show(lambda: list(map(lambda *a: a, 'ab', 'cd', 'ef')))
show(lambda: next(map(len, ['ab'])))
show(lambda: list(map(str.upper, 'ab')))
show(lambda: list(map(pow, [2, 3], [3, 2])))
show(lambda: list(map(lambda: 1, [1])))
show(lambda: list(map(str, [])))
show(lambda: sum(map(int, '123')))
show(lambda: list(map(max, [1, 5], [3, 2])))
