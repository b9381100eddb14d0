# bytes, bytearray and memoryview: what is newer than 3.11.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)


m = memoryview(b'hello')
show(lambda: m.cast('B', [5, 1]).index(1))  #> NotImplementedError multi-dimensional lookup is not implemented
