# bool, None, NotImplemented, Ellipsis, object: singletons and their behaviour.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: True.foo)
show(lambda: round(True))
show(lambda: divmod(True, True))
show(lambda: [1, 2][True])
show(lambda: 'ab'[False])
show(lambda: {True: 1}[1])
show(lambda: {1: 'a', True: 'b'})
show(lambda: sum([True, True]))
show(lambda: min(True, False))
show(lambda: sorted([True, False]))
