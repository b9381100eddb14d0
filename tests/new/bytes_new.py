# test: expect
# bytes, bytearray and memoryview: what is newer than 3.11.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


b = bytearray(b'abc')
b.resize(5)
print(b)  #> bytearray(b'abc\x00\x00')
b.resize(1)
print(b)  #> bytearray(b'a')
show(lambda: b.resize(-1))  #> ValueError Can only resize to positive sizes, got -1
view = memoryview(b)
show(lambda: b.resize(9))  #> BufferError Existing exports of data: object cannot be re-sized
view.release()
print(bytes.fromhex(b'61 62'), bytearray.fromhex(memoryview(b'6162')))  #> b'ab' bytearray(b'ab')
show(lambda: bytes.fromhex(5))  #> TypeError fromhex() argument must be str or bytes-like, not int
show(lambda: bytes.fromhex('4'))  #> ValueError fromhex() arg must contain an even number of hexadecimal digits
show(lambda: b'a'.center(5, b'xy'))  #> TypeError center(): argument 2 must be a byte string of length 1, not a bytes object of length 2
m = memoryview(b'hello')
print(m.count(108), m.index(108), m.index(108, 3), m.count(b'l'))  #> 2 2 3 0
show(lambda: m.index(1))  #> ValueError memoryview.index(x): x not found
show(lambda: m.cast('B', [5, 1]).index(1))  #> NotImplementedError multi-dimensional lookup is not implemented
show(lambda: len(m[:1].cast('B', ())))  #> TypeError 0-dim memory has no length
print(memoryview[int])  #> memoryview[int]


class Exporter:
    def __init__(self):
        self.data = bytearray(b'exported')

    def __buffer__(self, flags):
        return memoryview(self.data)


x = Exporter()
print(bytes(memoryview(x)), bytes(x), b'-'.join([b'a', x]))  #> b'exported' b'exported' b'a-exported'
