# struct: every format, byte orders, padding, errors, Struct, iter_unpack, pack_into.
import struct


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: struct.pack('f', 1.5))
show(lambda: struct.pack('>d', -2.25))
show(lambda: struct.pack('f', 1e39))
show(lambda: struct.pack('f', 1))
show(lambda: struct.pack('e', 1.5))
show(lambda: struct.pack('>e', 65504))
show(lambda: struct.pack('<e', 6e-8))
show(lambda: struct.pack('>f', 3.14))
show(lambda: struct.pack('>f', 1e-45))
show(lambda: struct.pack('>f', -0.0))
show(lambda: struct.pack('<d', 5e-324))
show(lambda: struct.pack('>f', 3.4028235e38))
show(lambda: struct.pack('s', b'a'))
show(lambda: struct.pack('5s', b'abc'))
show(lambda: struct.pack('2s', b'abc'))
show(lambda: struct.pack('0s', b'abc'))
show(lambda: struct.pack('3s', bytearray(b'xy')))
show(lambda: struct.pack(5, 1))
show(lambda: struct.pack(b'b', 1))
show(lambda: struct.pack())
show(lambda: struct.pack('B', True))
show(lambda: struct.pack('b', -128))
