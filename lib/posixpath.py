"""os.path for POSIX: operations on path names, str or bytes."""

import sys
from posix import (_path_exists as exists, _path_isdir as isdir, _path_isfile as isfile,
                   _path_islink as islink, _path_lexists as lexists, _path_normpath as normpath,
                   _pw_dir, _environ, environb as _environb, fspath as _fspath,
                   fstat as _fstat, getcwd as _getcwd, getcwdb as _getcwdb, lstat as _lstat,
                   readlink as _readlink, stat as _stat)

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename',
           'dirname', 'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink',
           'exists', 'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars',
           'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep',
           'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isreserved',
           'isdevdrive', 'ALLOW_MISSING']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False


class _AllowMissing:
    def __repr__(self):
        return 'os.path.ALLOW_MISSING'


ALLOW_MISSING = _AllowMissing()


def _sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def _check(funcname, *args):
    # Raises TypeError if the arguments cannot be parts of one path.
    has_str = has_bytes = False
    for a in args:
        if isinstance(a, str):
            has_str = True
        elif isinstance(a, bytes):
            has_bytes = True
        else:
            raise TypeError(f'{funcname}() argument must be str, bytes, or os.PathLike object, '
                            f'not {a.__class__.__name__!r}') from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


# ---- taking apart and putting together ----

def normcase(s):
    """The path in the form used for comparing: as it is."""
    return _fspath(s)


def isabs(s):
    """Does the path start at the root?"""
    s = _fspath(s)
    return s.startswith(_sep(s))


def join(a, /, *p):
    """Puts parts together with slashes; an absolute part starts anew."""
    path = a = _fspath(a)
    slash = _sep(a)
    try:
        for part in p:
            part = _fspath(part)
            if part.startswith(slash) or not path:
                path = part + path[:0]
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        _check('join', a, *p)
        raise
    return path


def split(p):
    """(everything before the last slash, the rest); the root keeps its slashes."""
    p = _fspath(p)
    slash = _sep(p)
    i = p.rfind(slash) + 1
    head = p[:i]
    return head.rstrip(slash) or head, p[i:]


def basename(p):
    """What follows the last slash."""
    p = _fspath(p)
    return p[p.rfind(_sep(p)) + 1:]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def splitext(p):
    """(root, extension with its dot); leading dots of a name are no extension."""
    p = _fspath(p)
    dot = b'.' if isinstance(p, bytes) else '.'
    name = p.rfind(_sep(p)) + 1
    i = p.rfind(dot, name)
    if i < 0 or not p[name:i].lstrip(dot):
        return p, p[:0]
    return p[:i], p[i:]


def splitdrive(p):
    """('', path): there are no drives."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """('', leading slashes that count, the rest)."""
    p = _fspath(p)
    slash = _sep(p)
    n = len(p) - len(p.lstrip(slash))
    root = n if n <= 2 else 1
    return p[:0], p[:root], p[root:]


def commonprefix(m):
    """The longest leading part common to all, character by character."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest path that all paths lie under."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    _check('commonpath', *paths)
    slash = _sep(paths[0])
    here = b'.' if slash == b'/' else '.'
    absolute = {p.startswith(slash) for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in p.split(slash) if c and c != here] for p in paths]
    low, high = min(parts), max(parts)
    common = low
    for i, c in enumerate(low):
        if c != high[i]:
            common = low[:i]
            break
    return (slash if absolute.pop() else slash[:0]) + slash.join(common)


# ---- asking the system ----

def getsize(filename):
    """Size of a file in bytes."""
    return _stat(filename).st_size


def getmtime(filename):
    """Time of the last modification."""
    return _stat(filename).st_mtime


def getatime(filename):
    """Time of the last access."""
    return _stat(filename).st_atime


def getctime(filename):
    """Time of the last change of the metadata."""
    return _stat(filename).st_ctime


def samestat(s1, s2):
    """Do two stat results belong to the same file?"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Do two paths lead to the same file?"""
    return samestat(_stat(f1), _stat(f2))


def sameopenfile(fp1, fp2):
    """Do two descriptors refer to the same file?"""
    return samestat(_fstat(fp1), _fstat(fp2))


def isjunction(path):
    """False: there are no junctions."""
    _fspath(path)
    return False


def isdevdrive(path):
    """False: there are no Dev Drives."""
    _fspath(path)
    return False


def isreserved(path):
    """False: no names are reserved."""
    _fspath(path)
    return False


