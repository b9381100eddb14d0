"""MicroPython's os: what stat() and statvfs() tell are plain tuples, file systems can be mounted."""

import os as _os
from os import *
from vfs import mount, umount


def stat(path):
    """A tuple of ten numbers: mode, inode, device, links, user, group, size, times of the last
    access, change of the contents, change of the status."""
    return tuple(_os.stat(path))


def statvfs(path):
    """A tuple of ten numbers: sizes of a block and a fragment, fragments in all, free, free for
    everybody, inodes in all, free, free for everybody, flags, longest name."""
    return tuple(_os.statvfs(path))


def __getattr__(name):
    return getattr(_os, name)
