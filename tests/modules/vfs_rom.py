# test: krait-only
# VfsRom: what an image gives through its methods, open() and os.
import errno
import io
import os
import sys
import vfs

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _romfs import file, folder, image, padding, pointed, record


def fails(number, f, *args, **kw):
    try:
        f(*args, **kw)
    except OSError as e:
        assert e.errno == number, e
        return e
    raise AssertionError('no OSError')


text = 'first\r\nsecond é\nthird'.encode()
shared = b'shared bytes'
body = (file('a.txt', text, padding(2)) + padding(9) + file('empty', b'') +
        record(77, b'of the future') + folder('none') +
        folder('d', folder('e', file('deep.bin', bytes(range(256)))), file('f', b'f')))
fixed = image(body, pointed('p', len(shared), 0))  # the offset takes two bytes, whatever it is
start = len(image(body, pointed('p', len(shared), 300), padding(2))) - 2
whole = image(body, pointed('p', len(shared), start + 4 - 2 + 0), record(1, shared))
at = whole.index(shared)
whole = image(body, pointed('p', len(shared), at), record(1, shared))
assert whole.index(shared) == at

rom = vfs.VfsRom(whole)
assert list(rom.ilistdir('/')) == [
    ('a.txt', 0x8000, 0, len(text)), ('empty', 0x8000, 0, 0), ('none', 0x4000, 0, 0),
    ('d', 0x4000, 0, 0), ('p', 0x8000, 0, len(shared))]
assert list(rom.ilistdir('')) == list(rom.ilistdir('/')) == list(rom.ilistdir('./'))
assert list(rom.ilistdir(b'/d//e/')) == [(b'deep.bin', 0x8000, 0, 256)]
assert list(rom.ilistdir('none')) == []
assert rom.stat('/') == (0x4000,) + (0,) * 9
assert rom.stat('d/f') == (0x8000, 0, 0, 0, 0, 0, 1, 0, 0, 0)
assert rom.statvfs('/')[0] == 1 and rom.statvfs('/')[2] == len(whole)
assert rom.getcwd() == '/'
rom.chdir('/')
fails(errno.EOPNOTSUPP, rom.chdir, '/d')
fails(errno.ENOENT, rom.chdir, '/gone')
fails(errno.ENOTDIR, rom.chdir, '/empty')
fails(errno.ENOTDIR, rom.ilistdir, '/empty')
fails(errno.ENOENT, rom.ilistdir, '/x')
fails(errno.ENOENT, rom.stat, '/a.txt/x')
fails(errno.EISDIR, rom.open, '/d', 'r')
for mode in 'w', 'a', 'r+', 'x', 'wb', 'what':
    fails(errno.EROFS, rom.open, '/a.txt', mode)
for name, args in ('mkdir', 1), ('rmdir', 1), ('remove', 1), ('rename', 2):
    fails(errno.EROFS, getattr(rom, name), *['/d'] * args)
for mode in '', 'r', 'rt':
    assert rom.open('/a.txt', mode).read() == 'first\nsecond é\nthird'

# ---- binary files ----
f = rom.open('a.txt', 'rb')
assert f.read(3) == b'fir' and f.read1(2) == b'st' and f.tell() == 5
assert f.seek(-3, 2) == len(text) - 3 and f.read() == b'ird' and f.read() == b''
assert f.seek(0) == 0 and f.readline() == b'first\r\n' and list(f) == text.splitlines(True)[1:]
assert f.seek(1000) == 1000 and f.read(5) == b'' and f.readinto(bytearray(4)) == 0
buf = bytearray(8)
f.seek(0)
assert f.readinto(buf) == 8 and bytes(buf) == text[:8]
assert f.readable() and f.seekable() and not f.writable() and not f.closed
view = memoryview(f)
assert view == text and view.readonly and len(f) == len(text)
try:
    f.write(b'x')
except io.UnsupportedOperation:
    pass
else:
    raise AssertionError
with f:
    pass
assert f.closed and view[:5] == b'first'
for call in f.read, f.tell, lambda: memoryview(f):
    try:
        call()
    except ValueError:
        continue
    raise AssertionError
try:
    f.seek(-1)
except ValueError:
    pass
assert io.BufferedReader(rom.open('/p', 'rb')).read() == shared

# ---- mounted ----
vfs.mount(rom, '/rom_test')
assert open('/rom_test/a.txt', newline='').read().encode() == text
assert open('/rom_test/a.txt', 'rb').read() == text
assert open('/rom_test/a.txt', encoding='latin-1').read() == text.decode('latin-1').replace(
    '\r\n', '\n')
