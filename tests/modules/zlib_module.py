"""zlib: in one step and piece by piece, options, windows, dictionaries, rests, copies, errors, sums."""
# test: skip-32 no zlib for it
import random
import zlib

rnd = random.Random(5)
text = b"".join([rnd.choice([b"word ", b"another ", b"line\n", bytes([rnd.randrange(256)])]) for _ in range(5000)])


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(f.__name__, k, len(r), r[:20] if isinstance(r, bytes) else r)
    except Exception as e:
        print(f.__name__, k, type(e).__name__, e)


for data in (b"", b"a", b"abc" * 100, text, bytes(100000)):
    for level in (-1, 0, 1, 6, 9):
        code = zlib.compress(data, level)
        print(level, len(code), zlib.crc32(code), zlib.decompress(code) == data)
    for wbits in (15, 9, -15, -9, 31, 25):
        code = zlib.compress(data, wbits=wbits)
        print(wbits, len(code), code[:2], zlib.decompress(code, wbits) == data)
        if wbits > 0:
            print(zlib.decompress(code, 47) == data, zlib.decompress(code, wbits=32 + 15, bufsize=1) == data)
code = zlib.compress(text)
for bad in (b"", b"x", code[:-1], code[:100], code[:-3] + b"abc", b"\0" + code, code[:50] + b"\xff" * 20 + code[70:]):
    t(zlib.decompress, bad)
t(zlib.compress, text, 10)
t(zlib.compress, "text")
t(zlib.decompress, code, 16)
t(zlib.decompress, code, -15)
t(zlib.decompress, code, bufsize=-1)
t(zlib.compressobj, wbits=99)
t(zlib.compressobj, level=77)
t(zlib.decompressobj, 3)

for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
    c = zlib.compressobj(6, zlib.DEFLATED, 15, 9, strategy)
    parts = [c.compress(text[i:i + 777]) for i in range(0, len(text), 777)]
    parts.append(c.flush())
    print(strategy, len(b"".join(parts)), zlib.decompress(b"".join(parts)) == text)
c = zlib.compressobj()
one = c.compress(text[:1000]) + c.flush(zlib.Z_SYNC_FLUSH)
d = zlib.decompressobj()
print(d.decompress(one) == text[:1000], d.eof, c.flush(zlib.Z_NO_FLUSH))
two = c.copy()
rest = c.compress(text[1000:]) + c.flush(zlib.Z_FULL_FLUSH) + c.flush()
print(d.decompress(rest) == text[1000:], d.eof, d.unused_data, two.compress(b"end") + two.flush() != rest)
t(c.compress, b"more")
t(c.flush)
t(c.copy)

d = zlib.decompressobj()
out = b""
data = code + b"what follows"
while not d.eof:
    got = d.decompress(data, 1000)
    assert len(got) <= 1000
    out += got
    data = d.unconsumed_tail
print(out == text, d.unused_data, d.unconsumed_tail)
d.decompress(b" and more")
print(d.unused_data, d.flush())
d = zlib.decompressobj()
got = d.decompress(code, 10)
e = d.copy()
print(got, d.flush() == text[10:], e.flush(5) == text[10:], e.eof)
t(d.flush, 0)
t(d.decompress, b"", -1)
d = zlib.decompressobj()
print(d.decompress(code[:500]) == text[:len(d.copy().decompress(b"")) or 10 ** 9][:0] or d.eof)
t(d.decompress, b"\xff" * 50)

words = b"another word line"
c = zlib.compressobj(zdict=words)
code = c.compress(b"another line word") + c.flush()
print(len(code), zlib.decompressobj(zdict=words).decompress(code))
t(zlib.decompressobj().decompress, code)
t(zlib.decompressobj(zdict=b"wrong").decompress, code)
c = zlib.compressobj(wbits=-15, zdict=words)
code = c.compress(b"another line word") + c.flush()
print(len(code), zlib.decompressobj(-15, words).decompress(code))

for f in (zlib.crc32, zlib.adler32):
    print(f(b""), f(b"abc"), f(text), f(b"c", f(b"ab")), f(b"abc", 1 << 33 | 5), f(memoryview(b"abc")))
    t(f, "abc")
print(zlib.error.__name__, zlib.error.__mro__[1], zlib.MAX_WBITS, zlib.Z_FINISH, zlib.DEF_MEM_LEVEL, zlib.DEF_BUF_SIZE)
print(zlib.ZLIB_VERSION == zlib.ZLIB_RUNTIME_VERSION, type(zlib.compressobj()).__name__,
      type(zlib.decompressobj()).__name__)
