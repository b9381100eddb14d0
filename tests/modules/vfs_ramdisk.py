# test: krait-only
# A file system in Python on a RAM block device, mounted, written to, read and imported from.
import errno
import io
import os
import sys
import vfs


class RamDevice:
    size = 128

    def __init__(self, blocks):
        self.data = bytearray(blocks * self.size)

    def readblocks(self, block, buf, offset=0):
        at = block * self.size + offset
        buf[:] = memoryview(self.data)[at:at + len(buf)]

    def writeblocks(self, block, buf, offset=0):
        at = block * self.size + offset
        memoryview(self.data)[at:at + len(buf)] = buf

    def ioctl(self, op, arg):
        if op == 4:
            return len(self.data) // self.size
        if op == 5:
            return self.size
        return 0


class Stream(io.RawIOBase):
    # Blocks of a file, read and written through readblocks and writeblocks.
    def __init__(self, fs, entry, mode):
        self.fs, self.entry, self.mode = fs, entry, mode
        self.pos = entry[0] if 'a' in mode else 0

    def readable(self):
        return 'r' in self.mode

    def writable(self):
        return 'r' not in self.mode

    def seekable(self):
        return True

    def seek(self, pos, whence=0):
        self.pos = pos + (0, self.pos, self.entry[0])[whence]
        return self.pos

    def _step(self, n):
        index, offset = divmod(self.pos, self.fs.device.size)
        return index, offset, min(n, self.fs.device.size - offset)

    def readinto(self, buf):
        index, offset, n = self._step(min(len(buf), max(0, self.entry[0] - self.pos)))
        if n:
            self.fs.device.readblocks(self.entry[1][index], memoryview(buf)[:n], offset)
        self.pos += n
        return n

    def write(self, buf):
        index, offset, n = self._step(len(buf))
        if index == len(self.entry[1]):
            self.entry[1].append(self.fs.take())
        self.fs.device.writeblocks(self.entry[1][index], memoryview(buf)[:n], offset)
        self.pos += n
        self.entry[0] = max(self.entry[0], self.pos)
        return n


class RamFS:
    def __init__(self, device):
        self.device = device
        self.free = list(range(device.ioctl(4, 0)))
        self.tree = {}
        self.cwd = '/'

    def take(self):
        if not self.free:
            raise OSError(errno.ENOSPC, 'full')
        return self.free.pop()

    def _find(self, path, up=0):
        parts = [p for p in (path if path[:1] == '/' else self.cwd + '/' + path).split('/') if p]
        node = self.tree
        for part in parts[:len(parts) - up]:
            if not isinstance(node, dict) or part not in node:
                raise OSError(errno.ENOENT, 'missing', path)
            node = node[part]
        return (node, parts[-1]) if up else node

    def mount(self, readonly, mkfs):
        assert readonly is False and mkfs is False

    def umount(self):
        self.gone = True

    def open(self, path, mode):
        folder, name = self._find(path, 1)
        if 'r' in mode:
            entry = self._find(path)
            if isinstance(entry, dict):
                raise OSError(errno.EISDIR, 'directory', path)
        elif 'a' in mode and name in folder:
            entry = folder[name]
        else:
            if name in folder:
                self.free += folder[name][1]
            entry = folder[name] = [0, []]
        raw = Stream(self, entry, mode)
        buffered = io.BufferedReader(raw) if 'r' in mode else io.BufferedWriter(raw, 100)
        return buffered if 'b' in mode else io.TextIOWrapper(buffered)

    def ilistdir(self, path):
        for name, node in self._find(path).items():
            yield (name, 0x4000, 0, 0) if isinstance(node, dict) else (name, 0x8000, 0, node[0])

    def stat(self, path):
        node = self._find(path)
        is_dir = isinstance(node, dict)
        return (0x4000 if is_dir else 0x8000, 0, 0, 0, 0, 0, 0 if is_dir else node[0], 0, 0, 0)

    def statvfs(self, path):
        n = len(self.free)
        return (self.device.size, self.device.size, self.device.ioctl(4, 0), n, n, 0, 0, 0, 0, 255)

    def chdir(self, path):
        self._find(path)
        self.cwd = path if path[:1] == '/' else self.cwd.rstrip('/') + '/' + path

    def getcwd(self):
        return self.cwd

    def mkdir(self, path):
        folder, name = self._find(path, 1)
        if name in folder:
            raise OSError(errno.EEXIST, 'there', path)
        folder[name] = {}

    def remove(self, path):
        folder, name = self._find(path, 1)
        self.free += self._find(path)[1]
        del folder[name]

    def rmdir(self, path):
        folder, name = self._find(path, 1)
        if self._find(path):
            raise OSError(errno.ENOTEMPTY, 'not empty', path)
        del folder[name]

    def rename(self, old, new):
        node = self._find(old)
        folder, name = self._find(old, 1)
        other, new_name = self._find(new, 1)
        del folder[name]
        other[new_name] = node


