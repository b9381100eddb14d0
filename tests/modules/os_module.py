# os: files, directories, environ, errors, in a temporary directory.
import os


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


base = '/tmp/krait_os_test_%d' % os.getpid()
os.mkdir(base)
os.chdir(base)


def e(f, *a, **k):
    try:
        print(getattr(f, '__name__', f), *[x for x in a if isinstance(x, (str, int, bytes))], '=', f(*a, **k))
    except Exception as x:
        print(getattr(f, '__name__', f), *[y for y in a if isinstance(y, (str, int, bytes))], '->', type(x).__name__, str(x).replace(base, 'BASE'), getattr(x, 'errno', None))


print(os.getcwd() == base, os.listdir(), os.name, os.sep, os.pathsep, os.linesep == '\n', os.curdir, os.pardir, os.extsep, os.devnull, os.altsep)
e(os.mkdir, 'd')
e(os.mkdir, 'd')
e(os.mkdir, 'x/y/z')
os.makedirs('a/b/c')
e(os.makedirs, 'a/b/c')
os.makedirs('a/b/c', exist_ok=True)
with open('f.txt', 'w') as f:
    f.write('hello')
with open('a/g.txt', 'w') as f:
    f.write('x' * 100)
print(sorted(os.listdir()), sorted(os.listdir(base)), sorted(os.listdir(b'.')), sorted(os.listdir('a')))
e(os.listdir, 'nope')
e(os.listdir, 'f.txt')
st = os.stat('f.txt')
print(st.st_size, st[6], len(st), st.st_mode & 0o170000 == 0o100000, type(st).__name__, st.st_nlink, st.st_mtime > 0, isinstance(st.st_mtime_ns, int))
e(os.stat, 'nope')
print(os.path.exists('f.txt'), os.path.exists('nope'), os.path.isfile('f.txt'), os.path.isdir('a'), os.path.isfile('a'), os.path.islink('f.txt'), os.path.getsize('a/g.txt'), os.access('f.txt', os.R_OK), os.access('nope', os.F_OK))
e(os.path.getsize, 'nope')
os.rename('f.txt', 'g.txt')
e(os.rename, 'f.txt', 'h.txt')
os.replace('g.txt', 'h.txt')
print(sorted(os.listdir()))
e(os.remove, 'nope')
e(os.remove, 'd')
e(os.unlink, 'h.txt')
e(os.rmdir, 'd')
e(os.rmdir, 'a')
e(os.rmdir, 'nope')
e(os.removedirs, 'a/b/c')
print(sorted(os.listdir()), os.listdir('a'))
os.symlink('a/g.txt', 'link')
print(os.path.islink('link'), os.readlink('link'), os.path.exists('link'), os.stat('link').st_size, os.lstat('link').st_size, os.path.realpath('link') == os.path.realpath(base) + '/a/g.txt')
os.symlink('nowhere', 'broken')
print(os.path.exists('broken'), os.path.lexists('broken'), os.path.islink('broken'))
e(os.readlink, 'a')
os.makedirs('w/x/y')
for p in ('w/1', 'w/x/2', 'w/x/y/3', 'w/x/4'):
    open(p, 'w').close()
for r, d, f in os.walk('w'):
    d.sort()
    print(r, d, sorted(f))
for r, d, f in os.walk('w', topdown=False):
    print(r, sorted(d), sorted(f))
for r, d, f in os.walk('w'):
    if r == 'w':
        d[:] = []
    print('pruned', r)
print(list(os.walk('nope')))
with os.scandir('w') as it:
    print(sorted((x.name, x.path, x.is_dir(), x.is_file(), x.is_symlink(), x.stat().st_size >= 0) for x in it))
fd = os.open('raw', os.O_RDWR | os.O_CREAT, 0o644)
print(fd > 2, os.write(fd, b'abcdef'), os.lseek(fd, 2, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size, os.read(fd, 10), os.read(fd, 10), os.isatty(fd))
os.ftruncate(fd, 2)
os.close(fd)
e(os.read, 9999, 5)
e(os.close, 9999)
print(open('raw', 'rb').read())
os.truncate('raw', 1)
print(os.path.getsize('raw'))
os.chmod('raw', 0o600)
print(oct(os.stat('raw').st_mode & 0o777))
os.utime('raw', (1000, 2000))
print(os.stat('raw').st_atime, os.stat('raw').st_mtime, os.path.getmtime('raw'))
r, w_ = os.pipe()
print(os.write(w_, b'pipe'), os.read(r, 10), os.close(w_), os.read(r, 1), os.close(r))
os.environ['KRAIT_X'] = 'v1'
print(os.environ['KRAIT_X'], os.getenv('KRAIT_X'), os.environ.get('KRAIT_NOPE'), os.getenv('KRAIT_NOPE', 'd'), 'KRAIT_X' in os.environ)
del os.environ['KRAIT_X']
print('KRAIT_X' in os.environ)
for src in ("os.environ['KRAIT_NOPE']", "os.environ.__setitem__('a', 5)", "os.environ.__setitem__(5, 'a')", "os.environ.__delitem__('KRAIT_NOPE')", "os.environ.__setitem__('a=b', 'x')", "os.environ.setdefault('KRAIT_Y', 'z')", "os.environ.pop('KRAIT_Y')", "type(os.environ).__name__", "os.getenv(5)" , "os.putenv('KRAIT_Z', '1')", "isinstance(dict(os.environ), dict)", "os.strerror(2)", "os.strerror(13)", "os.fspath('a')", "os.fspath(b'a')", "os.fspath(5)", "os.fsencode('é')", "os.fsdecode(b'\\xc3\\xa9')", "os.getpid() == os.getpid()", "os.getppid() > 0", "os.uname()[0]", "os.cpu_count() > 0", "len(os.urandom(8))", "os.urandom(-1)", "os.urandom('a')", "os.umask(0o22) >= 0", "os.getuid() >= 0", "os.error is OSError", "os.mkdir(5.5)", "os.listdir(5.5)", "os.stat(None)", "os.mkdir()", "os.rename('a')", "os.getcwdb() == os.getcwd().encode()", "os.get_terminal_size(9999)", "os.path.samefile('.', os.getcwd())", "os.system('exit 3')", "os.system('true')", "os.kill(os.getpid(), 0)", "os.waitstatus_to_exitcode(256)", "os.times().user >= 0", "os.SEEK_SET, os.SEEK_CUR, os.SEEK_END", "os.O_RDONLY, os.O_WRONLY, os.O_RDWR", "os.F_OK, os.R_OK, os.W_OK, os.X_OK"):
    t(src)


class P:
    def __fspath__(self): return 'w/1'
class BadP:
    def __fspath__(self): return 5


print(os.path.exists(P()), os.stat(P()).st_size, os.fspath(P()), open(P()).read() == '')
try:
    os.fspath(BadP())
except TypeError as x:
    print(x)
os.chdir('/')
for r, d, f in os.walk(base, topdown=False):
    for n in f:
        os.remove(os.path.join(r, n))
    for n in d:
        p = os.path.join(r, n)
        os.remove(p) if os.path.islink(p) else os.rmdir(p)
os.rmdir(base)
print(os.path.exists(base))
