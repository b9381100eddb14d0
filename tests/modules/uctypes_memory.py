# test: krait-only
# Memory that is not there, memory that moves, memory that belongs to others.
import gc
import uctypes as u

def fails(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError((kind, f, args))

s = u.struct(16, {'x': 0 | u.UINT32, 'p': (0 | u.PTR, u.UINT8), 'a': (0 | u.ARRAY, 4 | u.UINT8), 'w': (0 | u.ARRAY, 2 | u.UINT16)})
assert 'no memory to read 4 bytes at address 0x10' == fails(ValueError, getattr, s, 'x')
fails(ValueError, setattr, s, 'x', 1)
fails(ValueError, lambda: s.p[0])
fails(ValueError, lambda: s.a)
fails(ValueError, lambda: s.w[1])
fails(ValueError, bytes, s)
fails(ValueError, u.bytes_at, 16, 1)
fails(ValueError, u.bytearray_at, 16, 1)
for address in (-1, 1 << 64, 1 << 200):
    fails(ValueError, u.struct, address, {})
end = u.sizeof((u.PTR, 0)) * 8
s = u.struct((1 << end) - 2, {'x': 0 | u.UINT32, 'y': 16 | u.UINT8})
fails(ValueError, getattr, s, 'x')
fails(ValueError, getattr, s, 'y')
fails(ValueError, u.bytes_at, (1 << end) - 2, 16)
fails((ValueError, OverflowError), u.bytes_at, 4096, 1 << 62)
fails(ValueError, u.bytes_at, 4096, -1)
assert u.bytes_at(0, 0) == b''

# what cannot be written
text = b'krait is read from here'
s = u.struct(u.addressof(text), {'x': 0 | u.UINT8, 'bytes': (0 | u.ARRAY, 5 | u.INT8)})
assert s.x == ord('k') and [s.bytes[i] for i in range(5)] == list(b'krait')
assert u.bytes_at(u.addressof('name'), 4) == b'name'

fails(AttributeError, getattr, s, 'zz')
fails(AttributeError, setattr, s, 'zz', 1)
assert getattr(s, 'zz', 7) == 7 and not hasattr(s, 'zz') and hasattr(s, 'x')
assert isinstance(s, u.struct)
fails(TypeError, delattr, s, 'x')
data = bytearray(range(32))
base = u.addressof(data)
s = u.struct(base, {'w': (0 | u.ARRAY, 4 | u.UINT16), 'f': 8 | u.FLOAT32, 'i': 0 | u.UINT8, 'b': (0 | u.ARRAY, 8 | u.UINT8)})
fails(IndexError, lambda: s.w[-1])
fails(TypeError, lambda: s.w['a'])
fails(TypeError, lambda: s.w[0:1])
fails(TypeError, s.w.__delitem__, 0)
fails(OverflowError, setattr, s, 'f', 1e300)
fails(TypeError, setattr, s, 'i', 1.5)
fails(TypeError, setattr, s, 'i', 'a')
s.i = -(1 << 70) - 5
assert data[0] == 251
fails(TypeError, int, s)
fails(TypeError, int, s.w)
fails(ValueError, u.struct, base, {}, 3)
fails(TypeError, u.struct, base, 5)
fails(TypeError, u.struct, base, 'x')
nested = {}
nested['self'] = (0, nested)
fails(RecursionError, u.sizeof, nested)
fails(TypeError, u.sizeof, {'a': (u.ARRAY, 2 | u.BFUINT8)})
fails(TypeError, u.sizeof, s, u.NATIVE)
assert repr(s) == '<struct STRUCT 0x%x>' % base and repr(s.w) == '<struct ARRAY 0x%x>' % base, repr(s)

# items behind a pointer, which MicroPython leaves as they are
p = u.struct(base, {'at': 0 | (u.UINT64 if end == 64 else u.UINT32), 'p': (0 | u.PTR, u.UINT16)})
p.at = base + 16
p.p[1] = 0x4321
assert data[16:20] == b'\x10\x11\x21\x43' and p.p[1] == 0x4321
data[:8] = bytes(range(8))

# an object whose address is known stays where it is, and as it is
fails(BufferError, data.append, 1)
window = s.b
window[0] = 99
assert data[0] == 99 and len(window) == 8 and isinstance(window, bytearray)
for change in (lambda: window.append(1), window.clear, lambda: window.extend(b'12'), lambda: window.pop(),
               lambda: window.__init__(b'other'), lambda: window.__delitem__(0), lambda: window.__iadd__(b'x')):
    fails(BufferError, change)
window[2:4] = b'zz'
assert bytes(data[:5]) == b'c\x01zz\x04' and window.__sizeof__() >= 8 and window.__alloc__() == 8
assert window.find(b'zz') == 2 and window + b'!' == bytes(data[:8]) + b'!'
again = u.bytearray_at(u.addressof(window) + 2, 2)
assert again == b'zz'
inside = u.bytearray_at(u.addressof(bytearray(b'kept by its window' * 50)) + 18, 36)
for i in range(50):
    gc.collect()
    junk = [bytearray(b'x' * 900) for _ in range(20)]
assert inside == b'kept by its window' * 2, inside
print('ok')
