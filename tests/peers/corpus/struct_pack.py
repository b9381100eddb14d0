# struct: packing and unpacking of fixed layouts.
import struct

for fmt, values in (('<hI', (-2, 70000)), ('>BHb', (200, 513, -1)), ('<i4s', (5, b'abcd')), ('>q', (-5,)), ('<2H', (1, 2)),
                    ('<bxh', (1, 2))):
    data = struct.pack(fmt, *values)
    print(fmt, data, struct.unpack(fmt, data), struct.calcsize(fmt))
buf = bytearray(8)
struct.pack_into('<HH', buf, 2, 0x1234, 0xabcd)
print(buf, struct.unpack_from('<H', buf, 4))
records = [(1, b'one'), (2, b'two'), (3, b'three')]
packed = b''.join(struct.pack('<B8s', n, name) for n, name in records)
for at in range(0, len(packed), struct.calcsize('<B8s')):
    n, name = struct.unpack_from('<B8s', packed, at)
    print(n, bytes(c for c in name if c))
print(struct.unpack('<f', struct.pack('<f', 1.5)), struct.unpack('>d', struct.pack('>d', -0.25)))
