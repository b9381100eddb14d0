# krait romfs and krait --romfs: images built, listed, unpacked, mounted.
# test: report
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'modules'))
from _romfs import file, folder, image, padding, pointed, record  # noqa: E402

KRAIT = os.environ['KRAIT']


def run(*args, status=0, err=None):
    r = subprocess.run([KRAIT, *args], capture_output=True, text=True, errors='surrogateescape')
    assert r.returncode == status, (args, r.returncode, r.stdout, r.stderr)
    assert (err is None and not r.stderr) or (err is not None and err in r.stderr), (args, r.stderr)
    return r.stdout


def romfs(*args, **kw):
    return run('romfs', *args, **kw)


def put(path, data):
    os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def get(path):
    with open(path, 'rb') as f:
        return f.read()


# ---- build ----
put('app/main.py', 'import helper\nprint("main", helper.value, __name__, __file__)\n')
put('app/lib/helper.py', 'value = 5\ndef fail():\n    return 1 / 0\n')
put('app/data/blob', bytes(range(256)) * 2)
put('app/__pycache__/x.pyc', b'not wanted')
os.makedirs('app/empty')
out = romfs('build', 'app')
assert '|-- main.py -> .mpy' in out or '\\-- main.py -> .mpy' in out, out
assert '    \\-- helper.py -> .mpy' in out or '|   \\-- helper.py -> .mpy' in out, out
first = get('app.romfs')
assert f'app.romfs: {len(first)} bytes 3 files' in out.replace(',', ''), out
os.utime('app/main.py', (5, 5))
assert romfs('build', '-q', '-o', 'again.romfs', 'app/') == '' and get('again.romfs') == first
assert not [n for n in os.listdir('.') if n.endswith(('.tmp', '.mpy'))]
run('compile', '-s', 'lib/helper.py', '-o', 'compiled.mpy', 'app/lib/helper.py')
assert get('compiled.mpy') in first
romfs('build', '-q', '--no-mpy', '--align', '1', '-o', 'plain.img', 'app')
assert get('plain.img') == image(
    folder('data', file('blob', get('app/data/blob'))), folder('empty'),
    folder('lib', file('helper.py', get('app/lib/helper.py'))),
    file('main.py', get('app/main.py')))
romfs('build', '-q', '--portable', '-OO', '-o', 'portable.img', 'app')
run('compile', '--portable', '-O2', '-s', 'main.py', '-o', 'portable.mpy', 'app/main.py')
assert get('portable.mpy') in get('portable.img') and len(get('portable.img')) < len(first)
romfs('build', '-q', '--no-mpy', '--align', '64', '-o', 'aligned.img', 'app')
data = get('aligned.img')
assert data.index(get('app/data/blob')) % 64 == data.index(get('app/main.py')) % 64 == 0
assert len(data) % 64 == 0

put('both/a.py', 'x = 1\n')
put('both/a.mpy', 'x')
romfs('build', 'both', status=1, err='a.mpy and a.py would both be a.mpy')
put('wrong/sub/bad.py', 'def f(:\n')
romfs('build', 'wrong', status=1, err='SyntaxError')
assert not os.path.exists('both.romfs') and not os.path.exists('wrong.romfs')
os.makedirs('loop/in')
os.symlink('..', 'loop/in/up')
romfs('build', 'loop', status=1, err='a link to a directory that it lies in')
os.mkdir('pipe')
os.mkfifo('pipe/f')
romfs('build', 'pipe', status=1, err='neither a file nor a directory')
romfs('build', 'nothing', status=1, err='not a directory')
romfs('build', status=2, err='no directory')
romfs('build', '--align', '3', 'app', status=2, err='power of two')
romfs('build', '--what', 'app', status=2, err='no such option')
romfs('build', '-o', status=2, err='needs an argument')
romfs('build', 'app', 'lib', status=2, err='one directory only')
romfs('build', '-o', 'no/such/dir/x', '--no-mpy', 'app', status=1, err='No such file')
romfs(status=2, err='which command')
romfs('mend', status=2, err='which command')
for args in ('--help',), ('build', '--help'), ('list', '--help'), ('extract', '-h'):
    assert romfs(*args).startswith('usage: krait romfs')

