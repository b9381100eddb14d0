# Values to bytes and back; what cannot be; what is no such data.
import io
import marshal

values = [None, True, False, Ellipsis, StopIteration, 0, 1, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**64,
          10**300, -(2**15), 2**15 - 1, 2**30, 2**45, 0.0, -0.0, 1.5, 1e308, 5e-324, float('inf'), 1j, -2.5 + 1e10j,
          '', 'a', 'abc', 'x' * 255, 'y' * 256, 'é', '\u20ac' * 300, '\U0001f600', '\ud800', b'', b'\0\xff' * 200,
          (), (1,), tuple(range(255)), tuple(range(256)), [], [1, [2, [3, ()]]], {}, {'a': 1, 2: 'b', (1, 2): [None]},
          set(), {1, 2, 3}, frozenset(), frozenset({'a', ('b', 1.5)}), [{'k': {1}}] * 3]
for v in values:
    for version in range(5):
        data = marshal.dumps(v, version)
        back = marshal.loads(data)
        if back != v or type(back) is not type(v) or repr(back) != repr(v):
            print('lost', version, repr(v)[:80], repr(back)[:80])
print(len(values), marshal.version)
for version in (0, 1):
    print([marshal.dumps(v, version) for v in (None, 7, -2**40, 1.5, 0.1, 2 - 3j, 'abc', b'x', (1,), [1], {1: 2}, 1e300)])
print([marshal.dumps(v, 2) for v in (1.5, 2 - 3j, 'é', (1, None), {True: ...}, {StopIteration: 2**70})])
nan = marshal.loads(marshal.dumps(float('nan')))
print(nan, marshal.loads(marshal.dumps(bytearray(b'ab'))), marshal.loads(marshal.dumps(memoryview(b'abc'))))

# sharing is kept from version 3 on
inner = [1]
for version in (2, 3, 4):
    a, b, c = marshal.loads(marshal.dumps((inner, inner, 'name'), version))
    print(version, a is b, a, b, c)
ring = [1]
ring.append(ring)
back = marshal.loads(marshal.dumps(ring))
print(back[1] is back, back[0])
d = {}
d['self'] = d
back = marshal.loads(marshal.dumps(d))
print(back['self'] is back)
name = marshal.loads(marshal.dumps('some_name_that_is_one'))
print(name, marshal.loads(marshal.dumps(('k', 'k'))))


class I(int): pass
class S(str): pass
class T(tuple): pass
class B(bytes): pass


def attempt(f, *args):
    try:
        r = f(*args)
    except (ValueError, EOFError, TypeError, AttributeError, UnicodeDecodeError) as e:
        r = type(e).__name__ + ': ' + str(e)
    return r


for v in (object(), int, [object()], I(3), S('a'), T((1,)), memoryview(b'abc')[::2], range(3), slice(1),
          StopIteration(), {1: object()}, Exception, len, {object(): 1}, {1: {2: [I(1)]}}):
    print(attempt(marshal.dumps, v), attempt(marshal.dumps, v, 0))
print(marshal.loads(marshal.dumps(B(b'sub'))))
for args in ((), (1, 'x'), (1, 2.5)):
    print(attempt(marshal.dumps, *args).split(':')[0])
for args in ((), ('text',), (3,), (None,)):
    print(attempt(marshal.loads, *args).split(':')[0])

bad = [b'', b'\0', b'i\1', b'r\0\0\0\0', b'(\xff\xff\xff\xff', b'[\xff\xff\xff\xff', b'<\xff\xff\xff\xff',
       b's\xff\xff\xff\xff', b'u\xff\xff\xff\xff', b'l\0\0\0\x80', b'l\1\0\0\0\xff\xff', b'l\1\0\0\0\0\0',
       b'l\2\0\0\0\1\0\0\0', b'0', b'(\1\0\0\x000', b')\x010', b'[\1\0\0\x000', b'{0', b'{N0', b'<\1\0\0\x000',
       b'?', b'f\3abc', b'f\x031.5', b')\1', b'[\xff\0\0\0N', b'a\1\0\0\0\xff',
       b'z\1\xe9', b'u\1\0\0\0\xff', b'u\3\0\0\0\xed\xa0\x80', b'g123', b'x\x011\x012', b'x\x031e4\x02nx',
       b'[\2\0\0\0\xceN', b'[\2\0\0\0\xce', b'>\0\0\0\0', b'I12345678', b'\xe9\1\0\0\0', b'\xdb\2\0\0\0\xe9\7\0\0\0r\1\0\0\0',
       b'[\2\0\0\0\xfa\1ar\0\0\0\0', b'[\2\0\0\0\xe9\7\0\0\0r\1\0\0\0', b's\xff\xff\xff\x7f', 
       b'\xe6\x031.5', b'l\0\0\0\0', b'l\xff\xff\xff\xff\5\0', b'l\5\0\0\0\1\0\2\0\3\0\4\0\5\0', b'i\1\0\0\0rest',
       b'[\1\0\0\0' * 2001 + b'N']
for data in bad:
    print(data[:16], ascii(attempt(marshal.loads, data)))

for data in (b'<\1\0\0\0[\0\0\0\0', b'{[\0\0\0\0N0', b'f', b'c'):
    print(attempt(marshal.loads, data).split(':')[0].replace('EOFError', 'ValueError'))

deep = []
for i in range(1999):
    deep = [deep]
print(len(marshal.dumps(deep)))
print(attempt(marshal.dumps, [deep]), attempt(marshal.dumps, {1: deep}, 2))

f = io.BytesIO()
for v in values:
    marshal.dump(v, f)
marshal.dump('end', f, 2)
f.write(b'rest')
f.seek(0)
print([marshal.load(f) for v in values] == values, marshal.load(f), f.read())
print(attempt(marshal.load, io.BytesIO(b'')), attempt(marshal.load, io.BytesIO(b'[\1\0\0\0')))
print(attempt(marshal.load, io.StringIO('N')), attempt(marshal.load, 3).split(':')[0])
print(attempt(marshal.dump, 1, 3).split(':')[0])
print(marshal.loads(bytearray(b'N')), marshal.loads(memoryview(b'i\1\0\0\0')))
