# memoryview over bytearray: slices share the data.
data = bytearray(b'0123456789')
m = memoryview(data)
print(m[2], len(m), bytes(m[2:5]))
m[0] = 65
m[8:] = b'YZ'
print(data)
part = m[3:6]
part[1] = 42
print(data, bytes(part), list(part))


def swap(view):
    for i in range(0, len(view) - 1, 2):
        view[i], view[i + 1] = view[i + 1], view[i]


swap(m[2:8])
print(data)
print(memoryview(b'abc')[1], bytes(memoryview(b'abcdef')[1:-1]))
