# memoryview: indexing, slicing, casts, attributes, comparison, release, writes, errors.
import array, struct


def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


b = bytearray(range(16))
m = memoryview(b)
r = memoryview(b'hello')
a = memoryview(array.array('i', [1, -2, 3]))
d = memoryview(array.array('d', [1.5, 2.5]))
for src in '''len(m)|m[0]|m[-1]|m[16]|m[1:3].tobytes()|m[::2].tolist()|m[::-1].tolist()[:3]|m[5:1].tolist()|m['a']|m[1.0]|m[None]|m.format|m.itemsize|m.nbytes|m.ndim|m.shape|m.strides|m.suboffsets|m.readonly|m.contiguous|m.c_contiguous|m.f_contiguous|m.obj is b|r.readonly|r.tobytes()|r.tolist()|r.hex()|r.hex(':')|r.hex(':', 2)|bytes(r)|list(r)|r[0]|r == b'hello'|r == 'hello'|r != b'x'|r == memoryview(b'hello')|r[1:] == b'ello'|hash(r) == hash(b'hello')|hash(m)
104 in r|b'h' in r|r.index(104) if hasattr(r, 'zz') else 0|sorted(r)|max(r)|list(reversed(r))|tuple(r)|r + b'x'|r * 2|r < r|r.foo|r()|type(r)|memoryview(5)|memoryview('a')|memoryview()|memoryview(b'a', 1)|memoryview(object=b'a').tobytes()|memoryview(r).tobytes()|memoryview([1])|bool(memoryview(b''))|bool(r)|str(r)[:10]|r.toreadonly().readonly|m.toreadonly().readonly|m[::2].contiguous|m[::2].strides|m[::2].shape|m[::-1].strides|m[2:8][1:3].tolist()
a.format|a.itemsize|a.nbytes|a.shape|a.strides|a.tolist()|a[1]|a[0:2].tolist()|len(a)|a == array.array('i', [1, -2, 3])|a == array.array('h', [1, -2, 3])|a == memoryview(array.array('d', [1.0, -2.0, 3.0]))|a.tobytes() == struct.pack('3i', 1, -2, 3)|hash(a)|d[0]|d.format|d.tolist()|d == d|d.cast('B').nbytes|d.cast('B').cast('d').tolist()|d.cast('i')
m.cast('H').shape|m.cast('I').tolist() == [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c]|m.cast('Q')[0] == 0x0706050403020100|m.cast('b').format|m.cast('c')[0]|m.cast('c').tolist()[:2]|m.cast('x')|m.cast('B', [4, 4]).shape|m.cast('B', (4, 4)).tolist()|m.cast('B', [4, 4])[1, 2]|m.cast('B', [4, 4])[1]|m.cast('B', [3, 4])|m.cast('B', [2, 2, 4]).tolist()|m.cast('H', [2, 4]).tolist()[0][1]|m.cast('B', [4, 4])[5, 0]|m.cast('B', [4, 4])[0, 0, 0]|m.cast('B', [4, 4]).strides|len(m.cast('B', [4, 4]))|m.cast('B', [4, 4]).ndim|m.cast('B', [4, 4]).cast('B').shape|m.cast('?')[0]|m.cast('?')[1]|m[1:].cast('H')|m[::2].cast('H')|m.cast(5)|m.cast('')|m.cast('BB')|m.cast('<H')|m.cast('@H').format|m.cast('f').itemsize|m.cast('B', 16)|m.cast('B', [])|m.cast('n').nbytes|m.cast('B', ['a'])|m[0:1].cast('B', []).tolist()|m[0:1].cast('B', [])[()]'''.replace('\n', '|').split('|'):
    t(src)


def w(src):
    try:
        exec(src)
        print(src, 'ok', bytes(b[:8]))
    except Exception as e:
        print(src, type(e).__name__, e)


for src in ('m[0] = 65', 'm[-1] = 66', 'm[16] = 1', 'm[0] = 256', 'm[0] = -1', 'm[0] = "a"', 'm[0] = b"a"', 'm[0] = 1.5', 'm[1:3] = b"XY"', 'm[1:3] = b"X"', 'm[1:3] = "XY"', 'm[1:3] = [1, 2]', 'm[1:3] = bytearray(b"ZZ")', 'm[::2] = b"12345678"', 'm[0:4] = m[4:8]', 'm[1:5] = m[0:4]', 'del m[0]', 'm.cast("c")[0] = b"Q"', 'm.cast("c")[0] = 65', 'm.cast("H")[0] = 65535', 'm.cast("H")[0] = 65536', 'm.cast("b")[0] = -1', 'm.cast("b")[0] = 128', 'm.cast("B", [4, 4])[0, 1] = 7', 'm.cast("?")[0] = 5', 'm.cast("f")[0] = 1.5', 'm.cast("f")[0] = "x"', 'r[0] = 1', 'r[0:2] = b"xx"', 'm.toreadonly()[0] = 1', 'm["a"] = 1', 'm.shape = 1', 'm[:] = bytes(16)', 'a[0] = 2**31', 'a[0] = 77', 'a[0:2] = a[1:3]', 'a[0:1] = b"abcd"', 'd[0] = 5', 'm[0] = True'):
    w(src)
print(a.tolist(), d.tolist())
x = memoryview(bytearray(b'abc'))
x.release()
x.release()
for src in ('x[0]', 'len(x)', 'x.tobytes()', 'x.format', 'x == x', 'list(x)', 'x.cast("B")', 'x[0:1]', 'x.readonly', 'x.__enter__()', 'bytes(x)', 'repr(x)[:20]', 'hash(x)', 'x.nbytes', 'x == b""'):
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, type(e).__name__, e)
with memoryview(b'ctx') as c:
    print(c.tobytes())
try:
    c[0]
except ValueError as e:
    print(e)
p = memoryview(bytearray(b'parent'))
child = p[1:3]
p.release()
print(child.tobytes())
ba = bytearray(b'exports')
v1, v2 = memoryview(ba), memoryview(ba)
v1.release()
try:
    ba.append(1)
except BufferError as e:
    print(e)
v2.release()
ba.append(33)
print(ba)
f = memoryview(b'\x01\x00\x02\x00').cast('H')
print(f.tolist(), f[::-1].tolist(), f[::-1].tobytes(), f == memoryview(array.array('H', [1, 2])))
print(b'-'.join([memoryview(b'a'), b'b']), b'a' + memoryview(b'b'), bytearray(memoryview(b'q')), b'abc'.find(memoryview(b'c')), int.from_bytes(memoryview(b'\x01\x02'), 'big'), struct.unpack('>H', memoryview(b'\x01\x02')), b'abc' == memoryview(b'abc'), memoryview(b'abc') == bytearray(b'abc'))
it = iter(memoryview(b'ab'))
print(next(it), list(it))
src = bytearray(b'0123456789')
mv = memoryview(src)
mv[2:6] = mv[4:8]
print(src)
mv[4:8] = mv[2:6]
print(src, mv[::3].tobytes(), bytes(mv[8:2:-2]))
try:
    class MV(memoryview): pass
except TypeError as e:
    print(e)
e1 = memoryview(b'')
print(e1.tolist(), e1.shape, e1.nbytes, e1.tobytes(), e1 == b'', e1.cast('H').tolist())
