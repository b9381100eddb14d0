# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B())
show(lambda: B(b'abc'))
show(lambda: B(3))
show(lambda: B([1, 2, 255]))
show(lambda: B(range(3)))
show(lambda: B('abc'))
show(lambda: B(-1))
show(lambda: B([256]))
show(lambda: B([-1]))
show(lambda: B(['a']))
show(lambda: B(None))
show(lambda: B(1.5))
show(lambda: B(5, 'x'))
show(lambda: B(1, 2, 3, 4))
show(lambda: B(memoryview(b'xy')))
show(lambda: B(bytearray(b'q')))
show(lambda: B((x for x in (1, 2))))
show(lambda: B([1.5]))
show(lambda: B({1: 2}))
