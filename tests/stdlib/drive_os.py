# The library's own os.py on our posix module: walking, making and removing trees, environ, paths.
import sys
import warnings  # our own: the library's needs re
sys.modules.pop('os', None)
sys.path.insert(0, "/usr/lib/python3.11")
import os

print(os.__file__)
root = 'tree'
os.makedirs(os.path.join(root, 'a', 'b'))
os.makedirs(os.path.join(root, 'c'), exist_ok=True)
for name in ('a/x.txt', 'a/b/y.txt', 'c/z.txt'):
    with os.fdopen(os.open(os.path.join(root, name), os.O_CREAT | os.O_WRONLY, 0o644), 'w') as f:
        f.write(name)
for top, dirs, files in os.walk(root):
    dirs.sort()
    print(top, dirs, sorted(files))
for top, dirs, files in os.walk(root, topdown=False):
    print(top, sorted(dirs), sorted(files))
print(sorted((e.name, e.is_dir(), e.is_file(), e.stat().st_size > 0) for e in os.scandir(root + '/a')))
fd = os.open(root, os.O_RDONLY)
print(os.open in os.supports_dir_fd, os.stat in os.supports_fd, os.stat in os.supports_follow_symlinks)
print(os.stat('c/z.txt', dir_fd=fd).st_size, os.access('c', os.R_OK, dir_fd=fd))
for top, dirs, files, dfd in os.fwalk('.', dir_fd=fd):
    dirs.sort()
    print(top, dirs, sorted(files), all(os.stat(f, dir_fd=dfd).st_size for f in files))
os.close(fd)
os.renames(root + '/c/z.txt', root + '/d/e/w.txt')
print(os.path.exists(root + '/c'), os.listdir(root + '/d/e'))
for name in ('a/x.txt', 'a/b/y.txt', 'd/e/w.txt'):
    os.remove(os.path.join(root, name))
os.removedirs(root + '/d/e')
os.removedirs(root + '/a/b')
print(os.path.exists(root))
for bad in (lambda: os.makedirs('/proc/nope/x'), lambda: os.listdir('missing'), lambda: os.remove('missing'), lambda: os.fspath(5)):
    try:
        bad()
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)
os.environ['KRAIT_X'] = 'ä'
print(os.getenv('KRAIT_X'), os.environb[b'KRAIT_X'], os.getenvb(b'NOPE', b'-'), 'KRAIT_X' in os.environ, len(os.environ) > 0)
os.putenv('KRAIT_Y', '1')
del os.environ['KRAIT_X']
print(os.environ.get('KRAIT_X'), os.environ.pop('KRAIT_X', 'gone'))
try:
    os.environ['nope']
except KeyError as e:
    print(repr(e))
print({'A': '1'} | {k: v for k, v in os.environ.items() if k == 'KRAIT_Z'}, type(os.environ).__name__)
class P:
    def __fspath__(self): return 'p/q'
print(os.fspath(P()), os.fsencode('ä'), os.fsdecode(b'\xc3\xa4\xff'), isinstance(P(), os.PathLike), issubclass(str, os.PathLike))
print(os.get_exec_path({'PATH': '/x:/y'}), os.curdir, os.pardir, os.sep, os.linesep == '\n', os.name, os.devnull, os.extsep)
pid = os.fork()
if not pid:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(os.spawnvp(os.P_WAIT, 'sh', ['sh', '-c', 'exit 3']))
