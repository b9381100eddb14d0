# test: krait-only
# test: timeout 60
# Images that are wrong at any byte give OSError or what their bytes say, nothing else.
import errno
import os
import sys
import vfs

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _romfs import file, folder, image, named, padding, pointed, record, uint

STEP = max(1, int(os.environ.get('SHARE', '1')))


def walk(rom, path, depth):
    seen = 0
    for entry in rom.ilistdir(path):
        name = path + '/' + entry[0]
        seen += 1
        if entry[1] == 0x4000 and depth < 20:
            try:
                seen += walk(rom, name, depth + 1)
            except OSError as e:
                assert e.errno in (errno.EIO, errno.ENOENT, errno.ENOTDIR), e
        elif entry[1] == 0x8000:
            try:
                with rom.open(name, 'rb') as f:
                    assert len(f.read()) == len(memoryview(f)) == rom.stat(name)[6]
                rom.open(name, 'r').read()
            except UnicodeDecodeError:
                pass
            except OSError as e:  # another entry of that name comes first, or it has a slash
                assert e.errno in (errno.ENOENT, errno.EISDIR, errno.EIO, errno.ENOTDIR), e
    return seen


def look(data):
    try:
        rom = vfs.VfsRom(data)
    except OSError as e:
        assert e.errno == errno.ENODEV, e
        return -1
    try:
        return walk(rom, '', 0)
    except OSError as e:
        assert e.errno == errno.EIO, e
        return -2


good = image(file('a', b'some data', padding(3)), folder('d', file('b', b'x' * 200), folder('e')),
             pointed('p', 4, 10), file('ünï', b'\xff\xfe'), padding(5))
assert look(good) == 6
counts = {}
for i in range(0, len(good), STEP):
    for value in {0, 1, 2, 3, 4, 5, 0x7f, 0x80, 0xff, good[i] ^ 1, good[i] ^ 0x80, good[i] + 1 & 255}:
        n = look(good[:i] + bytes([value]) + good[i + 1:])
        counts[n] = counts.get(n, 0) + 1
    look(good[:i])
    look(good[:i] + good[i + 1:])
    look(good[:i] + b'\x80' + good[i:])
assert STEP > 1 or counts[-1] and counts[-2] and counts[6], counts

huge = b'\xff' * 30
for bad in (record(5, huge), record(4, huge), b'\x05' + huge, huge, b'\x05', b'\x05\x7f',
            named(5, 'x', b''), named(5, 'x', padding(4)), named(5, 'x', b'\x02'),
            pointed('x', 1 << 62, 0), pointed('x', 0, 1 << 62), pointed('x', 20, 1 << 20),
            pointed('x', (1 << 64) - 8, 16), named(5, 'x', record(3, b'')),
            named(5, 'x', record(3, b'\x81')), named(5, 'x', record(3, uint(1 << 70) + b'\0'))):
    assert look(image(bad)) == -2, bad
for size in 1 << 31, (1 << 63) - 1, 1 << 63, (1 << 64) - 1, 1 << 64, 1 << 200:
    assert look(b'\xd2\xcd\x31' + uint(size) + bytes(50)) == -1
assert look(image(pointed('x', 0, 5), pointed('y', 5, 0))) == 2  # data may lie anywhere in it
assert look(b'\xd2\xcd\x31\x80\x80\x80\x05' + file('a', b'')[:5]) == -2

# Names are bytes; those that are no UTF-8 are shown as file names of the host are.
rom = vfs.VfsRom(image(record(5, b'\x02\xff/' + record(2, b'1')), record(5, b'\x00' + record(2, b'2')),
                       record(5, b'\x02..' + record(2, b'3')), file('same', b'4'), file('same', b'5')))
assert [e[0] for e in rom.ilistdir('/')] == ['\udcff/', '', '..', 'same', 'same']
assert rom.open('same', 'r').read() == '4'
deep = b''
for i in range(3000):
    deep = folder('d', deep)
rom = vfs.VfsRom(image(deep))
assert [e[0] for e in rom.ilistdir('/d' * 2000)] == ['d'] and rom.stat('/d' * 3000)[0] == 0x4000
print('ok')
