# struct: every format, byte orders, padding, errors, Struct, iter_unpack, pack_into.
import struct


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: struct.unpack('b', b'\xff'))
show(lambda: struct.unpack('<hhl', b'\x01\x00\x02\x00\x03\x00\x00\x00'))
show(lambda: struct.unpack('>q', b'\xff' * 8))
show(lambda: struct.unpack('>Q', b'\xff' * 8))
show(lambda: struct.unpack('2s3s', b'abcde'))
show(lambda: struct.unpack('<f', b'\x00\x00\xc0?'))
show(lambda: struct.unpack('>d', b'@\x09!\xfbTD-\x18'))
show(lambda: struct.unpack('<e', b'\x00>'))
show(lambda: struct.unpack('xbx', b'\x00\x05\x00'))
show(lambda: struct.unpack('', b''))
show(lambda: struct.unpack('3x', b'abc'))
show(lambda: struct.unpack('b'))
show(lambda: struct.unpack('>f', b'\x7f\xc0\x00\x00'))
show(lambda: struct.unpack('<d', b'\x00' * 7 + b'\x80'))
show(lambda: struct.unpack('>e', b'\x7c\x00'))
show(lambda: struct.unpack('0s', b''))
show(lambda: struct.unpack('bi', b'\x01\x00\x00\x00\x02\x00\x00\x00'))
show(lambda: struct.unpack('>I', bytearray(b'\0\0\1\0')))
show(lambda: struct.unpack('>I', memoryview(b'\0\0\1\0')))
