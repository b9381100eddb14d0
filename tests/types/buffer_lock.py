# An exception between taking a buffer and giving it back leaves the object free to change its size.
import array, io, struct


class RaisingRaw(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): raise ValueError('readinto')
    def write(self, b): raise ValueError('write')


def attempt(name, f):
    try:
        print(name, 'gives', f())
    except Exception as e:
        print(name, type(e).__name__)


def check(name, f):
    """f is called with a bytearray and must leave it unlocked, whatever it raises."""
    b = bytearray(b'abcdefgh' * 4000)
    attempt(name, lambda: f(b))
    b.append(1)
    print(len(b))
    a = array.array('B', bytes(b))
    attempt(name, lambda: f(a))
    a.append(1)
    print(len(a))
    i = io.BytesIO(b)
    v = i.getbuffer()
    attempt(name, lambda: f(v))
    v.release()
    i.write(b'x' * 40000)
    print(len(i.getvalue()))


class Full(io.BufferedIOBase):
    def read(self, n=-1): return b'x' * (n + 1)
    def read1(self, n=-1): return b'x' * (n + 1)


class Opener:
    def __index__(self): raise KeyError('index')


check('write', lambda b: io.BufferedWriter(RaisingRaw(), 16).write(b))
check('readinto', lambda b: io.BufferedReader(RaisingRaw(), 16).readinto(b))
check('into', lambda b: Full().readinto(b))
check('decode', lambda b: str(b, 'no-such-codec'))
check('int', lambda b: int(b))
check('float', lambda b: float(b))
check('pack_into', lambda b: struct.pack_into('2i', b, 0, 1, 'x'))
check('pack_into index', lambda b: struct.pack_into('i', b, Opener(), 1))
check('unpack_from', lambda b: struct.unpack_from('i', b, Opener()))
check('percent', lambda b: b'%b%d' % (b, 'x'))
check('join', lambda b: b''.join([b, 1]))
check('bytesio', lambda b: io.BytesIO(b).write(1))
check('hex', lambda b: b.hex(1, 2, 3, 4))
check('view', lambda b: memoryview(b).cast('no'))
check('view index', lambda b: memoryview(b)[b])
check('view of view', lambda b: memoryview(memoryview(b))[2:300].cast('I').cast('H'))
check('format', lambda b: '%d' % memoryview(b))
check('unpack', lambda b: [x + '' for x in memoryview(b)])
check('sum', lambda b: sum(memoryview(b), ''))

# A view that is held does lock.
b = bytearray(b'abc')
v = memoryview(b)
attempt('held', lambda: b.append(1))
attempt('held array', lambda: (lambda a: (memoryview(a), a.append(1)))(array.array('b', b'abc')))
del v
b.append(1)
print(b)
