# Images byte by byte, as docs/romfs.md says: what the tests compare with.


def uint(n):
    out = [n & 127]
    while n > 127:
        n >>= 7
        out.insert(0, n & 127 | 128)
    return bytes(out)


def record(kind, payload):
    return uint(kind) + uint(len(payload)) + payload


def named(kind, name, payload):
    name = name.encode()
    return record(kind, uint(len(name)) + name + payload)


def file(name, data, before=b''):
    return named(5, name, before + record(2, data))


def pointed(name, size, offset):
    return named(5, name, record(3, uint(size) + uint(offset)))


def folder(name, *entries):
    return named(4, name, b''.join(entries))


def image(*entries):
    body = b''.join(entries)
    return b'\xd2\xcd\x31' + uint(len(body)) + body


def padding(n):
    return record(1, bytes(n - 2))
