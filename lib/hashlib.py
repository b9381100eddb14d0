"""Digests of bytes: md5, sha1, the families sha2 and sha3, blake2."""
from _hash import (blake2b, blake2s, md5, pbkdf2_hmac, sha1, sha224, sha256, sha384, sha3_224, sha3_256, sha3_384,
                   sha3_512, sha512, shake_128, shake_256)

_names = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256',
          'sha3_384', 'sha3_512', 'shake_128', 'shake_256')
algorithms_guaranteed = algorithms_available = set(_names)
__all__ = _names + ('new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest')


def new(name, data=b'', **kwargs):
    """A digest object of that name, which has taken in the data already."""
    if name.__class__ is str and name in algorithms_guaranteed:
        return globals()[name](data, **kwargs)
    if not isinstance(name, str):
        raise TypeError(f'new() argument 1 must be str, not {name.__class__.__name__}')
    known = name.lower().replace('-', '_')
    if known not in algorithms_guaranteed:
        raise ValueError('unsupported hash type ' + name)
    return globals()[known](data, **kwargs)


def scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    """A key of a password, which takes memory as well as time to make (RFC 7914)."""
    import _scrypt
    return _scrypt.scrypt(password, salt=salt, n=n, r=r, p=p, maxmem=maxmem, dklen=dklen)


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """A digest object that has taken in all of a file, which is open for reading bytes. digest: a name, or what makes
    such objects."""
    if isinstance(digest, str):
        taken = new(digest)
    else:
        taken = digest()
    if hasattr(fileobj, 'getbuffer'):
        taken.update(fileobj.getbuffer())
        return taken
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buf = bytearray(_bufsize)
    view = memoryview(buf)
    while True:
        size = fileobj.readinto(buf)
        if size is None:
            raise BlockingIOError('I/O operation would block.')
        if not size:
            return taken
        taken.update(view[:size])
