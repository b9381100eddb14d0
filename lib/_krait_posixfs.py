"""vfs.VfsPosix: a directory of the host as a file system that can be mounted elsewhere."""

import io
import posix


def _below(path):
    # the path relative to the root, which parent parts do not leave
    parts = []
    for part in path.split('/'):
        if part == '..':
            if parts:
                parts.pop()
        elif part and part != '.':
            parts.append(part)
    return '/'.join(parts) or '.'


class VfsPosix:
    """VfsPosix(root=None): the host's directory root (None: the current one)."""

    _root = -1

    def __init__(self, root=None):
        self._root = posix.open(root or '.', posix.O_PATH | posix.O_DIRECTORY)
        self._cwd = '/'
        self._readonly = False

    def __del__(self):
        if self._root >= 0:
            posix.close(self._root)

    def __repr__(self):
        return '<VfsPosix>'

    def _path(self, path):
        path = posix.fsdecode(path)
        return _below(path if path[:1] == '/' else self._cwd + '/' + path)

    def _writes(self, path):
        if self._readonly:
            raise OSError(30, 'Read-only file system', path)
        return self._path(path)

    def mount(self, readonly, mkfs):
        """Called by vfs.mount()."""
        self._readonly = bool(readonly)

    def umount(self):
        """Called by vfs.umount()."""

    def open(self, path, mode):
        """Opens a file as the built-in open does."""
        if set(mode) & set('wax+'):
            self._writes(path)
        name = self._path(path)
        return io.open(name, mode, opener=lambda name, flags: posix.open(
            name, flags, 0o666, dir_fd=self._root))

    def ilistdir(self, path):
        """Yields tuples (name, type, inode) of a directory."""
        fd = posix.open(self._path(path), posix.O_RDONLY | posix.O_DIRECTORY, dir_fd=self._root)
        try:
            return iter(list(posix.ilistdir(fd)))
        finally:
            posix.close(fd)

    def stat(self, path):
        """A tuple of ten numbers, as os.stat."""
        return tuple(posix.stat(self._path(path), dir_fd=self._root))

    def statvfs(self, path):
        """A tuple of ten numbers, as os.statvfs."""
        fd = posix.open(self._path(path), posix.O_PATH, dir_fd=self._root)
        try:
            return tuple(posix.fstatvfs(fd))
        finally:
            posix.close(fd)

    def chdir(self, path):
        """Changes the directory that relative paths start from."""
        name = self._path(path)
        if self.stat('/' + name)[0] & 0xf000 != 0x4000:
            raise OSError(20, 'Not a directory', path)
        self._cwd = '/' if name == '.' else '/' + name

    def getcwd(self):
        """The directory that relative paths start from."""
        return self._cwd

    def mkdir(self, path):
        """Makes a directory."""
        posix.mkdir(self._writes(path), dir_fd=self._root)

    def rmdir(self, path):
        """Removes a directory."""
        posix.rmdir(self._writes(path), dir_fd=self._root)

    def remove(self, path):
        """Removes a file."""
        posix.remove(self._writes(path), dir_fd=self._root)

    def rename(self, old, new):
        """Renames within the file system."""
        posix.rename(self._writes(old), self._writes(new), src_dir_fd=self._root,
                     dst_dir_fd=self._root)
