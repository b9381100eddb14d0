# memoryview with formats and dimensions: cast, index, slices, tobytes orders, release with exports, errors.
import array
import gc


def show(f, *args):
    try:
        r = f(*args)
        print(repr(r) if not isinstance(r, memoryview) else ('view', r.format, r.itemsize, r.ndim, r.shape, r.strides, r.nbytes, r.readonly, r.c_contiguous, r.f_contiguous, r.contiguous, r.suboffsets))
    except Exception as e:
        print(type(e).__name__, e)


data = bytearray(range(24))
m = memoryview(data)
for fmt in 'bBhHiIlLqQnNfdc?Pe':
    show(lambda: m.cast(fmt))
    show(lambda: m.cast('@' + fmt).tolist()[:2])
    show(lambda: m.cast(fmt)[1])
for fmt in ('', 'x', 'ii', '<i', '>i', '=i', '!h', '@', 5, 'z', '@@i', 's', 'p'):
    show(lambda: m.cast(fmt))
for shape in ([24], [2, 12], [2, 3, 4], (4, 6), [1, 24], [24, 1], [3, 5], [0], [-1], [2, -12], [2, 'x'], [], 5, [1] * 64 + [24], [1] * 65, [2**62, 2**62, 24], [1, 2, 3, 4, 1]):
    show(lambda: m.cast('B', shape))
show(lambda: m.cast('h', [3, 4]))
show(lambda: m.cast('i', [2, 3]).tolist())
show(lambda: m.cast('B', [2, 3, 4]).tolist())
show(lambda: m.cast('B', [2, 12]).cast('B', [3, 8]))
show(lambda: m.cast('B', [2, 12]).cast('B'))
show(lambda: m.cast('h').cast('i'))
show(lambda: m.cast('h').cast('B').cast('i'))
show(lambda: m[::2].cast('B'))
show(lambda: m.cast('B', shape=[4, 6]))
show(lambda: m.cast(format='H'))
show(lambda: m.cast())
d2 = m.cast('B', [4, 6])
for key in ((0, 0), (3, 5), (-1, -1), (4, 0), (0, 6), (0,), (0, 0, 0), ('a', 0), (slice(0, 2), slice(0, 2)), (slice(0, 2), 1), 1, slice(1, 3), slice(None, None, 2), slice(3, 0, -1), ..., None, 'x', (), 2**70, True, (True, False)):
    show(lambda: d2[key])
d2[1, 2] = 99
print(data[8], d2[1, 2])
for key, value in (((0, 0), 256), ((0, 0), 'x'), ((9, 9), 1), (0, 1), (slice(0, 1), b'123456'), ((slice(0, 1), slice(0, 1)), b'x'), ((0, 0), 1.5), ((0, 0), True)):
    try:
        d2[key] = value
        print('stored', key, data[0])
    except Exception as e:
        print(key, type(e).__name__, e)
show(lambda: d2[1:3].tolist())
show(lambda: d2[::-1].tolist()[0])
show(lambda: d2[::-1].tobytes())
for order in (None, 'C', 'F', 'A', 'X', 5):
    show(lambda: d2.tobytes(order))
    show(lambda: d2[::-2].tobytes(order))
show(lambda: m.cast('B', [2, 3, 4]).tobytes('F'))
show(lambda: m.cast('h', [3, 4]).tobytes(order='F'))
zero = m[:4].cast('i', [])
show(lambda: zero)
for key in ((), ..., 0, slice(None), (0,), 'x'):
    show(lambda: zero[key])
zero[()] = 7
print(data[:4])
zero[...] = 8
print(data[:4], zero.tolist())
for f in (lambda: iter(zero), lambda: zero.tobytes(), lambda: list(d2), lambda: len(d2), lambda: 5 in m, lambda: 500 in m, lambda: d2 == m.cast('B', [4, 6]), lambda: d2 == m, lambda: d2 == m.cast('B', [6, 4]),
          lambda: zero == zero, lambda: m.cast('b') == m, lambda: m.cast('h') == m.cast('H'), lambda: m.cast('f') == m.cast('f'), lambda: m == bytes(data), lambda: m == array.array('B', data), lambda: m != 5, lambda: m < m, lambda: hash(m),
          lambda: hash(memoryview(bytes(data))) == hash(bytes(data)), lambda: hash(memoryview(b'abcd').cast('i')), lambda: hash(memoryview(b'abcd')[::-1]) == hash(b'dcba'), lambda: d2.hex(), lambda: m.hex(':'), lambda: m[::3].hex('-', 2), lambda: bytes(d2[::-1])[:3],
          lambda: m.toreadonly(), lambda: m.toreadonly().cast('h'), lambda: d2.obj is data, lambda: m[1:3].obj is data, lambda: memoryview(m), lambda: memoryview(d2), lambda: memoryview(5), lambda: memoryview('x'), lambda: memoryview(), lambda: memoryview(object=b'a')):
    show(f)
