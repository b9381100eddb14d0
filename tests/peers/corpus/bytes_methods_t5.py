# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'aXbXc').replace(b'X', b'--'))
show(lambda: B(b'aaa').replace(b'a', b'b', 2))
show(lambda: B(b'abc').replace(b'', b'-'))
show(lambda: B(b'abc').replace('a', 'b'))
show(lambda: B(b'abc').replace(b'a'))
show(lambda: B(b'').replace(b'', b'x'))
show(lambda: B(b'aaa').replace(b'aa', b''))
show(lambda: B(b'abc').replace(bytearray(b'b'), b''))
show(lambda: B(b'a').replace(97, 98))
