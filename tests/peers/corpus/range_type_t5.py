# range: all operations, big values, comparison, hashing, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: range(5).start)
show(lambda: range(5).stop)
show(lambda: range(5).step)
show(lambda: range(2, 10, 3).start)
show(lambda: range(2, 10, 3).step)
show(lambda: range(5).foo)
show(lambda: range(True, 5).start)
show(lambda: range(5) == [0, 1, 2, 3, 4])
show(lambda: range(5) != range(6))
show(lambda: range(5) < range(6))
show(lambda: range(5) == range(5, 0, -1))