fl = memoryview(array.array('d', [1.5, 2.5, float('nan')]))
show(lambda: fl.tolist())
show(lambda: fl == fl)
show(lambda: memoryview(array.array('d', [1.0])) == memoryview(array.array('i', [1])))
show(lambda: memoryview(array.array('q', [1, 2])) == array.array('b', [1, 2]))
for fmt, values in (('b', (127, 128, -128, -129, 'x', 1.0)), ('H', (0, 65535, 65536, -1)), ('q', (2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**100)), ('Q', (2**64 - 1, 2**64, -1, 2**63)), ('L', (2**64 - 1, -1)), ('N', (2**64 - 1, -1)), ('n', (-5,)), ('P', (5, -1, 2**64)),
                    ('f', (1.5, 1, 'x', 1e300, 2**2000)), ('d', (1.5, True, None, 2**2000)), ('c', (b'z', b'zz', 5, 'z')), ('?', (True, 0, 'x', []))):
    v = memoryview(bytearray(16)).cast(fmt)
    for value in values:
        try:
            v[0] = value
            print(fmt, repr(value)[:20], v[0])
        except Exception as e:
            print(fmt, repr(value)[:20], type(e).__name__, e)


class Idx:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
    def __float__(self): return 2.5
    def __bool__(self): raise ZeroDivisionError


for fmt in 'bdf?':
    try:
        v = memoryview(bytearray(8)).cast(fmt)
        v[0] = Idx(3)
        print(fmt, v[0])
    except Exception as e:
        print(fmt, type(e).__name__)
print(m[Idx(3)], d2[Idx(1), Idx(2)])
b = bytearray(b'abc')
v = memoryview(b)
for f in (lambda: b.append(1), lambda: b.extend(b'x'), lambda: b.pop(), lambda: b.clear(), lambda: b.__setitem__(slice(0, 1), b''), lambda: b.insert(0, 1), lambda: b.__iadd__(b'x'), lambda: b.__imul__(2), lambda: b.remove(97), lambda: b.__delitem__(0)):
    show(f)
b[0] = 65
b[0:2] = b'XY'
print(v.tolist(), b)
inner = memoryview(v)
show(v.release)
show(lambda: v[0])
show(lambda: inner[0])
inner.release()
inner.release()
b.append(1)
print(b)
with memoryview(b) as w:
    print(w[0])
    sub = w[1:]
show(lambda: w[0])
show(lambda: sub[0])
sub.release()
for name in ('format', 'shape', 'nbytes', 'obj', 'readonly', 'strides'):
    show(lambda: getattr(w, name))
show(lambda: w.tolist())
show(lambda: repr(w)[:20])
show(lambda: w.__enter__())
show(lambda: hash(w))
show(lambda: w == w)
show(lambda: len(w))
r = memoryview(b'const')
for f in (lambda: r.__setitem__(0, 1), lambda: r.__delitem__(0), lambda: memoryview(bytearray(b'x')).__delitem__(0), lambda: r.__setitem__(slice(0, 2), b'ab')):
    show(f)
s = memoryview(bytearray(b'0123456789'))
s[2:4] = b'AB'
s[::3] = b'wxyz'
s[5:2:-1] = memoryview(b'cba')
s[0:0] = b''
print(bytes(s))
for key, value in ((slice(0, 2), b'abc'), (slice(0, 2), 'ab'), (slice(0, 2), 5), (slice(0, 2), [1, 2]), (slice(0, 4), array.array('H', [1, 2])), (slice(0, 2), memoryview(b'abcd')[::2])):
    try:
        s[key] = value
        print(bytes(s))
    except Exception as e:
        print(type(e).__name__, e)
s[2:8] = s[0:6]
print(bytes(s))
s[0:6] = s[2:8]
print(bytes(s))
del data, m, d2, zero
gc.collect()
