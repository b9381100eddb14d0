# bytes, bytearray and memoryview: what is newer than 3.11.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)


show(lambda: bytes.fromhex(5))  #> TypeError fromhex() argument must be str or bytes-like, not int
show(lambda: bytes.fromhex('4'))  #> ValueError fromhex() arg must contain an even number of hexadecimal digits
