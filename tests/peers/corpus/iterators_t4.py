# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: list(filter(None, [0, 1, '', 'a', None, [], [0]])))
show(lambda: list(filter(lambda x: x > 1, [1, 2, 3])))
show(lambda: list(filter(str.isdigit, 'a1b2')))
show(lambda: filter(None))
show(lambda: filter(None, 5))
show(lambda: list(filter(5, [1])))
show(lambda: list(filter(bool, [])))
show(lambda: list(filter(lambda x: 1 / x, [1, 0])))
show(lambda: next(filter(None, [0, 5])))
show(lambda: ''.join(filter(lambda c: c not in 'aeiou', 'hello')))
show(lambda: list(filter(lambda x: [], [1])))
show(lambda: filter(None, [], []))
show(lambda: list(filter(None, {0: 1, 2: 3})))
