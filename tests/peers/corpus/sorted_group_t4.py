# sorted, reversed, enumerate, zip, map, filter, iter, next by their argument errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: object(1) if 0 else 1)
show(lambda: super)
show(lambda: super(int, 5).real)
show(lambda: super(5, 5))
show(lambda: super(int, 'a') if 0 else 1)
show(lambda: staticmethod(1)(2))
show(lambda: memoryview(1))
show(lambda: slice())
show(lambda: range(3))
show(lambda: bytes(2))
show(lambda: frozenset('a'))
show(lambda: complex('1j'))
show(lambda: Ellipsis)
show(lambda: NotImplemented)
