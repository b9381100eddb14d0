"""Constants and functions for what os.stat() returns."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_IFDIR = 0o040000
S_IFCHR = 0o020000
S_IFBLK = 0o060000
S_IFREG = 0o100000
S_IFIFO = 0o010000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0

S_ISUID = 0o4000
S_ISGID = S_ENFMT = 0o2000
S_ISVTX = 0o1000
S_IREAD = S_IRUSR = 0o0400
S_IWRITE = S_IWUSR = 0o0200
S_IEXEC = S_IXUSR = 0o0100
S_IRWXU = 0o0700
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o0070, 0o0040, 0o0020, 0o0010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o0007, 0o0004, 0o0002, 0o0001

UF_SETTABLE, UF_NODUMP, UF_IMMUTABLE, UF_APPEND = 0x0000ffff, 0x00000001, 0x00000002, 0x00000004
UF_OPAQUE, UF_NOUNLINK, UF_COMPRESSED = 0x00000008, 0x00000010, 0x00000020
UF_TRACKED, UF_DATAVAULT, UF_HIDDEN = 0x00000040, 0x00000080, 0x00008000
SF_SETTABLE, SF_ARCHIVED, SF_IMMUTABLE, SF_APPEND = 0x3fff0000, 0x00010000, 0x00020000, 0x00040000
SF_RESTRICTED, SF_NOUNLINK, SF_SNAPSHOT = 0x00080000, 0x00100000, 0x00200000
SF_FIRMLINK, SF_DATALESS = 0x00800000, 0x40000000

FILE_ATTRIBUTE_READONLY, FILE_ATTRIBUTE_HIDDEN, FILE_ATTRIBUTE_SYSTEM = 1, 2, 4
FILE_ATTRIBUTE_DIRECTORY, FILE_ATTRIBUTE_ARCHIVE, FILE_ATTRIBUTE_DEVICE = 16, 32, 64
FILE_ATTRIBUTE_NORMAL, FILE_ATTRIBUTE_TEMPORARY, FILE_ATTRIBUTE_SPARSE_FILE = 128, 256, 512
FILE_ATTRIBUTE_REPARSE_POINT, FILE_ATTRIBUTE_COMPRESSED = 1024, 2048
FILE_ATTRIBUTE_OFFLINE, FILE_ATTRIBUTE_NOT_CONTENT_INDEXED = 4096, 8192
FILE_ATTRIBUTE_ENCRYPTED, FILE_ATTRIBUTE_INTEGRITY_STREAM = 16384, 32768
FILE_ATTRIBUTE_VIRTUAL, FILE_ATTRIBUTE_NO_SCRUB_DATA = 65536, 131072


def S_IMODE(mode):
    """The permission bits."""
    return mode & 0o7777


def S_IFMT(mode):
    """The bits that tell the kind of file."""
    return mode & 0o170000


def S_ISDIR(mode):
    """A directory?"""
    return mode & 0o170000 == S_IFDIR


def S_ISCHR(mode):
    """A character device?"""
    return mode & 0o170000 == S_IFCHR


def S_ISBLK(mode):
    """A block device?"""
    return mode & 0o170000 == S_IFBLK


def S_ISREG(mode):
    """A regular file?"""
    return mode & 0o170000 == S_IFREG


def S_ISFIFO(mode):
    """A named pipe?"""
    return mode & 0o170000 == S_IFIFO


def S_ISLNK(mode):
    """A symbolic link?"""
    return mode & 0o170000 == S_IFLNK


def S_ISSOCK(mode):
    """A socket?"""
    return mode & 0o170000 == S_IFSOCK


def S_ISDOOR(mode):
    """A door? (never)"""
    return False


def S_ISPORT(mode):
    """An event port? (never)"""
    return False


def S_ISWHT(mode):
    """A whiteout? (never)"""
    return False


_KINDS = {S_IFLNK: 'l', S_IFSOCK: 's', S_IFREG: '-', S_IFBLK: 'b', S_IFDIR: 'd', S_IFCHR: 'c',
          S_IFIFO: 'p'}


def filemode(mode):
    """The mode as ls shows it: '-rwxr-xr-x'."""
    text = _KINDS.get(S_IFMT(mode), '?')
    for shift, special, letter in (6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't'):
        bits = mode >> shift
        text += 'r' if bits & 4 else '-'
        text += 'w' if bits & 2 else '-'
        if mode & special:
            text += letter if bits & 1 else letter.upper()
        else:
            text += 'x' if bits & 1 else '-'
    return text
