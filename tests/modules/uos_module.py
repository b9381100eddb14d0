# test: krait-only
# uos is os as MicroPython has it: plain tuples, mounting; all else is os.
import os
import uos
import vfs

with open('f', 'w') as f:
    f.write('12345')
there = uos.stat('f')
assert type(there) is tuple and there == tuple(os.stat('f')) and len(there) == 10 and there[6] == 5, there
assert type(uos.statvfs('.')) is tuple and len(uos.statvfs('.')) == 10
assert [(name, kind) for name, kind, *more in uos.ilistdir('.')] == [('f', 0x8000)]
uos.mount(vfs.VfsPosix('.'), '/uos_test')
assert uos.listdir('/uos_test') == ['f'] and uos.stat('/uos_test/f')[6] == 5
uos.umount('/uos_test')
uos.rename('f', 'g')
uos.remove('g')
assert uos.listdir() == []
assert uos.path is os.path and uos.sep == '/' and uos.environ is os.environ and uos.uname() == os.uname()
try:
    uos.nothing
except AttributeError as e:
    assert "'os'" in str(e), e
print('ok')
