# range: all operations, big values, comparison, hashing, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: 3 in range(5))
show(lambda: 5 in range(5))
show(lambda: -1 in range(5))
show(lambda: 3 in range(0, 10, 2))
show(lambda: 4 in range(0, 10, 2))
show(lambda: 3.0 in range(5))
show(lambda: 3.5 in range(5))
show(lambda: 'a' in range(5))
show(lambda: None in range(5))
show(lambda: True in range(5))
show(lambda: 5 in range(10, 0, -5))
show(lambda: -3 in range(0, -10, -3))
show(lambda: 1j in range(5))
show(lambda: 3+0j in range(5))
show(lambda: 0 in range(0))
