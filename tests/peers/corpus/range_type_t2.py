# range: all operations, big values, comparison, hashing, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: len(range(5)))
show(lambda: len(range(0, 10, 3)))
show(lambda: len(range(10, 0, -3)))
show(lambda: len(range(5, 1)))
show(lambda: len(range(-5, 5)))
show(lambda: len(range(10**30)))
show(lambda: len(range(-2**62, 2**62)))
show(lambda: bool(range(0)))
show(lambda: bool(range(1)))
show(lambda: list(range(5)))
show(lambda: list(range(0, 10, 3)))
show(lambda: list(range(10, 0, -3)))
