# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'abc').startswith(b'a'))
show(lambda: B(b'abc').startswith((b'x', b'a')))
show(lambda: B(b'abc').endswith(b'c'))
show(lambda: B(b'abc').endswith((b'b', b'bc')))
show(lambda: B(b'abc').endswith(b'c', 0, 2))
show(lambda: B(b'abc').startswith(b'', 3))
show(lambda: B(b'abc').startswith(97))
show(lambda: B(b'abc').endswith([b'c']))
