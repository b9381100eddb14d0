# Run by krait and by MicroPython: what a mounted file system in Python is asked, and what comes out.
import io
import os
import sys
import vfs


class FS:
    def __init__(self, n):
        self.n = n

    def mount(self, readonly, mkfs):
        print(self.n, 'mount', readonly, mkfs)

    def umount(self):
        print(self.n, 'umount')

    def ilistdir(self, path):
        print(self.n, 'ilistdir', path)
        return iter([('a.py', 0x8000, 0, 4), ('d', 0x4000, 0)])

    def chdir(self, path):
        print(self.n, 'chdir', path)

    def getcwd(self):
        print(self.n, 'getcwd')
        return '/x'

    def mkdir(self, path):
        print(self.n, 'mkdir', path)

    def rmdir(self, path):
        print(self.n, 'rmdir', path)

    def remove(self, path):
        print(self.n, 'remove', path)

    def rename(self, old, new):
        print(self.n, 'rename', old, new)

    def stat(self, path):
        print(self.n, 'stat', path)
        if path.endswith('.py'):
            return (0x8000, 0, 0, 0, 0, 0, 5, 0, 0, 0)
        raise OSError(2)

    def statvfs(self, path):
        print(self.n, 'statvfs', path)
        return (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)

    def open(self, path, mode):
        print(self.n, 'open', path, mode)
        return Stream()


class Stream(io.IOBase):
    def __init__(self):
        self.data = b'print("module", __name__, __file__)\n'

    def readinto(self, buf):
        n = min(len(buf), len(self.data), 7)
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

    def ioctl(self, op, arg):
        if op == 4:
            print('closed')
        return 0


class Files:  # open() gives streams of the built-in kind
    files = {'/one.py': b'print("one")\n', '/pack/__init__.py': b'print("pack", __name__)\n',
             '/pack/two.py': b'print("two", __name__)\nvalue = 5\n'}

    def mount(self, readonly, mkfs):
        pass

    def umount(self):
        pass

    def stat(self, path):
        if path in self.files:
            return (0x8000, 0, 0, 0, 0, 0, len(self.files[path]), 0, 0, 0)
        if path == '/pack':
            return (0x4000, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        raise OSError(2)

    def open(self, path, mode):
        return io.BytesIO(self.files[path])


class NoMount:
    pass


class Refuses:
    def mount(self, readonly, mkfs):
        raise OSError(5)


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
    except Exception as e:
        # file names and texts are krait's own
        print('raised', type(e).__name__, e.args[0] if isinstance(e, OSError) else '')
    else:
        print('gave', tuple(r) if isinstance(r, tuple) else type(r).__name__ if isinstance(
            r, (Stream, type(sys))) else r)


one, two = FS(1), FS(2)
show(vfs.mount, one, '/vfs_a')
show(vfs.mount, two, '/vfs_b', readonly=True)
show(vfs.mount, 5, '/vfs_c')
show(vfs.mount, NoMount(), '/vfs_c')
show(vfs.mount, Refuses(), '/vfs_c')
show(vfs.mount, one)
show(vfs.mount, one, '/vfs_c', True)
print([point for fs, point in vfs.mount() if point != '/'])
print([n for n in os.listdir('/') if n.startswith('vfs_')])
print([n[:2] for n in os.ilistdir('/') if n[0].startswith('vfs_')])
for path in '/vfs_a', '/vfs_a/', '/vfs_a/q':
    show(os.listdir, path)
show(os.listdir, '/vfs_ab')
print(list(os.ilistdir('/vfs_b')))
for path in '/vfs_a', '/vfs_a/x.py', '/vfs_a/x/y':
    show(os.stat, path)
show(os.statvfs, '/vfs_a')
show(os.mkdir, '/vfs_a/b')
show(os.mkdir, '/vfs_a')
show(os.rmdir, '/vfs_a/b')
show(os.remove, '/vfs_a/f')
show(os.unlink, '/vfs_a/f')
show(os.rename, '/vfs_a/f', '/vfs_a/g')
show(os.rename, '/vfs_a/f', '/vfs_b/g')
show(os.rename, '/vfs_a/f', '/g')
show(open, '/vfs_a/f')
show(open, '/vfs_a/f', 'wb')
show(open, '/vfs_b/f', 'r', encoding='utf-8')
show(os.chdir, '/vfs_a')
show(os.getcwd)
show(os.listdir)
show(os.stat, 'x.py')
show(os.stat, '/x.py')
show(open, 'f')
show(os.chdir, 'sub')
show(os.chdir, '/')
show(os.getcwd)
sys.path[:] = ['/vfs_m', '/vfs_a']
vfs.mount(Files(), '/vfs_m')
import one as module_one
import pack.two
print(pack.two.value, module_one.__file__, pack.__file__)
show(__import__, 'pack.three')
show(vfs.umount, '/vfs_zz')
show(vfs.umount, '/vfs_a/d')
show(vfs.umount, one)
show(vfs.umount, '/vfs_a')
show(vfs.umount, 5)
show(os.listdir, '/vfs_a')
os.chdir('/vfs_b')
show(vfs.umount, '/vfs_b')
show(os.getcwd)
