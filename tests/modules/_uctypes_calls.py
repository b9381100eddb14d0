# Fields of all kinds in all layouts. What depends on the width of a pointer is not asked.
import uctypes as u

for name in ('ARRAY', 'BFINT16', 'BFINT32', 'BFINT8', 'BFUINT16', 'BFUINT32', 'BFUINT8', 'BF_LEN', 'BF_POS', 'BIG_ENDIAN',
             'FLOAT32', 'FLOAT64', 'INT', 'INT16', 'INT32', 'INT64', 'INT8', 'LITTLE_ENDIAN', 'LONGLONG', 'NATIVE', 'PTR',
             'SHORT', 'UINT', 'UINT16', 'UINT32', 'UINT64', 'UINT8', 'ULONGLONG', 'USHORT', 'VOID'):
    print(name, getattr(u, name))
SCALARS = ('UINT8', 'INT8', 'UINT16', 'INT16', 'UINT32', 'INT32', 'UINT64', 'INT64', 'FLOAT32', 'FLOAT64')
LAYOUTS = (u.NATIVE, u.LITTLE_ENDIAN, u.BIG_ENDIAN)
data = bytearray(64)
base = u.addressof(data)


def reset():
    for i in range(len(data)):
        data[i] = (i * 73 + 129) & 255


def attempt(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        return type(e).__name__
    return type(r).__name__ if 'struct' in str(type(r)) else r


for layout in LAYOUTS:
    reset()
    for name in SCALARS:
        kind = getattr(u, name)
        for offset in (0, 1, 8):
            s = u.struct(base, {'x': offset | kind}, layout)
            print(layout, name, offset, s.x if 'F' not in name else '%.6g' % s.x, end=' ')
            for value in (1, 77, 0, -1, 300, 1 << 40):
                s.x = value
                print(s.x if 'F' not in name else '%.6g' % s.x, end=' ')
            print(bytes(data[:20]))
    reset()
    for name in ('UINT8', 'INT8', 'UINT16', 'INT16', 'UINT32', 'INT32'):
        width = int(name[name.index('T') + 1:])
        for pos, length in ((0, 1), (0, 8), (3, 5), (7, 1), (4, 12), (16, 16), (1, 31), (0, 15)):
            if pos + length > width:
                continue
            s = u.struct(base, {'x': 2 | getattr(u, 'BF' + name) | pos << u.BF_POS | length << u.BF_LEN}, layout)
            before = s.x
            s.x = 0x5a5a5a5a
            print(layout, name, pos, length, before, s.x, bytes(data[:8]))
    reset()
    tree = {
        'arr': (2 | u.ARRAY, 4 | u.UINT8),
        'wide': (2 | u.ARRAY, 3 | u.UINT16),
        'ints': (1 | u.ARRAY, 2 | u.INT8),
        'sub': (4, {'x': 0 | u.UINT8, 'y': 2 | u.UINT16, 'deep': (4, {'z': 1 | u.UINT8})}),
        'subs': (16 | u.ARRAY, 3, {'x': 0 | u.UINT8, 'y': 1 | u.UINT16}),
    }
    s = u.struct(base, tree, layout)
    print(s.arr, [s.wide[i] for i in range(3)], s.sub.x, s.sub.y, s.sub.deep.z, [(s.subs[i].x, s.subs[i].y) for i in range(3)])
    print(s.ints[0], s.ints[1])
    print(u.addressof(s) - base, u.addressof(s.sub) - base, u.addressof(s.sub.deep) - base, u.addressof(s.subs[2]) - base)
    print(u.sizeof(s.subs), u.sizeof(s.subs[0]), u.sizeof(s.wide), u.sizeof(s.arr), u.sizeof(s.ints))
    print(bytes(s.wide), bytes(s.subs[1]), len(bytes(s.subs)))
    s.arr[1] = 9
    s.wide[2] = 0x1234
    s.subs[1].y = 0xabcd
    s.sub.deep.z = 5
    print(bytes(data))
    for f in (lambda: s.wide[3], lambda: s.subs[3], lambda: s[0], lambda: s.sub[0], lambda: setattr(s, 'sub', 1),
              lambda: setattr(s, 'arr', 1), lambda: setattr(s, 'wide', 1)):
        print(attempt(f), end=' ')
    print()


def put(what, key, value):
    what[key] = value


s = u.struct(base, {'w': (0 | u.ARRAY, 2 | u.UINT16), 'q': (0 | u.ARRAY, 2, {'x': 0 | u.UINT8})})
print(attempt(put, s.w, 2, 1), attempt(put, s.q, 0, 1), attempt(put, s, 0, 1))

for d in ({'a': 0 | u.UINT8}, {'a': 1 | u.UINT8, 'b': 4 | u.UINT32}, {'b': (0 | u.ARRAY, 3, {'x': 0 | u.UINT8, 'y': 1 | u.UINT16})},
          {'b': (0 | u.ARRAY, 5 | u.UINT8)}, {'b': (0 | u.ARRAY, 5 | u.UINT16)}, {'p': 4 | u.UINT64}, {'p': 9 | u.UINT64},
          {'a': 0 | u.UINT16, 'b': (2 | u.ARRAY, 5 | u.UINT8)}, {'b': (0, {'x': 0 | u.UINT8, 'y': 4 | u.UINT32}), 'c': 8 | u.UINT8},
          {'f': 0 | u.BFUINT32 | 20 << u.BF_POS | 12 << u.BF_LEN}, {'f': 5 | u.BFUINT16 | 5 << u.BF_LEN}, {}, (u.ARRAY | 0, 4 | u.UINT16),
          (u.ARRAY | 0, 4, {'x': 0 | u.UINT8, 'y': 1 | u.UINT16}), (0, {'x': 0 | u.UINT8, 'y': 1 | u.UINT16}), 5, {'a': 1.5},
          {'a': (0,)}, {'a': (0, 5)}, bytearray(7), [1], {'a': 'x'}, {'d': 0 | u.FLOAT64, 'e': 8 | u.INT8}):
    print(attempt(u.sizeof, d), attempt(u.sizeof, d, u.LITTLE_ENDIAN), attempt(u.sizeof, d, u.BIG_ENDIAN))
reset()
print(u.bytes_at(base, 4), u.bytearray_at(base + 1, 3), attempt(u.bytes_at, base), attempt(u.addressof, 5))
window = u.bytearray_at(base, 8)
window[0] = 250
data[1] = 251
print(data[0], window[1], len(window))
print(attempt(u.struct, 'a', {}), attempt(u.struct, base), attempt(u.struct, base, {}, 0, 1), attempt(u.struct, data, {}))
print(u.struct(base, (0 | u.ARRAY, 4 | u.UINT8))[1], attempt(lambda: u.struct(base, {'a': 1.5}).a))
# a pointer to what lies behind it
width = u.sizeof((0 | u.PTR, u.UINT8))
for layout in (u.NATIVE, u.LITTLE_ENDIAN):
    reset()
    s = u.struct(base, {'raw': 0 | (u.UINT64 if width == 8 else u.UINT32), 'p': (0 | u.PTR, u.UINT16),
                        'q': (0 | u.PTR, {'a': 0 | u.UINT8, 'b': 2 | u.INT16})}, layout)
    s.raw = base + 16
    print(s.p[0], s.p[1], s.q[0].a, s.q[0].b, s.q[2].b, int(s.p) - base, int(s.q) - base, u.sizeof(s.p) == u.sizeof(s.q))
    s.q[1].b = -2
    print(bytes(data[16:28]), u.addressof(s.q[0]) - base)