# ---- list ----
lines = romfs('list', 'plain.img').splitlines()
at = get('plain.img').index(get('app/data/blob'))
assert lines[0].startswith(f'plain.img: {len(get("plain.img"))} bytes, 3 files'), lines
assert any(line.split()[:2] == [str(at), '512'] and line.endswith('|   \\-- blob')
           for line in lines), lines
assert any(line.endswith('|-- empty/') for line in lines)
assert romfs('list', 'plain.img', 'app.romfs').count('offset') == 2
put('tail.img', image(file('\x1b[1mred', b'1'), record(99, b'?'), pointed('same', 2, 0)) + b'rest')
text = romfs('list', 'tail.img')
assert '\x1b' not in text and '\\x1b[1mred' in text and '4 bytes behind the image' in text
assert '1 record of a kind that is not known' in text
romfs('list', status=2, err='no image')
romfs('list', 'app/main.py', status=1, err='app/main.py: it does not begin with')
put('cut.img', get('plain.img')[:-1])
romfs('list', 'cut.img', status=1, err='cut off')
romfs('list', 'gone.img', status=1, err='gone.img: No such file')

# ---- extract ----
out = romfs('extract', 'plain.img')
assert out.splitlines()[:2] == ['data/blob', 'lib/helper.py'] and '3 files in plain' in out
for name in 'data/blob', 'lib/helper.py', 'main.py':
    assert get('plain/' + name) == get('app/' + name)
assert os.path.isdir('plain/empty')
romfs('extract', 'plain.img', status=1, err='File exists')
put('plain/main.py', 'changed')
assert romfs('extract', '-f', '-q', 'plain.img') == '' and b'helper' in get('plain/main.py')
romfs('extract', '-q', '-o', 'some', 'plain.img', 'lib', '/main.py')
assert sorted(os.listdir('some')) == ['lib', 'main.py'] and os.listdir('some/lib')
romfs('extract', '-o', 'none', 'plain.img', 'li', status=1, err='li is not in it')
put('secret', 'untouched')
for entry in (file('../secret', b'x'), file('..', b'x'), file('/tmp/romfs_secret', b'x'),
              folder('..', file('secret', b'x')), file('', b'x'), file('.', b'x'),
              file('a/b', b'x'), file('a\0b', b'x'), folder('', file('secret', b'x'))):
    put('bad.img', image(entry))
    romfs('extract', '-f', '-o', 'jail', 'bad.img', status=1, err='is no name for a file')
    assert get('secret') == b'untouched' and not os.listdir('jail')
os.symlink('..', 'jail/link')
os.symlink('../secret', 'jail/file')
put('bad.img', image(folder('link', file('secret', b'x'))))
romfs('extract', '-f', '-o', 'jail', 'bad.img', status=1, err='link')
put('bad.img', image(file('file', b'x')))
romfs('extract', '-o', 'jail', 'bad.img', status=1, err='File exists')
assert get('secret') == b'untouched'
romfs('extract', '-f', '-q', '-o', 'jail', 'bad.img')
assert get('secret') == b'untouched' and get('jail/file') == b'x'
put('twice.img', image(file('a', b'1'), file('a', b'2')))
romfs('extract', '-o', 'twice', 'twice.img', status=1, err='File exists')

# ---- mounted by the command ----
said = 'main 5 __main__ /rom/main.%s\n'
for option in '--romfs', '--romfs-trusted':
    assert run(option, 'app.romfs', '/rom/main.mpy') == said % 'mpy'
    assert run(option, 'plain.img', '/rom/main.py') == said % 'py'
    assert run(option, 'app.romfs', '-m', 'main') == said % 'mpy'
    assert run(option, 'plain.img:/a/b', '-c', 'import main, helper, sys; print(sys.path)\n'
               'print(helper.__file__)').splitlines()[1:] == [
        "['', '/a/b', '/a/b/lib']", '/a/b/lib/helper.py']
