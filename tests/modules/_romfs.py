# Images byte by byte, as docs/romfs.md says: what the tests compare with.
import os
import sys


sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../mpy"))
from _mpy import uint  # noqa: E402


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
