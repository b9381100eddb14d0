# struct: every format, byte orders, padding, errors, Struct, iter_unpack, pack_into.
import struct


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: struct.pack('>h', 258))
show(lambda: struct.pack('<h', 258))
show(lambda: struct.pack('!i', 1))
show(lambda: struct.pack('@i', 1))
show(lambda: struct.pack('>I', 0xdeadbeef))
show(lambda: struct.pack('<Q', 2**40))
show(lambda: struct.pack('>bhilq', 1, 2, 3, 4, 5))
show(lambda: struct.pack('<bhilq', 1, 2, 3, 4, 5))
show(lambda: struct.pack('bi', 1, 2))
show(lambda: struct.pack('bhq', 1, 2, 3))
show(lambda: struct.pack('ib', 1, 2))
show(lambda: struct.pack('3h', 1, 2, 3))
show(lambda: struct.pack('>3H', 1, 2, 3))
show(lambda: struct.pack('0i'))
show(lambda: struct.pack(''))
show(lambda: struct.pack('xbx', 1))
show(lambda: struct.pack('3x'))
show(lambda: struct.pack('bxxh', 1, 2))
