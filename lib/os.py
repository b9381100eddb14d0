"""Miscellaneous operating system interfaces: what is made of the functions of posix."""

import sys
import posixpath as path
from abc import ABC as _ABC, abstractmethod as _abstractmethod
from posixpath import (curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull)
from posix import *
from posix import _exit, _Environ, _environ as environ, fork as _fork

name = 'posix'
linesep = '\n'
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1
supports_bytes_environ = True
supports_dir_fd = {access, chmod, chown, stat, lstat, link, mkdir, mkfifo, open, readlink, rename,
                   replace, symlink, unlink, remove, rmdir, utime}
supports_effective_ids = {access}
supports_fd = {chdir, chmod, chown, listdir, scandir, stat, statvfs, truncate, utime}
supports_follow_symlinks = {access, chown, link, stat, utime}

sys.modules['os.path'] = path
if '_collections_abc' in sys.modules:  # else it does so itself, should it be imported
    sys.modules['_collections_abc'].MutableMapping.register(_Environ)


# ---- directories ----

def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a directory and the missing ones above it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody else was faster
        here = b'.' if isinstance(tail, bytes) else '.'
        if tail == here:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def _prune(head, tail):
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def removedirs(name):
    """Removes a directory, then those above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    _prune(head, tail)


def renames(old, new):
    """Renames, making directories for the new name and pruning those of the old one."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def _list_for_walk(top, topdown, onerror, followlinks):
    # (subdirectories, others, subdirectories to go down into when walking bottom-up) or None
    dirs, files, below = [], [], []
    try:
        with scandir(top) as entries:
            for entry in entries:
                try:
                    is_dir = entry.is_dir()
                except OSError:
                    is_dir = False
                (dirs if is_dir else files).append(entry.name)
                if is_dir and not topdown:
                    try:
                        down = followlinks or not entry.is_symlink()
                    except OSError:
                        down = True
                    if down:
                        below.append(entry.path)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return None
    return dirs, files, below


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yields (directory, names of subdirectories, names of others) for a whole tree."""
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    todo = [fspath(top)]
    while todo:
        top = todo.pop()
        if isinstance(top, tuple):
            yield top
            continue
        found = _list_for_walk(top, topdown, onerror, followlinks)
        if found is None:
            continue
        dirs, files, below = found
        if topdown:
            yield top, dirs, files
            for name in reversed(dirs):
                where = path.join(top, name)
                if followlinks or not path.islink(where):
                    todo.append(where)
        else:
            todo.append((top, dirs, files))
            todo.extend(reversed(below))


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """walk() that yields an open descriptor of the directory as fourth item."""
    top = fspath(top)
    base = top if dir_fd is None else None
    try:
        fd = open(top, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    try:
        if not follow_symlinks:
            there = stat(top, follow_symlinks=False, dir_fd=dir_fd)
            if not path.samestat(there, stat(fd)):
                return
        dirs, files = [], []
        for entry in scandir(fd):
            (dirs if entry.is_dir() else files).append(entry.name)
        if topdown:
            yield top, dirs, files, fd
        for name in dirs:
            for item in fwalk(name, topdown, onerror, follow_symlinks=follow_symlinks, dir_fd=fd):
                yield (path.join(top, item[0]), *item[1:])
        if not topdown:
            yield top, dirs, files, fd
    finally:
        close(fd)


# ---- environment ----

def getenv(key, default=None):
    """The environment variable key, or default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """The environment variable key (bytes), or default."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The directories in which programs are looked for."""
    if env is None:
        env = environ
    where = env.get('PATH')
    if where is None and isinstance(env, dict):
        where = env.get(b'PATH')
    if where is None:
        where = defpath
    return fsdecode(where).split(pathsep)


# ---- programs ----

def execl(file, *args):
    """execl(file, *args): runs the program in place of this one."""
    execv(file, args)