assert run('--romfs', 'app.romfs', '--romfs', 'plain.img:/p', '-c', '''if 1:
    import vfs, os
    print([p for fs, p in vfs.mount()], vfs.rom_ioctl(1), os.listdir('/p'))
    print(bytes(vfs.rom_ioctl(2, 1)) == open('plain.img', 'rb').read())
    print(vfs.rom_ioctl(2, 0).readonly)
    try:
        vfs.rom_ioctl(3, 0, 10)
    except OSError as e:
        print(e)
    try:
        open('/rom/new', 'w')
    except OSError as e:
        print(e)
''') == """['/rom', '/p'] 2 ['data', 'empty', 'lib', 'main.py']
True
True
[Errno 30] Read-only file system
[Errno 30] Read-only file system: '/rom/new'
"""
put('top/__main__.py', 'import sys\nprint(sys.argv, sys.path[0], __file__)\n')
romfs('build', '-q', 'top')
assert run('--romfs', 'top.romfs', '/rom', 'x') == "['/rom', 'x'] /rom /rom/__main__.mpy\n"
run('--romfs', 'app.romfs', '/rom/gone.py', status=2, err="can't open file '/rom/gone.py'")
run('--romfs', 'cut.img', '-c', '1', status=2, err='cut off')
run('--romfs', 'gone.img', '-c', '1', status=2, err='No such file')
run('--romfs', 'app', '-c', '1', status=2, err="can't mount 'app'")
put('nothing.img', b'')
run('--romfs', 'nothing.img', '-c', '1', status=2, err="can't mount")
run('--romfs', 'app.romfs', '--romfs', 'app.romfs', '-c', '1', status=2, err='two images')
run('--romfs', status=2, err='needs an argument')
r = subprocess.run([KRAIT, '--romfs', 'app.romfs', '-c', 'import helper; helper.fail()'],
                   capture_output=True, text=True)
assert r.returncode == 1 and 'line 3, in fail' in r.stderr and 'helper.py' in r.stderr, r.stderr
r = subprocess.run([KRAIT, '--romfs', 'plain.img', '-c', 'import helper; helper.fail()'],
                   capture_output=True, text=True)
assert """  File "/rom/lib/helper.py", line 3, in fail
    return 1 / 0
           ~~^~~
""" in r.stderr, r.stderr
romfs('build', '-q', '--no-mpy', '-o', 'wrong.img', 'wrong')
r = subprocess.run([KRAIT, '--romfs', 'wrong.img', '-c', 'import sub.bad'], capture_output=True,
                   text=True)
assert r.returncode == 1 and 'File "/rom/sub/bad.py", line 1\n    def f(:' in r.stderr, r.stderr

# ---- code is used where it lies: what stays in memory does not hold the bodies ----
put('big/large.py', 'def f():\n' + ''.join(f'    x{i} = g{i}({i}) + h{i}("text number {i}")\n'
                                           for i in range(400)) + 'text = "' + 'long ' * 4000 + '"\n')
romfs('build', '-q', 'big')
romfs('build', '-q', '--no-mpy', '-o', 'big.img', 'big')
run('compile', '-o', 'large.mpy', 'big/large.py')
measure = '''
import gc, sys
import vfs
%s
gc.collect()
before = gc.mem_alloc()
import large
gc.collect()
print(gc.mem_alloc() - before)
'''
wrapped = 'vfs.mount(vfs.VfsRom(%s(open("big.romfs", "rb").read())), "/m")\nsys.path[:] = ["/m"]'
rom = int(run('--romfs', 'big.romfs', '-P', '-c', measure % ''))
source = int(run('--romfs', 'big.img', '-P', '-c', measure % ''))
plain = int(run('-c', measure % ''))
owned = int(run('-c', measure % (wrapped % 'bytes')))
mutable = int(run('-c', measure % (wrapped % 'bytearray')))
assert rom < plain * 0.7 and rom < source * 0.7 and owned < plain, (rom, owned, plain, source)
assert mutable > rom + 10000, (rom, mutable)
print('bytes kept: image', rom, 'in a bytes', owned, 'in a bytearray', mutable, 'file', plain,
      'source', source)
