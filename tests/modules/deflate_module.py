"""deflate.DeflateIO, as MicroPython has it."""
# test: skip-32 no zlib for it
# test: krait-only
import deflate
import io
import zlib

data = b"some text " * 500 + bytes(range(256))
for format, wbits in ((deflate.RAW, -15), (deflate.ZLIB, 15), (deflate.GZIP, 31), (deflate.AUTO, -15)):
    for size in (0, 5, 10, 15):
        out = io.BytesIO()
        with deflate.DeflateIO(out, format, size) as d:
            for i in range(0, len(data), 100):
                assert d.write(data[i:i + 100]) == len(data[i:i + 100])
        assert not out.closed
        code = out.getvalue()
        assert len(code) < len(data) // 2 and zlib.decompress(code, wbits) == data
        for how in (deflate.AUTO, format):
            d = deflate.DeflateIO(io.BytesIO(code), how)
            if how == format or format != deflate.AUTO:
                assert d.read() == data
                assert d.read() == b""
        d = deflate.DeflateIO(io.BytesIO(code), deflate.AUTO)
        buf = bytearray(7)
        got = b""
        while n := d.readinto(buf):
            got += buf[:n]
        assert got == data
        d = deflate.DeflateIO(io.BytesIO(code + b"behind"), deflate.AUTO)
        assert d.readline() == data and d.readline() == b"" if b"\n" not in data else d.readline() in data
out = io.BytesIO()
d = deflate.DeflateIO(out, deflate.ZLIB, 0, True)
d.write(b"x")
d.close()
d.close()
assert out.closed
for use in (lambda: d.write(b"x"), lambda: d.read(1)):
    try:
        use()
        assert 0
    except (OSError, ValueError):
        pass
d = deflate.DeflateIO(io.BytesIO(zlib.compress(data)[:50]), deflate.ZLIB)
try:
    d.read()
    assert 0
except EOFError:
    pass
d = deflate.DeflateIO(io.BytesIO(b"\x78\x9c" + b"\xff" * 50), deflate.AUTO)
try:
    d.read()
    assert 0
except OSError as e:
    assert e.errno == 22
for args in ((None, 9), (None, 1, 4), (None, 1, 16)):
    try:
        deflate.DeflateIO(*args)
        assert 0
    except ValueError:
        pass
print("ok")
