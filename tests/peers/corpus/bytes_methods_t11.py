# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'abc').decode('ascii'))
show(lambda: B(b'\x01\xab').hex())
show(lambda: B(b'\x01\xab\xcd\xef').hex(':'))
show(lambda: B(b'ab').hex(b'_'))
show(lambda: B.fromhex('01 ab CD'))
show(lambda: B.fromhex(''))
show(lambda: B.fromhex(' 0 1'))
show(lambda: B.fromhex('zz'))
show(lambda: B.fromhex('aB\n\tcd'))
