# test: krait-only
# VfsPosix: a directory of the host mounted elsewhere, and import through it.
import errno
import os
import sys
import vfs

base = os.getcwd()
os.makedirs('top/in')
with open('top/in/mod.py', 'w') as f:
    f.write('import sys\nvalue = __file__\n')
with open('top/bad.py', 'w') as f:
    f.write('x = 1\ndef f(:\n')
fs = vfs.VfsPosix('top')
assert repr(fs) == '<VfsPosix>' and vfs.VfsPosix is type(fs)
vfs.mount(fs, '/posix_test')
assert sorted(os.listdir('/posix_test')) == ['bad.py', 'in']
assert [n[:2] for n in fs.ilistdir('/in')] == [('mod.py', 0x8000)]
with open('/posix_test/new', 'w') as f:
    f.write('text')
assert open('top/new').read() == 'text' and os.stat('/posix_test/new').st_size == 4
os.mkdir('/posix_test/dir')
os.rename('/posix_test/new', '/posix_test/dir/moved')
assert os.listdir('top/dir') == ['moved']
os.remove('/posix_test/dir/moved')
os.rmdir('/posix_test/dir')
os.makedirs('/posix_test/x/y/z')
assert os.path.isdir('top/x/y/z')
assert os.statvfs('/posix_test').f_bsize > 0
os.chdir('/posix_test/in')
assert os.getcwd() == '/posix_test/in' and os.listdir() == ['mod.py']
os.chdir('..')
assert os.getcwd() == '/posix_test'
os.chdir(base)
sys.path[:] = ['/posix_test/in', '/posix_test']
import mod
assert mod.value == '/posix_test/in/mod.py'
try:
    import bad
except SyntaxError as e:
    assert e.filename == '/posix_test/bad.py' and e.lineno == 2
else:
    raise AssertionError
vfs.umount(fs)
vfs.mount(fs, '/posix_test', readonly=True)
try:
    open('/posix_test/w', 'w')
except OSError as e:
    assert e.errno == errno.EROFS
else:
    raise AssertionError
assert open('/posix_test/in/mod.py').read()
vfs.umount(fs)
vfs.mount(vfs.VfsPosix('top'), base + '/top')  # over itself
assert sorted(os.listdir('top')) == ['bad.py', 'in', 'x']
assert not os.path.exists('top/../outside') and fs._path('../../etc') == 'etc'
vfs.umount(base + '/top')
print('ok')
