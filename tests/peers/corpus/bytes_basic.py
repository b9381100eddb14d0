# bytes and bytearray: making, indexing, methods, comparison.
b = b'hello'
print(b, b[0], b[1:3], len(b), b + b' x', b * 2, 101 in b, b'll' in b, b == b'hello', b < b'help')
print(bytes(3), bytes([1, 2, 255]), bytes('abc', 'utf-8'), b'a b'.split(), b'abc'.find(b'c'), b'aXb'.replace(b'X', b'--'))
print(b'abc'.decode(), 'abc'.encode(), list(b'\x00\x7f\xff'), b'\n\t\'"\\', b'-'.join([b'a', b'b']))
a = bytearray(b'abc')
a[0] = 65
a.append(100)
a.extend(b'ef')
a[1:3] = b'XYZ'
print(a, len(a), bytes(a), a.find(b'Z'), bytearray(2), a == b'AXYZdef')
try:
    a[0] = 300
    print(a[0])
except ValueError:
    print(44)
try:
    b[0] = 1
except TypeError:
    print('bytes do not change')
print(b.startswith(b'he'), b.endswith(b'x'), b'  x '.strip(), b'AbC'.lower(), b'AbC'.upper())
