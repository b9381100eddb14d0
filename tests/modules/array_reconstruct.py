# array._array_reconstructor: items of any machine format.
import struct
from array import _array_reconstructor as make, array

FORMATS = [('B', '<B'), ('b', '<b'), ('H', '<H'), ('H', '>H'), ('h', '<h'), ('h', '>h'), ('I', '<I'),
           ('I', '>I'), ('i', '<i'), ('i', '>i'), ('L', '<Q'), ('L', '>Q'), ('l', '<q'), ('l', '>q'),
           ('f', '<f'), ('f', '>f'), ('d', '<d'), ('d', '>d')]
for number, (code, how) in enumerate(FORMATS):
    values = [0, 1, 100] if code.isupper() else [0, 1, -100]
    if code in 'fd':
        values = [0.0, -1.5, float('inf')]
    items = b''.join(struct.pack(how, v) for v in values)
    for target in {code, 'd' if code in 'fd' else code}:
        a = make(array, target, number, items)
        print(number, a, a == array(code, values))
    try:
        print(make(array, code, number, items + b'x'))
    except ValueError as e:
        print(e)

text = 'Gr\xfcn \U0001f600\u20ac\U0001f601'
for number, name in enumerate(['utf-16-le', 'utf-16-be', 'utf-32-le', 'utf-32-be'], 18):
    print(ascii(make(array, 'u', number, text.encode(name)).tounicode()))


class Sub(array):
    pass


print(make(Sub, 'h', 5, b'\0\1'))
for args in [('', 'b', 0, b''), (str, 'b', 0, b''), (array, 'b', '', b''), (array, 'b', 0, ''),
             (array, '?', 0, b''), (array, 'b', -1, b''), (array, 'b', 22, b''),
             (array, 'b', 0, bytearray(b'x')), (array, 'B', 2**70, b'a'), (array, 3, 0, b'')]:
    try:
        print(make(*args))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