f = open(b'/rom_test/d/e/deep.bin', 'rb', buffering=0)
assert f.name == '/rom_test/d/e/deep.bin' and f.mode == 'rb' and f.read(2) == b'\0\1'
assert fails(errno.EROFS, open, '/rom_test/new', 'w').filename == '/rom_test/new'
assert fails(errno.ENOENT, open, '/rom_test/no').filename == '/rom_test/no'
assert fails(errno.ENOENT, os.stat, '/rom_test/no').filename == '/rom_test/no'
fails(errno.EISDIR, open, '/rom_test/d')
fails(errno.EROFS, os.mkdir, '/rom_test/m')
fails(errno.EROFS, os.remove, '/rom_test/p')
fails(errno.EOPNOTSUPP, os.chmod, '/rom_test/p', 0o600)
fails(errno.EOPNOTSUPP, os.open, '/rom_test/p', os.O_RDONLY)
assert os.listdir('/rom_test') == ['a.txt', 'empty', 'none', 'd', 'p']
assert os.stat('/rom_test/p').st_size == len(shared)
assert os.path.isfile('/rom_test/p') and os.path.isdir('/rom_test/d/e')
assert not os.path.exists('/rom_test/q') and not os.path.islink('/rom_test/p')
assert os.access('/rom_test/p', os.R_OK) and not os.access('/rom_test/p', os.W_OK)
assert not os.access('/rom_test/p', os.X_OK) and os.access('/rom_test/d', os.X_OK)
assert sorted(os.walk('/rom_test/d')) == [('/rom_test/d', ['e'], ['f']),
                                          ('/rom_test/d/e', [], ['deep.bin'])]
for e in os.scandir('/rom_test'):
    assert e.path == '/rom_test/' + e.name and e.is_dir() == os.path.isdir(e.path)
    assert e.is_dir() or e.stat().st_size == os.path.getsize(e.path)
vfs.umount(rom)
fails(errno.ENOENT, open, '/rom_test/a.txt')

# ---- where images come from ----
assert vfs.VfsRom(whole + b'trailing').statvfs('/')[2] == len(whole)
for source in bytearray(whole), memoryview(whole), memoryview(b'..' + whole)[2:]:
    assert vfs.VfsRom(source).open('d/f', 'rb').read() == b'f'
outer = vfs.VfsRom(image(file('inner.romfs', whole)))
inner = vfs.VfsRom(memoryview(outer.open('inner.romfs', 'rb')))
assert inner.open('/d/f', 'r').read() == 'f'
data = bytearray(whole)
live = vfs.VfsRom(data)
f = live.open('d/f', 'rb')
data[data.index(b'f\x02\x01f') + 3] = ord('g')
assert f.read() == b'g'
try:
    data.append(0)
except BufferError:
    pass
else:
    raise AssertionError
for bad in b'', b'\xd2\xcd', b'\xd2\xcd\x31', b'\xd2\xcd\x31\x05abc', b'no image', whole[:-1]:
    fails(errno.ENODEV, vfs.VfsRom, bad)
for bad in 5, 'text', None:
    try:
        vfs.VfsRom(bad)
    except TypeError:
        continue
    raise AssertionError


class Blocks:
    size = 64

    def __init__(self, data):
        self.data = bytearray(data + bytes(-len(data) % self.size))
        self.reads = 0

    def readblocks(self, block, buf, offset=0):
        self.reads += 1
        start = block * self.size + offset
        buf[:] = self.data[start:start + len(buf)]

    def writeblocks(self, block, buf, offset=0):
        start = block * self.size + offset
        self.data[start:start + len(buf)] = buf

    def ioctl(self, op, arg):
        return {4: len(self.data) // self.size, 5: self.size}.get(op)


device = Blocks(whole + bytes(5000))
assert vfs.VfsRom(device).open('/p', 'rb').read() == shared and device.reads == 2
vfs.mount(device, '/rom_test')
assert open('/rom_test/d/f').read() == 'f'
assert isinstance(vfs.mount()[0][0], vfs.VfsRom)
vfs.umount('/rom_test')
fails(errno.ENODEV, vfs.mount, Blocks(bytes(300)), '/rom_test')
fails(errno.ENODEV, vfs.mount, Blocks(whole[:64]), '/rom_test')
assert vfs.rom_ioctl(1) == 0
fails(errno.EINVAL, vfs.rom_ioctl, 2, 0)
print('ok')
