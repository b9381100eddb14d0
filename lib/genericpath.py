"""The functions of os.path that every system shares."""

from posixpath import (commonprefix, exists, getatime, getctime, getmtime, getsize, isdevdrive,
                       isdir, isfile, isjunction, islink, lexists, samefile, sameopenfile, samestat)

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdevdrive',
           'isdir', 'isfile', 'isjunction', 'islink', 'lexists', 'samefile', 'sameopenfile',
           'samestat']
