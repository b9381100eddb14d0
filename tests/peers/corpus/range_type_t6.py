# range: all operations, big values, comparison, hashing, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: list(reversed(range(5))))
show(lambda: list(reversed(range(0, 10, 3))))
show(lambda: list(reversed(range(0))))
show(lambda: range(3) + range(3))
show(lambda: range(3) * 2)
show(lambda: -range(3))
show(lambda: range(3)())
show(lambda: sum(range(101)))
show(lambda: max(range(5)))
show(lambda: min(range(5, 0, -1)))
show(lambda: sorted(range(5, 0, -1)))
show(lambda: tuple(range(3)))
show(lambda: set(range(3)))
show(lambda: str(range(3)))
show(lambda: repr(range(0, 5, 1)))
show(lambda: f'{range(3)}')
show(lambda: isinstance(range(3), range))
