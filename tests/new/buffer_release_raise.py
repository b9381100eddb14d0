# test: expect
# A Python-written exporter hears of the release although C code raised while it used the buffer.
import struct, sys


class Exporter:
    def __init__(self, data, fail=False):
        self.data, self.log, self.fail = bytearray(data), [], fail

    def __buffer__(self, flags):
        self.log.append('get')
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.log.append('release')
        if self.fail: raise KeyError('in release')


def attempt(f, x):
    try:
        print(f(x), end=' ')
    except Exception as e:
        print(type(e).__name__, end=' ')
    print(x.log)
    x.data.append(1)


attempt(bytes, Exporter(b'ab'))             #> b'ab' ['get', 'release']
attempt(lambda x: str(x, 'utf-8'), Exporter(b'\xff'))    #> UnicodeDecodeError ['get', 'release']
attempt(lambda x: struct.unpack_from('5i', x), Exporter(b'ab'))  #> error ['get', 'release']
attempt(lambda x: b'%b%d' % (x, 'x'), Exporter(b'ab'))   #> TypeError ['get', 'release']
attempt(lambda x: b''.join([x, 1]), Exporter(b'ab'))     #> TypeError ['get', 'release']

# What __release_buffer__ raises is reported, and hides neither the result nor the exception on its way.
sys.unraisablehook = lambda info: print('unraisable', repr(info.exc_value), end=' ')
attempt(bytes, Exporter(b'ab', True))       #> unraisable KeyError('in release') b'ab' ['get', 'release']
attempt(int, Exporter(b'x', True))          #> unraisable KeyError('in release') ValueError ['get', 'release']
