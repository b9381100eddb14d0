# struct: every format, byte orders, padding, errors, Struct, iter_unpack, pack_into.
import struct


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: struct.calcsize('b'))
show(lambda: struct.calcsize('bi'))
show(lambda: struct.calcsize('ib'))
show(lambda: struct.calcsize('bq'))
show(lambda: struct.calcsize('10s'))
show(lambda: struct.calcsize(''))
show(lambda: struct.calcsize('<lLqQ'))
show(lambda: struct.calcsize('3b2h'))
show(lambda: struct.calcsize('efd'))
show(lambda: struct.calcsize('xhx'))
show(lambda: struct.calcsize(5))
show(lambda: struct.unpack_from('<h', b'\x00\x01\x02\x03', 1))
show(lambda: struct.unpack_from('<h', b'abc'))
show(lambda: struct.unpack_from('<h', b'abc', -2))
