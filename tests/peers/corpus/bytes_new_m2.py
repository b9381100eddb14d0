# bytes, bytearray and memoryview: what is newer than 3.11.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)


show(lambda: b'a'.center(5, b'xy'))  #> TypeError center(): argument 2 must be a byte string of length 1, not a bytes object of length 2
m = memoryview(b'hello')
show(lambda: m.index(1))  #> ValueError memoryview.index(x): x not found
