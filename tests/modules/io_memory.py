# io.StringIO and io.BytesIO.
import io


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


def seq(make, *steps):
    f = make()
    row = []
    for s in steps:
        try:
            row.append(repr(eval('f.' + s)))
        except Exception as e:
            row.append(f'{type(e).__name__}: {e}')
    print(*row, sep=' | ')


S, B = io.StringIO, io.BytesIO
seq(lambda: S(), 'write("abc")', 'getvalue()', 'read()', 'seek(0)', 'read()', 'tell()', 'write("é😀")', 'getvalue()', 'tell()', 'seek(1)', 'write("X")', 'getvalue()', 'read(2)', 'read()', 'read(5)')
seq(lambda: S('init'), 'read(2)', 'write("ZZZZ")', 'getvalue()', 'seek(0, 2)', 'write("end")', 'getvalue()', 'truncate(3)', 'getvalue()', 'tell()', 'write("pad")', 'getvalue()', 'truncate()', 'truncate(-1)', 'truncate(100)', 'seek(-1)', 'seek(1, 1)', 'seek(-1, 2)', 'seek(0, 1)', 'seek(0, 5)', 'seek("a")', 'truncate("a")')
seq(lambda: S('l1\nl2\r\nl3\rl4'), 'readline()', 'readline()', 'readline()', 'readline()', 'seek(0)', 'readlines()', 'seek(0)', '__next__()', 'readline(1)', 'readline(0)', 'readlines(1)', 'newlines', 'encoding', 'errors', 'line_buffering')
for nl in ('\n', '', None, '\r', '\r\n'):
    seq(lambda: S('a\nb\r\nc\rd', newline=nl), 'getvalue()', 'readlines()', 'write("x\\ny")', 'getvalue()', 'newlines')
seq(lambda: S(), 'close()', 'closed', 'read()', 'write("a")', 'getvalue()', 'seek(0)', 'readable()', '__enter__()', 'tell()', 'close()')
seq(lambda: S(), 'readable()', 'writable()', 'seekable()', 'isatty()', 'fileno()', 'detach()', 'flush()', 'closed', 'write(5)', 'write(b"x")', 'write(None)', 'writelines(["a", "b"])', 'getvalue()', 'writelines([1])', 'writelines(5)', 'read("a")', 'read(None)', 'read(-1)', 'readline(None)')
seq(lambda: B(), 'write(b"abc")', 'getvalue()', 'read()', 'seek(0)', 'read()', 'tell()', 'seek(1)', 'write(b"XYZW")', 'getvalue()', 'seek(10)', 'write(b"!")', 'getvalue()', 'seek(-2, 2)', 'read()', 'seek(1, 1)', 'tell()', 'seek(-100, 1)', 'tell()', 'seek(-1)', 'seek(0, 7)')
seq(lambda: B(b'l1\nl2\r\nl3'), 'readline()', 'readline(2)', 'readlines()', 'seek(0)', 'read1(2)', 'read1()', 'readinto(bytearray(3))', 'seek(1)', 'readinto1(bytearray(3))', 'peek()', 'seek(0)', '__next__()', 'truncate(4)', 'getvalue()', 'truncate()', 'truncate(-1)')
seq(lambda: B(b'abc'), 'write("s")', 'write(5)', 'write(bytearray(b"q"))', 'write(memoryview(b"r"))', 'writelines([b"1", bytearray(b"2")])', 'getvalue()', 'writelines(["s"])', 'read("a")', 'read(None)', 'readable()', 'writable()', 'seekable()', 'isatty()', 'fileno()', 'detach()', 'flush()', 'getbuffer().tobytes()', 'close()', 'read()', 'getvalue()', 'closed', 'write(b"x")')
for src in ('S(5)', 'S(b"x")', 'S("a", "x")', 'S(None).getvalue()', 'B("s")', 'B(5)', 'B(None).getvalue()', 'B(bytearray(b"x")).getvalue()', 'S(initial_value="q").read()', 'B(initial_bytes=b"q").read()', 'S("a", newline="\\n", x=1)', 'B(memoryview(b"m")).read()', 'B([1, 2])', 'list(S("a\\nb"))', 'list(B(b"a\\nb"))', 'bool(S())', 'iter(S()).__class__.__name__'):
    t(src)
f = B(b'buffer')
v = f.getbuffer()
v[0] = 66
for src in ('f.write(b"longer than before")', 'f.truncate(2)', 'f.close()', 'f.getvalue()', 'f.read(3)'):
    t(src)
v.release()
print(f.write(b'now ok'), f.getvalue())
with S() as f:
    print('text', 5, file=f)
    print(repr(f.getvalue()))
print(f.closed)


class Sub(S):
    def write(self, s):
        return super().write(s.upper())


s = Sub()
print('hello', file=s)
s.attr = 1
print(repr(s.getvalue()), s.attr)
big = S()
for i in range(10000):
    big.write(str(i))
print(len(big.getvalue()), big.getvalue()[:15], big.tell())
bb = B()
for i in range(10000):
    bb.write(bytes([i % 256]))
print(len(bb.getvalue()), sum(bb.getvalue()))
bb.seek(5)
bb.write(b'*' * 10)
bb.seek(0)
print(bb.read(20))
lines = S('\n'.join(str(i) for i in range(100)))
print(sum(int(l) for l in lines), lines.read())
x = S('abc')
it = iter(x)
print(next(it), next(it, 'end'), x.read() == '')
y = S()
y.seek(5)
y.write('a')
print(repr(y.getvalue()), y.tell())
a, b = S('same'), S('same')
print(a == b, hash(a) == hash(a), a.getvalue() == b.getvalue(), isinstance(a, io.TextIOBase))
