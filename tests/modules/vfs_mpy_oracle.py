# Import of .mpy files through mounted file systems: images that stay, that belong to an object, that
# change, and file systems in Python with streams of every kind.
import os
import subprocess

KRAIT = os.environ['KRAIT']


def run(program, *args):
    with open('program.py', 'w') as f:
        f.write(program)
    r = subprocess.run([KRAIT, '-X', 'gc-stress=7', *args, 'program.py'], capture_output=True,
                       text=True)
    assert r.returncode == 0 and not r.stderr, (r.stdout, r.stderr)
    return r.stdout


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as f:
        f.write(text)


write('src/pack/__init__.py', 'from . import inner\nfrom .inner import *\n')
write('src/pack/inner.py', '''"""The docstring."""
text = 'a text that is long enough to be used where it lies' + str(len(__name__))
data = b'bytes that are long enough to be used where they lie'
number = 123456789012345678901234567890
pair = (1, 'two', 3.5, None)


class Thing:
    """A class."""

    def method(self, argument=5):
        return [argument, self.__class__.__name__, sum(i * i for i in range(argument))]


def fails():
    raise ValueError(text)
''')
write('src/top.py', 'import pack\nvalue = pack.Thing().method()\n')
for name in 'pack/__init__', 'pack/inner', 'top':
    os.makedirs('out/pack', exist_ok=True)
    subprocess.run([KRAIT, 'compile', '-s', name + '.py', '-o', f'out/{name}.mpy',
                    f'src/{name}.py'], check=True)
subprocess.run([KRAIT, 'romfs', 'build', '-q', '-o', 'all.img', 'out'], check=True)

use = '''
import gc, sys
import top
gc.collect()
import pack.inner as i
junk = [bytes([k]) * 500 for k in range(250)]
print(top.value, i.text, i.data, i.number, i.pair, i.__doc__, i.Thing.__doc__)
print(top.__file__, sys.modules['pack'].__path__, i.fails.__qualname__)
try:
    i.fails()
except ValueError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
'''
images = '''
import sys, vfs
sys.path[:] = ['/m']
def mount():
    with open('all.img', 'rb') as f:
        image = f.read()
    vfs.mount(vfs.VfsRom(%s), '/m')
mount()
'''
expected = run("import sys\nsys.path[:] = ['out']\n" + use).replace('out/', '/m/')
assert 'used where it lies10' in expected and '[5, ' in expected, expected
for form in ('image', 'bytearray(image)', 'memoryview(image)', 'memoryview(b"xyz" + image)[3:]',
             'memoryview(bytearray(image)).toreadonly()'):
    assert run(images % form + use) == expected, form
assert run('import sys\nsys.path.pop(0)\n' + use, '--romfs', 'all.img:/m') == expected
assert run('import sys\nsys.path.pop(0)\n' + use, '--romfs-trusted', 'all.img:/m') == expected
# code and names outlive the mount, and what the program does to its buffer later
after = '''
import sys, vfs, gc
image = bytearray(open('all.img', 'rb').read())
vfs.mount(vfs.VfsRom(image), '/m')
sys.path[:] = ['/m']
import top
vfs.umount('/m')
gc.collect()
image[:] = bytes(len(image))
'''
assert run(after + use) == expected
assert run(after.replace('bytearray(', '(').replace('image[:] =', 'image =') + use) == expected
nested = '''
import sys, vfs
image = open('outer.img', 'rb').read()
outer = vfs.VfsRom(image)
del image
vfs.mount(vfs.VfsRom(memoryview(outer.open('all.img', 'rb'))), '/m')
del outer
sys.path[:] = ['/m']
'''
os.mkdir('outer')
os.rename('all.img', 'outer/all.img')
subprocess.run([KRAIT, 'romfs', 'build', '-q', '-o', 'outer.img', 'outer'], check=True)
assert run(nested + use) == expected

streams = '''
import io, os, sys, vfs
class FS:
    def mount(self, readonly, mkfs):
        pass
    def stat(self, path):
        return os.stat('out' + path)[:]
    def open(self, path, mode):
        assert mode == 'rb'
        with open('out' + path, 'rb') as f:
            return stream(f.read())
class Raw(io.IOBase):
    def __init__(self, data):
        self.data = memoryview(data)
    def readinto(self, buf):
        n = min(len(buf), 100, len(self.data))
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n
class Odd:
    def __init__(self, data):
        self.data = data
    def read(self):
        return %s(self.data)
stream = %s
vfs.mount(FS(), '/m')
sys.path[:] = ['/m']
'''
for kind, what in (('bytes', 'Raw'), ('bytearray', 'Odd'), ('memoryview', 'Odd'),
                   ('bytes', 'io.BytesIO')):
    assert run(streams % (kind, what) + use) == expected, (kind, what)

# what is wrong is told
broken = '''
import io, sys, vfs
class FS:
    def mount(self, readonly, mkfs):
        pass
    def stat(self, path):
        if not path.endswith('/m.mpy'):
            raise OSError(2)
        return (0x8000,)
    def open(self, path, mode):
        return stream()
class Fails(io.IOBase):
    closed_by = 0
    def readinto(self, buf):
        raise OSError(5)
    def ioctl(self, op, arg):
        Fails.closed_by += op == 4
        return 0
class TooMuch(io.IOBase):
    def readinto(self, buf):
        return len(buf) + 1
class Negative(io.IOBase):
    def readinto(self, buf):
        return -22
class Text:
    def read(self):
        return 'text'
class Nothing:
    pass
vfs.mount(FS(), '/x')
sys.path[:] = ['/x']
for stream in (Fails, TooMuch, Negative, Text, Nothing, lambda: io.BytesIO(b''),
               lambda: io.BytesIO(b'M\\x06\\0\\x1f\\x02'), lambda: None):
    try:
        import m
    except Exception as e:
        print(type(e).__name__, e.args[0] if isinstance(e, OSError) else '')
print(Fails.closed_by, 'm' in sys.modules)
'''
assert run(broken).split('\n')[:-1] == [
    'OSError 5', 'OSError 5', 'OSError 22', 'TypeError ', 'AttributeError ', 'ValueError ',
    'ValueError ', 'AttributeError ', '1 False'], run(broken)
