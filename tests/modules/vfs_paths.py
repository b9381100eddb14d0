# test: krait-only
# Where paths lead when something is mounted: to the mount with the longest point, else to the host.
import errno
import os
import sys
import vfs


class FS:
    def __init__(self, name):
        self.name = name
        self.cwd = '/'

    def mount(self, readonly, mkfs):
        pass

    def getcwd(self):
        return self.cwd

    def chdir(self, path):
        self.cwd = path

    def stat(self, path):
        if path == '/raises':
            raise ValueError('from stat')
        if 'gone' in path:
            raise OSError(errno.ENOENT, 'gone', path)
        return (0x4000 if 'dir' in path or path == '/' else 0x8000, 1, 2, 3, 4, 5, len(path))

    def ilistdir(self, path):
        yield path, 0x8000, 7, 1
        yield self.name, 0x4000

    def open(self, path, mode):
        return [self.name, path, mode]


def fails(number, f, *args, **kw):
    try:
        f(*args, **kw)
    except OSError as e:
        assert e.errno == number, e
        return e
    raise AssertionError('no OSError')


def opens(path):
    return open(path)[:2]


base = os.path.realpath('.')
os.mkdir('real')
with open('real/file', 'w') as f:
    f.write('of the host')
a, b, c = FS('a'), FS('b'), FS('c')
vfs.mount(a, base + '/m')
vfs.mount(b, base + '/m/sub')
vfs.mount(c, base + '/real')
assert [p for fs, p in vfs.mount()] == [base + '/m', base + '/m/sub', base + '/real']
fails(errno.EPERM, vfs.mount, c, base + '/real')
fails(errno.EPERM, vfs.mount, c, base + '//real/.')
for point in 'real', '', './x':
    fails(errno.EINVAL, vfs.mount, c, point)
for point in 5, None, b'/x':
    try:
        vfs.mount(c, point)
    except TypeError:
        continue
    raise AssertionError
assert opens(base + '/m/x') == opens('m/x') == opens('./m//x') == opens('real/../m/./x') == [
    'a', '/x']
assert opens('m/sub/x/y') == ['b', '/x/y'] and opens('m/subx') == ['a', '/subx']
assert opens('m') == ['a', '/'] and opens('real/file') == ['c', '/file']
assert opens('m/sub/../x') == ['a', '/x']
assert open(b'm/x', 'rb') == ['a', '/x', 'rb'] and open('m/x', 'zz') == ['a', '/x', 'zz']
fails(errno.ENOENT, open, 'mm/x')
fails(errno.ENOENT, open, 'm/../nothing')
with open('m/../plain', 'w') as f:  # there is no m on the host
    f.write('plain')
assert os.listdir('m/..') == os.listdir() and 'plain' in os.listdir()

# listings have the mount points too, once
assert sorted(os.listdir()) == ['m', 'plain', 'real'] and sorted(os.listdir(b'.'))[0] == b'm'
assert sorted(e.name for e in os.scandir() if e.is_dir()) == ['m', 'real']
assert sorted(os.listdir('m/dir')) == ['/dir', 'a']
assert sorted(os.listdir('m')) == ['/', 'a', 'sub']
assert list(os.ilistdir('m/sub')) == [('/', 0x8000, 7, 1), ('b', 0x4000)]
assert sorted(n[:2] for n in os.ilistdir('.')) == [('m', 0x4000), ('plain', 0x8000),
                                                   ('real', 0x4000)]
assert sorted(os.ilistdir(b'm'))[-1] == (b'sub', 0x4000, 0)

