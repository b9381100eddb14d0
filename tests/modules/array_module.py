# array: every typecode, list-like methods, bytes, slices, errors.
from array import array, typecodes
import array as amod


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


print('d' in typecodes, 'q' in typecodes)
for tc in 'bBhHiIlLqQfd':
    a = array(tc, [1, 2, 3])
    print(tc, a, a.itemsize, a.typecode, a.tolist(), len(a), a[0], a[-1], a[1:], a == array(tc, [1, 2, 3]), len(a.tobytes()))
    for v in (-1, 127, 128, 255, 256, 2**15, 2**16, 2**31, 2**32, 2**63, 2**64, 1.5, 'a', None):
        try:
            a[0] = v
            print(v, a[0], end='; ')
        except Exception as e:
            print(v, type(e).__name__, end='; ')
    print()
a = array('i', [5, 1, 4])


def m(src):
    global a
    a = array('i', [5, 1, 4, 1])
    try:
        try:
            r = eval(src)
        except SyntaxError:
            r = exec(src, globals())
        print(src, '->', repr(r), a)
    except Exception as e:
        print(src, '->', type(e).__name__, e, a)


for src in '''a.append(7)|a.append('x')|a.append(1.5)|a.append()|a.extend([1, 2])|a.extend(array('i', [9]))|a.extend(array('h', [9]))|a.extend('ab')|a.extend(5)|a.extend(a)|a.insert(0, 9)|a.insert(-1, 9)|a.insert(100, 9)|a.insert('a', 1)|a.pop()|a.pop(0)|a.pop(-2)|a.pop(10)|a.remove(1)|a.remove(99)|a.index(1)|a.index(99)|a.index(1, 2)|a.index(1, 0, 1)|a.count(1)|a.count(1.0)|a.count('a')|a.reverse()|a.tolist()|a.tobytes()|a.byteswap()|a.buffer_info()[1]|a.fromlist([1, 2])|a.fromlist([1, 'a'])|a.fromlist((1,))|a.frombytes(b'\\1\\0\\0\\0')|a.frombytes(b'abc')|a.frombytes('ab')
a[0]|a[10]|a['a']|a[1:3]|a[::-1]|a[::2]|a[1:3] = array('i', [7, 8, 9])|a[1:3] = [1]|a[::2] = array('i', [0, 0])|a[::2] = array('i', [0])|a[0:2] = array('h', [1])|del a[0]|del a[1:3]|del a[::2]|del a[10]|a[:] = a|a[1:1] = a|a + array('i', [1])|a + [1]|a + array('h', [1])|a * 2|2 * a|a * 0|a * 'x'|a += array('i', [1])|a += [1]|a *= 2|a == array('i', [5, 1, 4, 1])|a == array('d', [5, 1, 4, 1])|a == [5, 1, 4, 1]|a < array('i', [6])|a != a|a > array('b', [1])|1 in a|9 in a|'a' in a|1.0 in a|sorted(a)|max(a)|sum(a)|list(reversed(a))|a.itemsize|a.typecode|hash(a)|bool(a)|str(a)|iter(a).__next__()|a.foo|memoryview(a).format|memoryview(a)[0]|bytes(a) == a.tobytes()|a.__copy__()|[*a]|a.__class__.__name__'''.replace('\n', '|').split('|'):
    m(src)
for src in '''array('i')|array('i', [])|array('i', 5)|array('i', b'\\1\\0\\0\\0')|array('i', bytearray(b'\\1\\0\\0\\0'))|array('i', b'abc')|array('i', 'abc')|array()|array(5)|array('i', (1, 2))|array('i', range(3))|array('i', (x for x in (1, 2)))|array('i', array('h', [1, 2]))|array('d', array('i', [1]))|array('u', 'abc')|array('u', 'aé😀').tounicode()|array('u', 'abc').tolist()|array('u', ['a', 'b'])|array('u', 'x')[0]|array('u') + array('u', 'z')|array('f', [1.5, 2])|array('d', ['a'])|array('i', [1], 2)|array('i', {1: 2})|array('b', [1, 300])|array('d', [1, 1e308]) * 2|array('f', [1e39])|array('f', [0.1])|array('i', None)|array(typecode='i')|amod.ArrayType is array|array('q', [2**63 - 1, -2**63])|array('Q', [2**64 - 1])|array('B', b'\\xff\\x00')|array('h', [1, 2]).byteswap()'''.replace('\n', '|').split('|'):
    t(src)
a = array('h', [1, 256])
a.byteswap()
print(a)
b = array('i', range(5))
mv = memoryview(b)
for src in ('b.append(1)', 'b.pop()', 'b.extend([1])', 'b += array("i", [1])', 'del b[0]', 'b[0] = 9', 'b[1:2] = array("i", [7])', 'b.frombytes(b"\\0" * 4)', 'b.insert(0, 1)', 'b *= 2'):
    try:
        exec(src)
        print(src, 'ok', b)
    except BufferError as e:
        print(src, e)
mv.release()
b.append(5)
print(b)
import io
f = io.BytesIO()
f.write(array('h', [1, 2, 3]).tobytes())
f.seek(0)
c = array('h')
c.frombytes(f.read())
print(c)
open_name = '/tmp/krait_array_test_%d' % __import__('os').getpid()
with open(open_name, 'wb') as f:
    array('i', range(10)).tofile(f)
c = array('i')
with open(open_name, 'rb') as f:
    c.fromfile(f, 4)
    print(c)
    try:
        c.fromfile(f, 100)
    except EOFError as e:
        print('EOFError', c)
__import__('os').remove(open_name)


class A(array):
    def __init__(self, *a): self.extra = 1
    def append(self, x): super().append(x * 2)


x = A('i', [1])
x.append(5)
print(x, x.extra, isinstance(x, array), type(x[:]).__name__, type(x + x).__name__, x == array('i', [1, 10]))
it = iter(array('i', [1, 2]))
print(next(it), list(it), type(it).__name__)
big = array('q', range(50000))
print(sum(big), big[25000], len(big.tobytes()), big.index(49999))
