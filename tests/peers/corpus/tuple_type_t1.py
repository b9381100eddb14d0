# tuple: operations, methods, hashing, comparison, subclassing.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: ())
show(lambda: (1,))
show(lambda: 1,)
show(lambda: (1, 2))
show(lambda: tuple())
show(lambda: tuple('abc'))
show(lambda: tuple([1, 2]))
show(lambda: tuple(5))
show(lambda: tuple(None))
show(lambda: tuple(range(3)))
show(lambda: tuple({1: 2}))
show(lambda: tuple(i for i in 'ab'))
show(lambda: tuple(1, 2))
show(lambda: tuple(x=1))
show(lambda: bool(()))
show(lambda: bool((0,)))
