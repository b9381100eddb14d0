# struct: every format, byte orders, padding, errors, Struct, iter_unpack, pack_into.
import struct


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: struct.pack('b', -1))
show(lambda: struct.pack('B', 255))
show(lambda: struct.pack('h', -2))
show(lambda: struct.pack('H', 65535))
show(lambda: struct.pack('i', -3))
show(lambda: struct.pack('I', 2**32 - 1))
show(lambda: struct.pack('q', -2**63))
show(lambda: struct.pack('Q', 2**64 - 1))
