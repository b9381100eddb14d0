"""What module subprocess starts programs with: fork, set up the descriptors, exec."""

import posix


def fork_exec(args, executable_list, close_fds, pass_fds, cwd, env_list, p2cread, p2cwrite, c2pread, c2pwrite,
              errread, errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid,
              extra_groups, uid, child_umask, preexec_fn, *rest):
    """The process id of a new process that runs one of the executables. What goes wrong in it before that is
    written to errpipe_write: name of the exception, errno in hexadecimal, message."""
    # allow_vfork is the last argument since 3.11: what is called without it has one argument less
    if isinstance(rest[-1] if rest else preexec_fn, bool):
        preexec_fn = rest[0] if len(rest) > 1 else preexec_fn
    if close_fds and errpipe_write < 3:
        raise ValueError('errpipe_write must be >= 3')
    if any(not isinstance(fd, int) or fd < 0 for fd in pass_fds) or list(pass_fds) != sorted(pass_fds):
        raise ValueError('bad value(s) in fds_to_keep')
    argv = None if args is None else [_bytes(a) for a in args]
    if argv is not None and not argv:
        raise ValueError('argv must not be empty')
    env = None if env_list is None else dict(_bytes(e).split(b'=', 1) for e in env_list)
    pid = posix.fork()
    if pid:
        return pid
    message = b'noexec'
    try:
        _connect(p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write)
        if cwd is not None:
            posix.chdir(cwd)
        if child_umask >= 0:
            posix.umask(child_umask)
        if restore_signals:
            _restore_signals()
        if call_setsid:
            posix.setsid()
        if pgid_to_set >= 0:
            posix.setpgid(0, pgid_to_set)
        _become(gid, extra_groups, uid)
        if preexec_fn is not None:
            try:
                preexec_fn()
            except BaseException:
                posix.write(errpipe_write, b'SubprocessError:0:Exception occurred in preexec_fn.')
                posix._exit(255)
        if close_fds:
            _close_others(errpipe_write, pass_fds)
        message = b''
        _exec(executable_list, argv, env)
    except OSError as e:
        posix.write(errpipe_write, b'OSError:%x:%s' % (e.errno or 0, message))
    except BaseException as e:
        posix.write(errpipe_write, b'%s:0:' % type(e).__name__.encode())
    posix._exit(255)


def _bytes(text):
    return text if isinstance(text, bytes) else posix.fspath(text).encode('utf-8', 'surrogateescape')


def _connect(p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write):
    """Descriptors 0, 1 and 2 become the child's ends of the pipes."""
    for fd in (p2cwrite, c2pread, errread):
        if fd >= 0:
            posix.close(fd)
    posix.close(errpipe_read)
    # none of the ends may stand where another one belongs
    if c2pwrite == 0:
        c2pwrite = posix.dup(c2pwrite)
    while 0 <= errwrite <= 1:
        errwrite = posix.dup(errwrite)
    for fd, place in ((p2cread, 0), (c2pwrite, 1), (errwrite, 2)):
        if fd == place:
            posix.set_inheritable(fd, True)
        elif fd >= 0:
            posix.dup2(fd, place)


def _restore_signals():
    """Those that Python ignores."""
    import _signal
    for name in ('SIGPIPE', 'SIGXFSZ'):
        number = getattr(_signal, name, None)
        if number is not None:
            _signal.signal(number, _signal.SIG_DFL)


def _become(gid, groups, uid):
    if groups is not None:
        posix.setgroups(groups)
    if gid is not None:
        posix.setregid(gid, gid)
    if uid is not None:
        posix.setreuid(uid, uid)


def _close_others(keep, more):
    """Closes all descriptors above 2 but those."""
    kept = {keep, *more}
    try:
        fds = [int(name) for name in posix.listdir('/proc/self/fd')]
    except OSError:
        fds = range(3, 1024)
    for fd in fds:
        if fd > 2 and fd not in kept:
            try:
                posix.close(fd)
            except OSError:
                pass    # it was the listing's own
    for fd in kept - {keep}:
        posix.set_inheritable(fd, True)


def _exec(executables, argv, env):
    """Runs the first one that can be run; raises what went wrong with the first that exists."""
    import errno
    failed = None
    for path in executables:
        try:
            if env is None:
                posix.execv(path, argv)
            else:
                posix.execve(path, argv, env)
        except OSError as e:
            if failed is None or failed.errno in (errno.ENOENT, errno.ENOTDIR):
                failed = e
    if failed is not None:
        raise failed
