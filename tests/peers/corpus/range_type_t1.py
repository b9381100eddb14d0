# range: all operations, big values, comparison, hashing, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: range(5))
show(lambda: range(1, 5))
show(lambda: range(1, 5, 2))
show(lambda: range(5, 1))
show(lambda: range(5, 0, -1))
show(lambda: range(0))
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range(1.5))
show(lambda: range('a'))
show(lambda: range(None))
show(lambda: range(1, 2, 0))
show(lambda: range(stop=5))
show(lambda: range(True))
show(lambda: range(-5))
show(lambda: range(1, 5, 1))
show(lambda: range(1, 5, -1))
