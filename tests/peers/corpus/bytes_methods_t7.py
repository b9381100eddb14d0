# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'a\nb\r\nc\rd').splitlines())
show(lambda: B(b'a\nb\r\nc\rd').splitlines(True))
show(lambda: B(b'').splitlines())
show(lambda: B(b'\n').splitlines())
show(lambda: B(b'a\x0bb\x0cc\x1cd\x85e').splitlines())
show(lambda: B(b'a\n').splitlines(keepends=True))
show(lambda: B(b'a,b,c').partition(b','))
show(lambda: B(b'abc').partition(b','))
show(lambda: B(b'a,b,c').rpartition(b','))
show(lambda: B(b'abc').rpartition(b','))
show(lambda: B(b'abc').partition(b''))
show(lambda: B(b'abc').partition(','))