fs = RamFS(RamDevice(40))
vfs.mount(fs, '/ram')
os.makedirs('/ram/lib/pack')
with open('/ram/lib/pack/__init__.py', 'w') as f:
    f.write('from .part import *\n')
    f.write('name = __name__\n')
with open('/ram/lib/pack/part.py', 'w') as f:
    for i in range(30):
        print(f'value{i} = {i} * 2  # a line of a file of several blocks', file=f)
with open('/ram/lib/pack/part.py', 'ab') as f:
    f.write(b'text = "\xc3\xa4"\n')
sys.path.insert(0, '/ram/lib')
import pack
assert pack.value29 == 58 and pack.text == 'ä' and pack.part.__file__ == '/ram/lib/pack/part.py'
assert sum(1 for line in open('/ram/lib/pack/part.py', encoding='utf-8')) == 31
assert os.path.getsize('/ram/lib/pack/part.py') == len(open('/ram/lib/pack/part.py', 'rb').read())
assert list(os.walk('/ram')) == [('/ram', ['lib'], []), ('/ram/lib', ['pack'], []),
                                 ('/ram/lib/pack', [], ['__init__.py', 'part.py'])]
os.chdir('/ram/lib')
assert os.getcwd() == '/ram/lib' and os.listdir('pack') == ['__init__.py', 'part.py']
os.rename('pack/part.py', 'moved.py')
import moved
assert moved.value3 == 6 and os.path.exists('/ram/lib/moved.py')
sys.path[0] = ''
del sys.modules['moved']
import moved  # from the current directory
assert moved.__file__ == 'moved.py'
used = os.statvfs('.').f_bfree
os.remove('moved.py')
assert os.statvfs('/ram').f_bfree > used
try:
    with open('big', 'wb') as f:
        f.write(bytes(100000))
except OSError as e:
    assert e.errno == errno.ENOSPC
else:
    raise AssertionError
os.chdir('/')
os.remove('/ram/lib/big')
try:
    os.rmdir('/ram/lib/pack')
except OSError as e:
    assert e.errno == errno.ENOTEMPTY and e.filename == '/ram/lib/pack', e
for path in '/ram/lib/pack/__init__.py', '/ram/lib/pack', '/ram/lib':
    (os.remove if path.endswith('.py') else os.rmdir)(path)
assert os.listdir('/ram') == [] and len(fs.free) == 40
vfs.umount('/ram')
assert fs.gone

# a device with an image: read once, written to before that
image = bytes([0xd2, 0xcd, 0x31, 9, 5, 7, 1]) + b'm' + bytes([2, 3]) + b'abc'
device = RamDevice(4)
device.writeblocks(0, image)
vfs.mount(device, '/ram')
assert open('/ram/m').read() == 'abc' and os.listdir('/ram') == ['m']
vfs.umount('/ram')
print('ok')
