# struct: every format, byte orders, padding, errors, Struct, iter_unpack, pack_into.
import struct


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


inf, nan = float('inf'), float('nan')
for src in '''struct.pack('b', -1)|struct.pack('B', 255)|struct.pack('h', -2)|struct.pack('H', 65535)|struct.pack('i', -3)|struct.pack('I', 2**32 - 1)|struct.pack('i', 2**31)|struct.pack('q', -2**63)|struct.pack('Q', 2**64 - 1)
struct.pack('>h', 258)|struct.pack('<h', 258)|struct.pack('!i', 1)|struct.pack('=q', 1)|struct.pack('@i', 1)|struct.pack('>I', 0xdeadbeef)|struct.pack('<Q', 2**40)|struct.pack('>bhilq', 1, 2, 3, 4, 5)|struct.pack('<bhilq', 1, 2, 3, 4, 5)|struct.pack('bi', 1, 2)|struct.pack('=bi', 1, 2)|struct.pack('bhq', 1, 2, 3)|struct.pack('ib', 1, 2)|struct.pack('ib0i', 1, 2)|struct.pack('b0q', 1)|struct.pack('3h', 1, 2, 3)|struct.pack('>3H', 1, 2, 3)|struct.pack('0i')|struct.pack('')|struct.pack(' b h ', 1, 2)|struct.pack('>2b 2h', 1, 2, 3, 4)|struct.pack('xbx', 1)|struct.pack('3x')|struct.pack('bxxh', 1, 2)
struct.pack('f', 1.5)|struct.pack('>d', -2.25)|struct.pack('<f', inf)|struct.pack('<d', nan)|struct.pack('f', 1e39)|struct.pack('f', 1)|struct.pack('d', 'a')|struct.pack('e', 1.5)|struct.pack('>e', 65504)|struct.pack('e', 65520)|struct.pack('<e', 6e-8)|struct.pack('>e', inf)|struct.pack('>f', 3.14)|struct.pack('>f', 1e-45)|struct.pack('>f', -0.0)|struct.pack('<d', 5e-324)|struct.pack('>f', 3.4028235677973366e38)|struct.pack('>f', 3.4028235e38)
struct.pack('?', True)|struct.pack('?', [])|struct.pack('?', 'a')|struct.pack('c', b'a')|struct.pack('c', 'a')|struct.pack('c', b'ab')|struct.pack('c', 97)|struct.pack('s', b'a')|struct.pack('5s', b'abc')|struct.pack('2s', b'abc')|struct.pack('0s', b'abc')|struct.pack('s', 'a')|struct.pack('5p', b'abc')|struct.pack('3p', b'abcdef')|struct.pack('p', b'abc')|struct.pack('300p', b'x' * 299)[:3]|struct.pack('3s', bytearray(b'xy'))|struct.pack('3c', b'a', b'b', b'c')|struct.pack('2?', 1, 0)|struct.pack('0p', b'')
struct.pack('i')|struct.pack('i', 1, 2)|struct.pack('z', 1)|struct.pack('5', 1)|struct.pack('i', 'a')|struct.pack('i', 1.5)|struct.pack('i', None)|struct.pack(5, 1)|struct.pack(b'b', 1)|struct.pack('>n', 1)|struct.pack('=P', 1)|struct.pack('b>h', 1, 2)|struct.pack('99999999999999999999b', 1)|struct.pack()|struct.pack('é', 1)|struct.pack('B', True)|struct.pack('b', -128)
struct.unpack('b', b'\\xff')|struct.unpack('<hhl', b'\\x01\\x00\\x02\\x00\\x03\\x00\\x00\\x00')|struct.unpack('>q', b'\\xff' * 8)|struct.unpack('>Q', b'\\xff' * 8)|struct.unpack('2s3s', b'abcde')|struct.unpack('5p', b'\\x03abcd')|struct.unpack('5p', b'\\xffabcd')|struct.unpack('c', b'a')|struct.unpack('?', b'\\x02')|struct.unpack('<f', b'\\x00\\x00\\xc0?')|struct.unpack('>d', b'@\\x09!\\xfbTD-\\x18')|struct.unpack('<e', b'\\x00>')|struct.unpack('xbx', b'\\x00\\x05\\x00')|struct.unpack('', b'')|struct.unpack('3x', b'abc')|struct.unpack('i', b'abc')|struct.unpack('i', b'abcde')|struct.unpack('b', 'a')|struct.unpack('b')|struct.unpack('z', b'')|struct.unpack('>f', b'\\x7f\\xc0\\x00\\x00')|struct.unpack('<d', b'\\x00' * 7 + b'\\x80')|struct.unpack('>e', b'\\x7c\\x00')|struct.unpack('0s', b'')|struct.unpack('bi', b'\\x01\\x00\\x00\\x00\\x02\\x00\\x00\\x00')|struct.unpack('>I', bytearray(b'\\0\\0\\1\\0'))|struct.unpack('>I', memoryview(b'\\0\\0\\1\\0'))
struct.calcsize('b')|struct.calcsize('bi')|struct.calcsize('=bi')|struct.calcsize('ib')|struct.calcsize('bq')|struct.calcsize('b0q')|struct.calcsize('10s')|struct.calcsize('')|struct.calcsize('>lLqQnN')|struct.calcsize('<lLqQ')|struct.calcsize('z')|struct.calcsize('3b2h')|struct.calcsize('efd')|struct.calcsize('?c')|struct.calcsize('xhx')|struct.calcsize(5)
list(struct.iter_unpack('<h', b'\\x01\\x00\\x02\\x00'))|list(struct.iter_unpack('<hb', b'\\x01\\x00\\x05\\x02\\x00\\x06'))|struct.iter_unpack('<h', b'abc')|struct.iter_unpack('', b'')|list(struct.iter_unpack('b', b''))|struct.unpack_from('<h', b'\\x00\\x01\\x02\\x03', 1)|struct.unpack_from('<h', b'abc')|struct.unpack_from('<h', b'abc', 2)|struct.unpack_from('<h', b'abc', -2)|struct.unpack_from('<h', b'abc', -5)|struct.unpack_from('<h', b'abc', 10)|struct.unpack_from('<h', buffer=b'ab', offset=0)
struct.pack('L', 2**40) if struct.calcsize('L') == 8 else 1|struct.pack('l', -1)|struct.pack('n', -1)|struct.calcsize('@l')|struct.calcsize('n')|struct.pack('P', 0)|struct.calcsize('P')|struct.pack('N', 1)'''.replace('\n', '|').split('|'):
    t(src)