def execle(file, *args):
    """execle(file, *args, env): runs the program in place of this one, in environment env."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """execlp(file, *args): like execl, but looks for file along PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """execlpe(file, *args, env): like execle, but looks for file along PATH."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """execvp(file, args): like execv, but looks for file along PATH."""
    _exec_along_path(file, args, None)


def execvpe(file, args, env):
    """execvpe(file, args, env): like execve, but looks for file along PATH."""
    _exec_along_path(file, args, env)


def _exec_along_path(file, args, env):
    def run(program):
        if env is None:
            execv(program, args)
        else:
            execve(program, args, env)

    if path.dirname(file):
        run(file)
        return
    telling = last = None
    for where in get_exec_path(env):
        if isinstance(file, bytes):
            where = fsencode(where)
        try:
            run(path.join(where, file))
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            last = error
            telling = telling or error
    raise telling or last


def _spawn(mode, run, file, args, *env):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    pid = _fork()
    if pid == 0:
        try:
            run(file, args, *env)
        finally:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        _, status = waitpid(pid, 0)
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Runs a program in a child; its exit status (P_WAIT) or process id (P_NOWAIT)."""
    return _spawn(mode, execv, file, args)


def spawnve(mode, file, args, env):
    """spawnv() with an environment."""
    return _spawn(mode, execve, file, args, env)


def spawnvp(mode, file, args):
    """spawnv() along PATH."""
    return _spawn(mode, execvp, file, args)


def spawnvpe(mode, file, args, env):
    """spawnvp() with an environment."""
    return _spawn(mode, execvpe, file, args, env)


def spawnl(mode, file, *args):
    """spawnv() with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """spawnve() with the arguments one by one, the environment last."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """spawnvp() with the arguments one by one."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """spawnvpe() with the arguments one by one, the environment last."""
    return spawnvpe(mode, file, args[:-1], args[-1])


class _PipeFile:
    # A text file over a pipe to a shell command; close() waits for the command.
    def __init__(self, stream, pid):
        self._stream = stream
        self._pid = pid

    def close(self):
        self._stream.close()
        status = waitstatus_to_exitcode(waitpid(self._pid, 0)[1])
        return None if status == 0 else status << 8 if status > 0 else status

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode='r', buffering=-1):
    """A file to read the output of a shell command from, or to write its input to."""
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    inner, outer = pipe() if mode == 'w' else pipe()[::-1]
    pid = _fork()
    if pid == 0:
        try:
            dup2(inner, 0 if mode == 'w' else 1)
            execv('/bin/sh', ['sh', '-c', cmd])
        finally:
            _exit(127)
    close(inner)
    return _PipeFile(fdopen(outer, mode, buffering), pid)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object over an open descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import io
    if 'b' not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def process_cpu_count():
    """The number of CPUs this process may use."""
    return len(sched_getaffinity(0)) or None


_at_fork = {'before': [], 'after_in_child': [], 'after_in_parent': []}


def register_at_fork(**calls):
    """Has functions called, without arguments, whenever the process forks: before (the last one registered
    first), after_in_child, after_in_parent."""
    if not calls:
        raise TypeError('At least one argument is required.')
    for when, call in calls.items():
        if when not in _at_fork:
            raise TypeError(f"'{when}' is an invalid keyword argument for register_at_fork()")
        if not callable(call):
            raise TypeError(f"'{when}' must be callable, not {type(call).__name__}")
    for when, call in calls.items():
        _at_fork[when].append(call)


def _run_at_fork(calls):
    for call in calls:
        try:
            call()
        except BaseException as e:
            from types import SimpleNamespace
            sys.unraisablehook(SimpleNamespace(exc_type=type(e), exc_value=e, exc_traceback=e.__traceback__,
                                               err_msg=None, object=call))


def fork():
    """Starts a second process that goes on from here: 0 there, the id of the new process here."""
    _run_at_fork(reversed(_at_fork['before']))
    pid = _fork()
    _run_at_fork(_at_fork['after_in_parent' if pid else 'after_in_child'])
    return pid


class PathLike(_ABC):
    """Base class of what can stand for a path."""
    __slots__ = ()

    @_abstractmethod
    def __fspath__(self):
        """The path, str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for c in subclass.__mro__:
                if '__fspath__' in c.__dict__:
                    return NotImplemented if c.__dict__['__fspath__'] is None else True
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


__all__ = [_name for _name in globals() if _name[0] != '_' and _name not in ('sys', 'PathLike')]
__all__ += ['_exit', 'PathLike']
