# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'  a ').strip())
show(lambda: B(b'  a ').lstrip())
show(lambda: B(b'  a ').rstrip())
show(lambda: B(b'xyaxy').strip(b'xy'))
show(lambda: B(b'xya').lstrip(b'yx'))
show(lambda: B(b'axy').rstrip(b'yx'))
show(lambda: B(b'a').strip('a'))
show(lambda: B(b'\t\n\x0b\x0c\r a').strip())
show(lambda: B(b'a').strip(97))
show(lambda: B(b'').strip())
show(lambda: B(b'aaa').strip(b'a'))
show(lambda: B(b'a\x00').rstrip(b'\x00'))
