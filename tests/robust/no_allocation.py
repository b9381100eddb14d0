# test: krait-only
# What docs/memory.md promises to allocate nothing once it is warm: each line runs with the heap locked.
import array
import io
import micropython
import struct
import sys

numbers = list(range(50))
row = tuple(numbers)
data = bytes(range(50))
room = bytearray(range(50))
view = memoryview(room)
words = array.array('i', range(50))
table = {i: i * 2 for i in range(50)}
names = {'a': 1, 'b': 2}
keys, values, pairs = table.keys(), table.values(), table.items()  # a view is an object, its items are not
ready = ValueError('ready')
raw, file = open(__file__, 'rb', buffering=0), open(__file__, 'rb')
stream, sink = io.BytesIO(bytes(4000)), io.BytesIO(bytes(4000))
part, packer = view[8:40], struct.Struct('<HI')
counter = 0


class Point:
    def __init__(self, x):
        self.x = x
        self.y = 0

    def step(self, by):
        self.x += by
        return self.x

    def scaled(self, *, by=1):
        return self.x * by


class Slim:
    __slots__ = ('x',)


point, slim = Point(3), Slim()
slim.x = 5


def add(a, b=2, *, c=3):
    return a + b + c


def int_expressions():
    a, b = 7, 3
    for i in range(20):
        a = (a * b + i) % 1000 - (a >> 1) + (b << 2) & 0xfff | 1 ^ i
        a, b = b + 1, a // 2 + 1
        b = -a if a > b else ~b & 0xff
        b = b << 1 | (a > 3)
        a += b == 7
        if a == b or not a < b and a != 5: b += 1
    return a


def float_expressions():
    x, y = 1.5, 0.25
    for i in range(20):
        x = x * 0.5 + y / 3.0 - i
        if x > y or x == 1.0: y = -x
        y = y % 7.0 + abs(x)
    return x


def loops():
    n = 0
    for i in range(3, 30, 2): n += i
    i = 0
    while i < 20:
        i += 1
        if i == 15: break
        if i % 2: continue
        n += i
    for x in numbers: n += x
    for x in row: n += x
    for x in data: n += x
    for x in room: n += x
    for x in view: n += x
    for x in table: n += x
    for x in keys: n += x
    for x in values: n += x
    for k, v in pairs: n += v
    return n


def in_place():
    for i in range(20):
        numbers[i] += 1
        room[i] ^= 0x55
        table[i] += 1
        words[i] -= 1
        view[i] = i
    numbers.reverse()
    numbers[3], numbers[4] = numbers[4], numbers[3]
    numbers.append(numbers.pop())
    return numbers[-1]


def calls():
    n = add(1) + add(1, 2) + add(a=1, b=3) + add(1, c=4) + add(1, b=2, c=5)
    for i in range(10):
        n += point.step(1)
        n += point.scaled(by=2)
    return n + len(numbers) + min(3, 4) + abs(-5)


def attributes():
    global counter
    for i in range(10):
        point.x = point.y + i
        slim.x = slim.x + 1
        counter += point.x
    return counter


def items():
    n = 0
    for i in range(10):
        n += numbers[i] + row[i] + data[i] + room[i] + view[i] + words[i] + table[i] + names['a']
        names['b'] = i
        if i in table and 'a' in names and 7 in numbers: n += 1
    return n


def buffers():
    struct.pack_into('<HI', room, 4, 513, 70000)
    room[5] = 9
    return room[4]


def streams():
    n = raw.readinto(room) + file.readinto(part) + file.readinto(words) + stream.readinto(view)
    n += file.readinto1(room)
    raw.seek(0)
    file.seek(0)
    stream.seek(0)
    n += sink.write(part) + sink.write(room)
    sink.seek(0)
    packer.pack_into(room, 8, 7, 70000)
    return n


def raises():
    n = 0
    for i in range(10):
        try:
            if i % 2: raise ready
        except ValueError:
            n += 1
        finally:
            n += 1
    return n


failed = []
floats_in_words = sys.maxsize > 2**32
for check in (int_expressions, float_expressions, loops, in_place, calls, attributes, items, buffers, streams,
              raises):
    for i in range(3): check()
    locked = True
    micropython.heap_lock()
    try:
        check()
        check()
    except MemoryError as e:
        locked = e
    micropython.heap_unlock()
    if locked is not True and (floats_in_words or check is not float_expressions):
        failed.append(check.__name__)

micropython.heap_lock()
try:
    x = [1, 2, 3]
    failed.append('the lock')
except MemoryError:
    pass
try:
    y = 'a' + str(counter)
    failed.append('the lock')
except MemoryError:
    pass
micropython.heap_lock()
assert micropython.heap_locked() == 2
assert micropython.heap_unlock() == 1
assert micropython.heap_unlock() == 0
assert micropython.heap_unlock() == 0
x = [1, 2, 3]
print('ok' if not failed else failed)
