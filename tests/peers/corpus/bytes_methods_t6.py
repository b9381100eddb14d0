# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'a b c').split())
show(lambda: B(b' a\tb\n').split())
show(lambda: B(b'a,b,c').split(b','))
show(lambda: B(b'a,b,c').split(b',', 1))
show(lambda: B(b'a,b').split(','))
show(lambda: B(b'abc').split(b''))
show(lambda: B(b'').split())
show(lambda: B(b'').split(b','))
show(lambda: B(b'a,b,c').rsplit(b',', 1))
show(lambda: B(b'a--b').split(b'--'))
show(lambda: B(b'a\x00b').split(b'\x00'))
show(lambda: B(b'a\x0bb\x0cc').split())
show(lambda: B(b'a\x1cb').split())
show(lambda: B(b'a\xa0b').split())
show(lambda: B(b'a,b').split(44))
