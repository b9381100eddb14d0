# Each letter for integers at the edges of what it holds and one beyond, in both orders, at odd places.
import struct

for order in '<', '>', '=', '@', '!':
    for letter in 'bBhHiIlLqQ' + ('nNP' if order == '@' else ''):
        size = struct.calcsize(order + letter)
        low, high = (0, 256 ** size - 1) if letter.isupper() else (-(256 ** size // 2), 256 ** size // 2 - 1)
        for value in low, high, 0, 1, high // 2, high // 3, low // 2, low // 3, 0x12 if size == 1 else 0x1234:
            data = struct.pack(order + letter, value)
            assert len(data) == size and struct.unpack(order + letter, data) == (value,), (order, letter, value)
            little = order == '<' or order in '=@' and struct.pack('=H', 1)[0] == 1
            assert int.from_bytes(data, 'little' if little else 'big', signed=letter.islower()) == value
            room = bytearray(b'\xaa' * (size + 6))
            struct.pack_into(order + letter, room, 3, value)
            assert room == b'\xaa' * 3 + data + b'\xaa' * 3
            assert struct.unpack_from(order + letter, room, 3) == (value,)
        for number, value in enumerate((low - 1, high + 1, 1 << 70, -(1 << 70), 1.5, '1', None)):
            if letter == 'P':
                continue
            try:
                struct.pack(order + letter, value)
                print(order, letter, number, 'went')
            except (struct.error, OverflowError) as e:
                print(order, letter, number, type(e).__name__)


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(struct.pack('<hIq?', I(-2), True, I(1 << 40), I(3)), struct.unpack('<3h2xB0sI', struct.pack('<3h2xB0sI', 1, -1, 2, 255, b'', 7)))
print(struct.unpack('>4i', bytes(range(240, 256))), struct.unpack('<4i', bytes(range(240, 256))), struct.unpack('<2Q', b'\xff' * 16))
print(struct.pack('<2c3sp4p?', b'a', b'b', b'xyz', b'', b'longer', []), struct.unpack('<2c3sp4p?', b'abxyz\0\3lon\1'))

# iter_unpack over what may change
data = bytearray(range(12))
it = struct.iter_unpack('<HB', data)
print(next(it), it.__length_hint__())
data[3] = 255
print(next(it))
try:
    data.append(1)
except BufferError as e:
    print('BufferError', e)
print(list(it), it.__length_hint__(), list(it))
data.append(1)
for source in (b'\1\2\3\4', bytearray(b'\1\2\3\4'), memoryview(b'\0\1\2\3\4')[1:], memoryview(b'\1\2\3\4').cast('H'),
               memoryview(bytes(8)).cast('B', (2, 4))):
    print(list(struct.iter_unpack('>H', source)))
for bad in (lambda: list(struct.iter_unpack('>H', b'123')), lambda: struct.iter_unpack('', b''), lambda: struct.iter_unpack('H', 'ab')):
    try:
        print(bad())
    except (struct.error, TypeError) as e:
        print(type(e).__name__, e)