s = struct.Struct('<hi')
print(s.format, s.size, s.pack(1, 2), s.unpack(b'\x01\x00\x02\x00\x00\x00'), s.unpack_from(b'xx\x01\x00\x02\x00\x00\x00', 2), list(s.iter_unpack(b'\x01\x00\x02\x00\x00\x00' * 2)), struct.Struct(b'b').format)
b = bytearray(10)
s.pack_into(b, 2, 5, 6)
print(b)
struct.pack_into('>H', b, 0, 0xabcd)
struct.pack_into('B', b, -1, 255)
print(b)
for args in (('i', b, 8, 1), ('i', b, -3, 1), ('i', b, 100, 1), ('i', b, -100, 1), ('i', b'abcd', 0, 1), ('i', b), ('i', b, 0), ('i', b, 'a', 1)):
    try:
        struct.pack_into(*args)
    except Exception as e:
        print(args[0], type(e).__name__, e)
for f in (lambda: struct.Struct(), lambda: struct.Struct('z'), lambda: s.pack(1), lambda: s.unpack(b''), lambda: struct.Struct(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __index__(self): return 7
class F:
    def __float__(self): return 1.5
class B:
    def __bool__(self): return False


print(struct.pack('i', I()), struct.pack('d', F()), struct.pack('?', B()), issubclass(struct.error, Exception), struct.error.__name__, struct.error.__module__)
for fmt in ('<b', '<h', '<i', '<q', '>h', '>i', '>q'):
    n = struct.calcsize(fmt) * 8 - 1
    for v in (-2**n, -1, 0, 1, 2**n - 1):
        assert struct.unpack(fmt, struct.pack(fmt, v)) == (v,)
for v in (0.0, 1.5, -2.75, 1e300, 5e-324, inf, -inf, 1 / 3):
    assert struct.unpack('<d', struct.pack('<d', v)) == (v,) and struct.unpack('>d', struct.pack('>d', v)) == (v,)
    print(struct.unpack('<f', struct.pack('<f', v if abs(v) < 1e30 or v in (inf, -inf) else 0))[0], struct.unpack('>e', struct.pack('>e', v if abs(v) < 1e4 else 1))[0], end=' ')
print()