def ismount(path):
    """Is the directory a mount point?"""
    try:
        here = _lstat(path)
    except (OSError, ValueError):
        return False
    if here.st_mode & 0o170000 == 0o120000:
        return False
    path = _fspath(path)
    above = realpath(join(path, b'..' if isinstance(path, bytes) else '..'))
    try:
        up = _lstat(above)
    except (OSError, ValueError):
        return False
    return here.st_dev != up.st_dev or here.st_ino == up.st_ino


# ---- home and variables ----

def expanduser(path):
    """Replaces ~ or ~user at the start by the home directory."""
    path = _fspath(path)
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    i = path.find(_sep(path), 1)
    if i < 0:
        i = len(path)
    user = path[1:i]
    if not user:
        home = _environ.get('HOME')
        if home is None:
            home = _pw_dir(None)
    else:
        if isinstance(user, bytes):
            user = user.decode('utf-8', 'surrogateescape')
        home = _pw_dir(user)
    if home is None:
        return path
    slash = _sep(path)
    if isinstance(path, bytes):
        home = home.encode('utf-8', 'surrogateescape')
    return home.rstrip(slash) + path[i:] or slash


_WORD = frozenset(b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_')


def _variable(path, i):
    # Name of the variable at path[i] == '$' and the index behind it; None if there is none.
    n = len(path)
    if path[i + 1:i + 2] in ('{', b'{'):
        end = path.find(b'}' if isinstance(path, bytes) else '}', i + 2)
        return (None, i + 1) if end < 0 else (path[i + 2:end], end + 1)
    j = i + 1
    while j < n and (path[j] if isinstance(path, bytes) else ord(path[j])) in _WORD:
        j += 1
    return (None, i + 1) if j == i + 1 else (path[i + 1:j], j)


def expandvars(path):
    """Replaces $name and ${name}; unknown variables stay as they are."""
    path = _fspath(path)
    if isinstance(path, bytes):
        dollar, env = b'$', _environb
    else:
        dollar, env = '$', _environ
    parts, start = [], 0
    i = path.find(dollar)
    while i >= 0:
        name, end = _variable(path, i)
        value = None if name is None else env.get(name)
        if value is not None:
            parts += path[start:i], value
            start = end
        i = path.find(dollar, end)
    parts.append(path[start:])
    return path[:0].join(parts)


# ---- absolute and relative ----

def abspath(path):
    """The path from the root, normalised."""
    path = _fspath(path)
    if not isabs(path):
        path = join(_getcwdb() if isinstance(path, bytes) else _getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path from the root without symbolic links."""
    path = _fspath(filename)
    if isinstance(path, bytes):
        slash, here, up, cwd = b'/', b'.', b'..', _getcwdb
    else:
        slash, here, up, cwd = '/', '.', '..', _getcwd
    missing = (() if strict is True else FileNotFoundError if strict is ALLOW_MISSING
               else () if strict else OSError)
    todo = path.split(slash)[::-1]
    path = slash if path.startswith(slash) else cwd()
    known = {}  # links met: what they lead to, None while that is not known
    while todo:
        part = todo.pop()
        if part is None:  # all of a link's target has been seen
            known[todo.pop()] = path
            continue
        if not part or part == here:
            continue
        if part == up:
            path = path[:path.rindex(slash)] or slash
            continue
        new = path + part if path == slash else path + slash + part
        try:
            if _lstat(new).st_mode & 0o170000 != 0o120000:
                path = new
                continue
            if new in known:
                path = known[new]
                if path is None:  # a link that leads through itself
                    if strict:
                        _stat(new)
                    path = new
                continue
            target = _readlink(new)
        except missing:
            path = new
            continue
        known[new] = None
        if target.startswith(slash):
            path = slash
        todo.append(new)
        todo.append(None)
        todo.extend(target.split(slash)[::-1])
    return path


def relpath(path, start=None):
    """The way from start (or the current directory) to path."""
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash = _sep(path)
    if isinstance(path, bytes):
        here, up = b'.', b'..'
    else:
        here, up = '.', '..'
    start = here if start is None else _fspath(start)
    try:
        a = [c for c in abspath(start).split(slash) if c]
        b = [c for c in abspath(path).split(slash) if c]
        n = len(commonprefix([a, b]))
        return slash.join([up] * (len(a) - n) + b[n:]) or here
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        _check('relpath', path, start)
        raise
