# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'%d %s') % (1, b'x'))
show(lambda: str(B(b'abc'), 'ascii'))
show(lambda: bool(B()))
show(lambda: bool(B(b'\0')))
show(lambda: B(b'a').foo)
show(lambda: repr(B(b'it\'s')))
show(lambda: repr(B(b'"')))
show(lambda: repr(B(b'\'"')))
show(lambda: repr(B(b'\t\n\r\\\x00\x1f\x7f\x80')))
show(lambda: sorted(B(b'cab')))
show(lambda: max(B(b'abc')))
show(lambda: list(reversed(B(b'abc'))))
show(lambda: sum(B(b'\x01\x02')))
show(lambda: tuple(B(b'ab')))
