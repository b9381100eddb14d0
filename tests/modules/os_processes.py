# Processes, descriptors and signals: fork, wait, exec, pipes, kill, system, dup, flags; ids; limits of arguments.
import os
import signal
import sys


def show(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except BaseException as e:
        print(type(e).__name__, e if isinstance(e, OSError) else '')


def child(f):
    """Runs f in a child process; its wait status."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            f()
        finally:
            os._exit(77)
    done, status = os.waitpid(pid, 0)
    return done == pid, status


def codes(status):
    return [getattr(os, n)(status) for n in ('WIFEXITED', 'WIFSIGNALED', 'WIFSTOPPED', 'WIFCONTINUED', 'WCOREDUMP')] + [
        os.WEXITSTATUS(status) if os.WIFEXITED(status) else None, os.WTERMSIG(status) if os.WIFSIGNALED(status) else None, os.waitstatus_to_exitcode(status)]


print(child(lambda: os._exit(3)), codes(3 << 8))
print(codes(child(lambda: os._exit(0))[1]), codes(child(lambda: os.kill(os.getpid(), signal.SIGTERM))[1]), codes(child(lambda: os.kill(os.getpid(), 9))[1]))
print(codes(child(lambda: os.execv('/bin/sh', ['sh', '-c', 'exit 5']))[1]))
print(codes(child(lambda: os.execve('/bin/sh', ('sh', '-c', 'exit $CODE'), {'CODE': '6'}))[1]))
print(codes(child(lambda: os.execv('/no/such/program', ['x']))[1]))
print(codes(child(lambda: 1 / 0)[1])) if False else None
print(codes(child(os.abort)[1])[1:3])
show(os.waitstatus_to_exitcode, 0x137f)
show(os.waitpid, -1, os.WNOHANG)
show(os.wait)
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    os._exit(9)
print(os.wait() == (pid, 9 << 8))
r, w = os.pipe()
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    os.close(r)
    os.write(w, b'from the child')
    os._exit(0)
os.close(w)
print(os.read(r, 100), os.read(r, 10), os.waitpid(pid, 0)[1])
os.close(r)
print(os.system('exit 4'), os.system('true'), os.waitstatus_to_exitcode(os.system('kill -9 $$')))
show(os.system, 'x\0y')
show(os.system, 5)
for args in (('/bin/sh', []), ('/bin/sh', 'x'), ('/bin/sh', ['']), ('/bin/sh', [5]), (5, ['x']), ('/bin/sh', ['a\0b']), ('/bin/sh\0', ['a'])):
    show(os.execv, *args)
show(os.execve, '/bin/sh', ['sh'], 5)
show(os.execve, '/bin/sh', ['sh'], {'a=b': 'c'})
show(os.execve, '/bin/sh', ['sh'], {5: 'c'})
print(os.getpid() > 0, os.getppid() > 0, os.getuid() == os.geteuid(), os.getgid() == os.getegid(), os.getpgrp() == os.getpgid(0), os.getsid(0) > 0, isinstance(os.getgroups(), list))
show(os.getpgid, 2**30)
show(os.kill, 2**22 - 3, 0)
show(os.kill, os.getpid(), 0)
show(os.kill, os.getpid(), 12345)
show(os.kill, 'x', 0)
show(os.killpg, os.getpgrp(), 0)
print(codes(child(lambda: (os.setsid(), os._exit(os.getsid(0) == os.getpid())))[1])[5], codes(child(lambda: (os.setpgid(0, 0), os._exit(os.getpgrp() == os.getpid())))[1])[5])
for f in (os.setuid, os.setgid, os.seteuid, os.setegid):
    show(f, 'x')
    show(f, -5)
print(os.nice(0) == os.nice(0), os.strerror(2), os.strerror(99999)[:13], len(os.urandom(5)), os.urandom(0), len(os.getrandom(3)))
show(os.urandom, -1)
print(os.cpu_count() > 0, len(os.sched_getaffinity(0)) > 0, os.sched_yield(), len(os.getloadavg()), os.uname().sysname, len(os.uname()), os.uname()[0], os.uname().machine == os.uname()[4])
t = os.times()
print(len(t), t.user >= 0, t[4] == t.elapsed, type(t).__name__)
print(os.sysconf('SC_PAGE_SIZE') > 0, os.sysconf('SC_NPROCESSORS_ONLN') > 0)
show(os.sysconf, 'SC_NOTHING')
show(os.sysconf, 5.5)
print(os.get_terminal_size.__name__)
show(os.get_terminal_size, 99)
show(os.ttyname, 99)
show(os.isatty, 99)
show(os.device_encoding, 99)

fd = os.open('file', os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o640)
print(os.write(fd, b'0123456789'), os.lseek(fd, 2, os.SEEK_SET), os.read(fd, 3), os.lseek(fd, 0, os.SEEK_CUR), os.lseek(fd, -1, os.SEEK_END), os.pread(fd, 4, 3), os.pwrite(fd, b'XY', 0), os.read(fd, 5), os.read(fd, 5))
os.ftruncate(fd, 4)
print(os.fstat(fd).st_size, os.get_inheritable(fd), os.get_blocking(fd), os.isatty(fd), oct(os.fstat(fd).st_mode & 0o777))
os.set_inheritable(fd, True)
os.set_blocking(fd, False)
print(os.get_inheritable(fd), os.get_blocking(fd), os.fsync(fd), os.fdatasync(fd))
d = os.dup(fd)
print(d != fd, os.get_inheritable(d), os.lseek(d, 0, os.SEEK_SET), os.read(d, 2))
e = os.dup2(fd, 50)
print(e, os.get_inheritable(50), os.dup2(fd, 51, inheritable=False), os.get_inheritable(51))
os.close(50)
show(os.close, 50)
os.closerange(50, 60)
show(os.fstat, 51)
p = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
show(os.read, p[0], 5)
print(os.get_blocking(p[0]), os.get_inheritable(p[0]))
os.closerange(min(p), max(p) + 1)
for f, args in ((os.read, (fd, -1)), (os.read, (99, 5)), (os.write, (99, b'x')), (os.write, (fd, 'x')), (os.write, (fd, 5)), (os.lseek, (fd, -5, 0)), (os.lseek, (fd, 0, 99)), (os.open, ('no/such/file', os.O_RDONLY)), (os.open, ('file', 'x')), (os.open, (5.5, 0)),
                (os.dup, (99,)), (os.dup2, (99, 60)), (os.ftruncate, (fd, -1)), (os.ftruncate, (99, 1)), (os.get_inheritable, (99,)), (os.set_inheritable, (99, 1)), (os.pread, (fd, 5, -1)), (os.pipe2, ('x',)), (os.close, ('x',)), (os.close, (2**40,)), (os.fsync, (99,)),
                (os.get_blocking, (99,)), (os.set_blocking, (99, 1)), (os.lockf, (99, os.F_LOCK, 0))):
    show(f, *args)
print(os.write(fd, bytearray(b'ab')), os.write(fd, memoryview(b'cd')), os.lockf(fd, os.F_TLOCK, 0), os.lockf(fd, os.F_ULOCK, 0))
st = os.stat('file')
print(st.st_size, len(st), st[6] == st.st_size, st.st_mtime_ns // 10**9 == int(st.st_mtime), st.st_nlink, type(st).__name__, st.st_mode == st[0], os.stat(fd).st_ino == st.st_ino, os.stat(b'file').st_ino == st.st_ino)
os.utime('file', (1, 2))
print(os.stat('file').st_atime, os.stat('file').st_mtime)
os.utime('file', ns=(10**9 + 5, 2 * 10**9 + 7))
print(os.stat('file').st_atime_ns, os.stat('file').st_mtime_ns)
os.utime('file')
print(os.stat('file').st_mtime > 10**9)
for args, kw in (((5.5,), {}), (('file', 5), {}), (('file', (1,)), {}), (('file', ('x', 1)), {}), (('file', (1, 2)), {'ns': (1, 2)}), (('nope', (1, 2)), {})):
    show(os.utime, *args, **kw)
os.chmod('file', 0o600)
print(oct(os.stat('file').st_mode), os.access('file', os.R_OK | os.W_OK), os.access('file', os.X_OK), os.access('nope', os.F_OK))
os.fchmod(fd, 0o644)
os.truncate('file', 2)
os.truncate(fd, 1)
print(os.stat('file').st_size, oct(os.stat('file').st_mode & 0o777))
os.symlink('file', 'link')
os.link('file', 'hard')
print(os.readlink('link'), os.readlink(b'link'), os.lstat('link').st_size, os.stat('hard').st_nlink, os.stat('link', follow_symlinks=False).st_mode == os.lstat('link').st_mode)
os.rename('hard', 'renamed')
os.replace('renamed', 'again')
os.mkfifo('fifo')
print(sorted(os.listdir()), os.path.exists('fifo'))
for f, args in ((os.rename, ('nope', 'x')), (os.replace, ('nope', 'x')), (os.link, ('nope', 'x')), (os.symlink, ('x', 'link')), (os.readlink, ('file',)), (os.mkdir, ('file',)), (os.rmdir, ('nope',)), (os.unlink, ('nope',)), (os.remove, ('nope',)), (os.chmod, ('nope', 0)), (os.truncate, ('nope', 1)),
                (os.chdir, ('nope',)), (os.stat, ('nope',)), (os.lstat, ('nope',)), (os.statvfs, ('nope',)), (os.mkfifo, ('fifo',)), (os.chown, ('nope', 0, 0)), (os.lchown, ('nope', 0, 0)), (os.access, (5.5, 0)), (os.stat, ('a\0b',)), (os.mkdir, (5.5,))):
    show(f, *args)
here = os.getcwd()
os.mkdir('sub', 0o700)
os.chdir('sub')
print(os.path.basename(os.getcwd()), os.getcwdb() == os.getcwd().encode())
os.chdir(here)
dirfd = os.open('sub', os.O_RDONLY)
os.fchdir(dirfd)
print(os.path.basename(os.getcwd()))
os.chdir(here)
os.close(dirfd)
os.rmdir('sub')
old = os.umask(0o077)
print(os.umask(old) == 0o077, os.major(0x801), os.minor(0x801), os.makedev(8, 1) == 0x801)
v = os.statvfs('.')
print(v.f_bsize > 0, len(v) >= 10, os.fstatvfs(fd).f_bsize == v.f_bsize)
os.putenv('KR_TEST', 'put')
print(os.environ.get('KR_TEST'), os.popen('echo $KR_TEST').read() if hasattr(os, 'popen') and 'subprocess' in sys.modules else 'put\n')
os.unsetenv('KR_TEST')
os.environ['KR_TEST'] = 'set'
print(os.system('test "$KR_TEST" = set'), os.environ['KR_TEST'], os.getenv('KR_TEST'), os.environb[b'KR_TEST'], 'KR_TEST' in os.environ)
del os.environ['KR_TEST']
print(os.system('test -z "$KR_TEST"'), os.environ.get('KR_TEST', 'none'), os.environ.setdefault('KR_TEST', 'dflt'), os.environ.pop('KR_TEST'), os.environ.pop('KR_TEST', 5))
for f in (lambda: os.environ['NOT_THERE_X'], lambda: os.environ.__setitem__('x', 5), lambda: os.environ.__setitem__(5, 'x'), lambda: os.environ.__delitem__('NOT_THERE_X'), lambda: os.environ.__setitem__('a=b', 'x'), lambda: os.environ.__setitem__('a\0b', 'x'), lambda: os.putenv('a=b', 'x'),
          lambda: os.unsetenv('a=b'), lambda: os.environ.pop('NOT_THERE_X'), lambda: os.environ[5]):
    show(f)
c = os.environ.copy()
print(type(c).__name__, c == dict(os.environ), len(c) == len(os.environ), sorted(c) == sorted(os.environ.keys()), set(c.values()) == set(os.environ.values()), list(c.items()) == list(os.environ.items()))
os.environ.update({'KR_A': '1'}, KR_B='2')
print(os.environ['KR_A'] + os.environ['KR_B'], (os.environ | {'KR_C': '3'})['KR_C'], 'KR_C' in os.environ, ({'KR_D': '4'} | os.environ)['KR_D'])
os.close(fd)