# the current directory
os.chdir('m')
assert os.getcwd() == base + '/m' and os.getcwdb() == os.fsencode(base + '/m')
assert opens('x') == ['a', '/x'] and opens('sub/x') == ['b', '/x']
assert opens('../real/q') == ['c', '/q'] and os.path.abspath('y') == base + '/m/y'
os.chdir('/' + base + '/m/sub')
a.cwd = '/'
assert opens('x') == ['b', 'x']
b.cwd = '/deep/er'
assert os.getcwd() == base + '/m/sub/deep/er'
assert opens('../x') == ['b', '/deep/x'] and opens('../../../x') == ['a', '/x']
fd = os.open(base, os.O_RDONLY)
assert os.stat('plain', dir_fd=fd).st_size == 5
os.chdir('../../..')
assert os.getcwd() == base + '/m'
os.chdir('..')
assert os.getcwd() == base and os.path.isfile('plain')
os.chdir('m')
os.fchdir(fd)
assert os.getcwd() == base
os.chdir('m')
vfs.umount(a)
assert os.getcwd() == base and opens('m/sub/x') == ['b', '/x']
fails(errno.EINVAL, vfs.umount, a)
vfs.mount(a, base + '/m')

# questions
assert os.path.isdir('m') and os.path.isdir('m/dir') and os.path.isfile('m/x')
assert not os.path.exists('m/gone') and os.path.exists('real/x')
assert os.stat('m/xy').st_size == 3 and os.stat('m/xy')[:6] == (0x8000, 1, 2, 3, 4, 5)
assert fails(errno.ENOENT, os.stat, 'm/gone').filename == 'm/gone'
assert os.access('m/x', os.W_OK) and not os.access('m/gone', os.F_OK)
for f in os.path.exists, os.stat, lambda p: __import__('raises'):
    sys.path[:] = ['m']
    try:
        f('m/raises')
    except ValueError as e:
        assert str(e) == 'from stat'
        continue
    raise AssertionError
fails(errno.EPERM, os.rename, 'm/x', 'm/sub/x')
fails(errno.EPERM, os.rename, 'plain', 'm/x')
fails(errno.EEXIST, os.mkdir, 'm')
for f, args in (os.chmod, ('m/x', 1)), (os.utime, ('m/x',)), (os.truncate, ('m/x', 0)), (
        os.link, ('plain', 'm/x')), (os.symlink, ('plain', 'm/x')), (os.readlink, ('m/x',)), (
        os.execv, ('m/x', ['x'])), (os.chown, ('m/x', 0, 0)):
    fails(errno.EOPNOTSUPP, f, *args)
for f in os.mkdir, os.remove, os.rmdir:
    try:
        f('m/x')
    except AttributeError:
        continue
    raise AssertionError
vfs.umount(base + '/m/')
vfs.umount(b)
vfs.umount(c)
assert vfs.mount() == [] and open('real/file').read() == 'of the host'

# over the root, everything
vfs.mount(a, '/')
assert vfs.mount() == [(a, '/')]
assert opens('/etc/passwd') == ['a', '/etc/passwd'] and opens('/') == ['a', '/']
vfs.mount(b, '/b')
assert opens('/b/x') == ['b', '/x'] and sorted(os.listdir('/')) == ['/', 'a', 'b']
os.chdir('/')
assert os.getcwd() == '/' and opens('../x') == ['a', '/x']
vfs.umount('/')
vfs.umount('/b')
os.chdir(base)

# methods that give nonsense
class Odd(FS):
    def stat(self, path):
        return 5 if path == '/five' else ('a',)

    def ilistdir(self, path):
        return 5 if path == '/five' else [()] if path == '/empty' else [(5,)]

    def getcwd(self):
        return 5


vfs.mount(Odd('o'), '/odd_fs')
for f, args in (os.stat, ('/odd_fs/five',)), (os.stat, ('/odd_fs/x',)), (
        os.listdir, ('/odd_fs/five',)), (os.listdir, ('/odd_fs/x',)), (
        os.path.exists, ('/odd_fs/x',)), (os.statvfs, ('/odd_fs/x',)):
    try:
        f(*args)
    except (TypeError, AttributeError):
        continue
    raise AssertionError(args)
try:
    os.listdir('/odd_fs/empty')
except ValueError:
    pass
os.chdir('/odd_fs')
try:
    os.getcwd()
except TypeError:
    pass
else:
    raise AssertionError
vfs.umount('/odd_fs')
assert os.getcwd() == base
print('ok')
