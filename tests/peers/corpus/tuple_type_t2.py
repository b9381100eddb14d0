# tuple: operations, methods, hashing, comparison, subclassing.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: () < (0,))
show(lambda: (1, 'a') < (1, 2))
show(lambda: (1, 'a') < (2, 2))
show(lambda: (1, (2, 3)) < (1, (2, 4)))
show(lambda: ((), ()) == ((), ()))
show(lambda: (1,) == (1.0,))
show(lambda: (1, 2) == (True, 2))
show(lambda: {(1, 2): 'a'}[1, 2])
show(lambda: {(1, 2): 'a'}[(1, 2)])
show(lambda: (1, 2) in {(1, 2)})
show(lambda: {(): 1}[()])
show(lambda: repr((1,)))
show(lambda: repr(()))
show(lambda: repr(((1,), [2], 'a')))
