# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b',').join([b'a', b'b']))
show(lambda: B(b'').join([]))
show(lambda: B(b',').join([b'a']))
show(lambda: B(b',').join(['a']))
show(lambda: B(b',').join([1]))
show(lambda: B(b',').join(5))
show(lambda: B(b',').join(x for x in (b'p', b'q')))
show(lambda: B(b',').join(b'abc'))
show(lambda: B(b'-').join({b'k': 1}))
