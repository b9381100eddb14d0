# os: scandir entries, times, environ as a mapping, pipes and child processes.
import os
import stat

start = os.getcwd()
base = '/tmp/krait_entries_%d' % os.getpid()
os.mkdir(base)
os.chdir(base)
os.mkdir('d')
with open('f', 'w') as f:
    f.write('hello')
os.symlink('f', 'link')
os.symlink('d', 'dlink')
os.symlink('gone', 'broken')
for where in '.', b'.', None:
    for e in sorted(os.scandir(where) if where else os.scandir(), key=lambda e: os.fsdecode(e.name)):
        print(e, e.path, e.is_dir(), e.is_dir(follow_symlinks=False), e.is_file(), e.is_symlink(),
              e.inode() == os.lstat(e.path).st_ino, os.fspath(e) == e.path)
with os.scandir('.') as it:
    entry = next(e for e in it if e.name == 'link')
print(list(it), stat.filemode(entry.stat().st_mode), entry.stat(follow_symlinks=False).st_size,
      entry.stat().st_size)
fd = os.open('.', os.O_RDONLY)
print(sorted(os.listdir(fd)), sorted(e.name for e in os.scandir(fd)))
os.close(fd)

os.utime('f', (1000.5, 2000.25))
st = os.stat('f')
print(st.st_atime, st.st_mtime, st.st_mtime_ns, st[8], st.st_size)
os.utime('f', ns=(5, 7_000_000_001))
print(os.stat('f').st_mtime_ns)
os.truncate('f', 2)
print(os.path.getsize('f'), os.readlink('link'))
os.chmod('f', 0o640)
print(stat.filemode(os.stat('f').st_mode), os.access('f', os.R_OK), os.access('nope', os.F_OK))
os.rename('f', 'g')
os.link('g', 'h')
print(os.path.samefile('g', 'h'), os.stat('g').st_nlink, os.path.exists('link'), os.path.lexists('link'))

env = os.environ
env['KR_A'] = 'x'
print(env['KR_A'], env.get('KR_NO'), env.get('KR_NO', 1), 'KR_A' in env, env.setdefault('KR_A', 'y'),
      env.setdefault('KR_B', 'z'), env.pop('KR_B'), env.pop('KR_B', None), os.environb[b'KR_A'])
print(os.system('test "$KR_A" = x'), os.getenv('KR_A'), type(env.copy()), (env | {'q': '1'})['q'],
      ({'KR_A': 1} | env)['KR_A'])
env |= {'KR_C': 'é\udc80'}
print(os.environb[b'KR_C'], ascii(env['KR_C']))
del env['KR_A']
print(os.system('test -z "$KR_A"'), 'KR_A' in env)
for f in (lambda: env['KR_A'], lambda: env[1], lambda: env.__setitem__('a', 1), lambda: env.pop('KR_A'),
          lambda: env.__delitem__('KR_A'), lambda: env.__setitem__('a=b', '1')):
    try:
        f()
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(w, b'from child')
    os._exit(7)
print(os.read(r, 100), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(os.system('exit 3') >> 8, os.popen('echo hi; exit 2').read(), os.spawnlp(os.P_WAIT, 'sh', 'sh', '-c', 'exit 5'))
with os.popen('cat > out', 'w') as p:
    p.write('text')
print(open('out').read(), os.popen('exit 2').close())
os.chdir(start)
for entry in os.scandir(base):
    (os.rmdir if entry.is_dir(follow_symlinks=False) else os.remove)(entry.path)
os.rmdir(base)
print(os.path.exists(base))
