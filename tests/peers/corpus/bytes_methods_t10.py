# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'abC1').upper())
show(lambda: B(b'ABc1').lower())
show(lambda: B(b'\xe9').upper())
show(lambda: B(b'abc').isalpha())
show(lambda: B(b'12').isdigit())
show(lambda: B(b'').isdigit())
show(lambda: B(b' \t').isspace())
show(lambda: B(b'AB').isupper())
show(lambda: B(b'ab1').islower())
show(lambda: B(b'\xe9').isalpha())
show(lambda: B(b'1').isdecimal())
show(lambda: B(b'ab').center(5, '*'))
