# bytearray: mutation methods, slice assignment, buffer export errors.
def t(src, init=b'abcdef'):
    b = bytearray(init)
    try:
        try:
            r = eval(src, {'b': b})
        except SyntaxError:
            r = exec(src, {'b': b})
        print(src, '->', repr(r), b)
    except Exception as e:
        print(src, '->', type(e).__name__, e, b)


for src in r'''b.append(65)|b.append(256)|b.append(-1)|b.append('a')|b.append(b'a')|b.append(1.5)|b.append()|b.extend(b'xy')|b.extend([1, 2])|b.extend([256])|b.extend(['a'])|b.extend(5)|b.extend(b)|b.extend(range(3))|b.extend(x for x in (1, 2))|b.extend(None)|b.insert(0, 65)|b.insert(100, 65)|b.insert(-1, 65)|b.insert(0, 256)|b.insert('a', 1)|b.insert(0)
b.pop()|b.pop(0)|b.pop(-2)|b.pop(10)|b.pop('a')|b.remove(97)|b.remove(200)|b.remove(256)|b.remove(b'a')|b.reverse()|b.clear()|b.copy()|b.copy() is b|b[0] = 65|b[-1] = 65|b[10] = 1|b[0] = 256|b[0] = -1|b[0] = 'a'|b[0] = b'a'|b[0] = 1.5|b['a'] = 1|b[0] = True|del b[0]|del b[-1]|del b[10]|del b['a']
b[1:3] = b'XYZ'|b[1:3] = b''|b[1:3] = [65, 66]|b[1:3] = 'ab'|b[1:3] = 5|b[:] = b''|b[::2] = b'XYZ'|b[::2] = b'XY'|b[::-1] = b'123456'|b[5:1] = b'!'|b[10:] = b'!'|b[1:3] = range(5)|b[1:1] = b'ins'|b[1:3] = [256]|b[1:3] = ['a']|b[1:3] = b|b[::2] = []|b[1:3] = None|b[::0] = b''|b[1:4:1] = bytearray(b'q')|b[-2:] = (1, 2, 3)|b[1:3] = 3
del b[1:3]|del b[::2]|del b[::-2]|del b[:]|del b[5:1]|del b[1:100]|del b[::0]|b += b'x'|b += 'x'|b += [1]|b *= 2|b *= 0|b *= -1|b *= 1.5|b += bytearray(b'q')|b += memoryview(b'm')|b += b
b.__init__(b'new')|b.__init__(3)|b.__init__()|b.__iadd__(b'q')|b.__imul__(2)|b.__setitem__(0, 1)|b.__delitem__(0)|b.__alloc__() >= len(b)|b.find(b'c')|b + b'x'|b'x' + b|b.upper()|b.decode()|b[1:3]|type(b[1:3]).__name__|b == b'abcdef'|b.join([b'1', b'2'])'''.replace('\n', '|').split('|'):
    t(src)
for src in ('b.pop()', 'b.remove(1)', 'b.reverse()', 'b[0]', 'b[0] = 1', 'b *= 5', 'del b[:]', 'b[:] = b"x"', 'b.insert(5, 1)'):
    t(src, b'')
b = bytearray(b'abc')
m = memoryview(b)
for src in ('b.append(1)', 'b.extend(b"x")', 'b.pop()', 'b.clear()', 'b.insert(0, 1)', 'b.remove(97)', 'b += b"x"', 'b *= 2', 'del b[0]', 'b[1:1] = b"q"', 'b[:] = b""', 'b.__init__(5)', 'b[0] = 65', 'b[0:2] = b"xy"', 'b.reverse()', 'b *= 1', 'b.extend(b"")', 'b[0:0] = b""', 'del b[5:]'):
    try:
        exec(src)
        print(src, 'ok', b, bytes(m))
    except BufferError as e:
        print(src, 'BufferError', e)
m.release()
b.append(33)
print(b)
with memoryview(b) as mv:
    mv[0] = 90
    try:
        b.pop()
    except BufferError as e:
        print('in with', e)
b.pop()
print(b)
it = iter(b)
print(next(it), b.append(1), list(it), it.__length_hint__())
it = iter(bytearray(b'abc'))
x = bytearray(range(256))
print(len(x), x[255], x[128:130], x.find(200), x.count(7), sum(x))
big = bytearray()
for i in range(10000):
    big.append(i & 255)
    if i % 3 == 0:
        del big[0]
print(len(big), big[:5], big[-3:], sum(big))
q = bytearray(b'0123456789')
while q:
    q.pop(0)
    if len(q) % 3 == 0:
        q.extend(b'')
print(q, len(q))


class BA(bytearray):
    def append(self, x):
        super().append(x)
        super().append(x)


s = BA(b'a')
s.append(98)
s.attr = 1
print(s, s.attr, type(s + b''), type(s[:]), type(s.copy()), type(s * 2), type(s.upper()), BA.fromhex('61'), type(BA.fromhex('61')).__name__, s == b'abb', BA(3))
s += b'q'
print(s, type(s).__name__)


class BS(bytes):
    def __new__(cls, v, t):
        o = super().__new__(cls, v)
        o.t = t
        return o
    def __repr__(self):
        return 'BS!'


y = BS(b'xyz', 'tag')
print(y, y.t, y + b'', type(y + b'').__name__, type(y[:]).__name__, y == b'xyz', hash(y) == hash(b'xyz'), bytes(y), type(bytes(y)).__name__, '%s' % y, y.hex(), str(y), y.upper(), type(y.upper()).__name__, {y: 1}[b'xyz'])
class ExtBad:
    def __iter__(self):
        yield 1
        raise ValueError('mid iteration')
b = bytearray(b'x')
for f in (b.extend, lambda v: b.__setitem__(slice(0, 1), v), bytearray, bytes):
    try:
        f(ExtBad())
    except ValueError as e:
        print(e, b)
