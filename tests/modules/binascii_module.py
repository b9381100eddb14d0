"""binascii: every function over random data, and what it says of wrong arguments."""
import binascii as b
import os
import sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _binascii_random import run, t

for f in (b.hexlify, b.unhexlify, b.a2b_base64, b.b2a_base64, b.a2b_uu, b.b2a_uu, b.a2b_qp, b.b2a_qp, b.crc32):
    for v in ("ab", "\xe9", b"ab", bytearray(b"ab"), memoryview(b"ab")):
        try:
            print(f.__name__, f(v))
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
    for v in (None, 1, 1.5, []):
        try:
            f(v)
        except TypeError as e:
            print(f.__name__, "TypeError")
for v in (-1, 1 << 40, -(1 << 70), True):
    t(b.crc32, b"abc", v)
t(b.crc_hqx, b"abc", 1 << 20)
t(b.hexlify, b"abcdef", "::")
t(b.hexlify, b"abcdef", sep=" ", bytes_per_sep=2)
t(b.hexlify, b"", ":")
t(b.unhexlify, "0g")
t(b.unhexlify, "0A1b")
t(b.b2a_uu, b"x" * 46)
t(b.a2b_base64, "YWJj\n" * 3)
t(b.a2b_base64, "YQ")
t(b.a2b_base64, "Y")
t(b.a2b_base64, "YQ==YQ==")
t(b.b2a_base64, bytes(range(256)))
t(b.b2a_qp, b"word " * 40 + b"\xff" * 30)
print(b.Error.__mro__[1], b.Incomplete.__mro__[1], b.Error.__module__, b.Error is b.Error)
run(5, 150)
