# Binary files: read, write, readinto, seek, truncate, buffering, raw files.
import io, os
name = '/tmp/krait_io_bin_%d' % os.getpid()


def err(f, *a, **k):
    try:
        print('ok', f(*a, **k))
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, 'NAME').partition(": 'NAME' was opened with")[0])


with open(name, 'wb') as f:
    print(f.write(b'hello'), f.write(bytearray(b' wor')), f.write(memoryview(b'ld\n')), f.tell(), type(f).__name__, f.mode, f.readable(), f.writable(), f.seekable(), f.closed)
    err(f.write, 'str')
    err(f.write, 5)
    err(f.read)
    f.writelines([b'a', b'b\n'])
    err(f.writelines, ['s'])
    print(f.seek(0), f.write(b'J'), f.seek(0, 2))
with open(name, 'rb') as f:
    print(f.read(), f.read(), f.seek(0), f.read(3), f.read(0), f.readline(), f.readlines(), f.tell(), type(f).__name__, f.mode)
    print(f.seek(-3, 2), f.read(), f.seek(2), f.seek(2, 1), f.read(2), f.seek(-1, 1), f.tell())
    err(f.seek, -1)
    err(f.seek, -100, 2)
    err(f.seek, 0, 9)
    err(f.seek, 'a')
    err(f.read, 'a')
    err(f.write, b'x')
    f.seek(0)
    print(list(f), f.seek(0), [l for l in f], f.seek(0), f.readline(2), f.readline(100), f.readlines(1))
    f.seek(0)
    b = bytearray(4)
    print(f.readinto(b), b, f.readinto(memoryview(b)[1:3]), b, f.peek(2)[:2], f.read1(3), f.read(-1), f.readinto(b))
    err(f.readinto, b'const')
    err(f.readinto, 'x')
    f.seek(100)
    print(f.read(), f.tell())
with open(name, 'r+b') as f:
    f.seek(5)
    print(f.write(b'XX'), f.seek(0), f.read(), f.truncate(6), f.tell(), f.seek(0), f.read())
    f.seek(10)
    f.write(b'hole')
    f.seek(0)
    print(f.read())
    f.seek(3)
    print(f.truncate(), f.seek(0), f.read())
with open(name, 'ab') as f:
    print(f.tell(), f.write(b'app'), f.tell())
    err(f.read)
with open(name, 'ab+') as f:
    f.write(b'+')
    f.seek(0)
    print(f.read())
with open(name, 'w+b') as f:
    f.write(bytes(range(256)) * 100)
    f.seek(1000)
    print(f.read(5), f.tell(), f.seek(-5, 2), f.read(), f.seek(0), len(f.read(10000)), len(f.read()))
    f.seek(0)
    n = 0
    while chunk := f.read(777):
        n += sum(chunk)
    print(n)
    f.seek(500)
    f.write(b'Z' * 10)
    f.seek(498)
    print(f.read(14))
with open(name, 'rb', buffering=0) as f:
    print(type(f).__name__, f.read(4), f.readall()[:3], f.read(1), f.seek(0), f.readline()[:5], f.tell(), f.mode)
    b = bytearray(3)
    print(f.readinto(b), b)
    err(f.write, b'x')
with open(name, 'wb', 0) as f:
    print(f.write(b'unbuffered'), open(name, 'rb').read())
with open(name, 'wb', 4) as f:
    f.write(b'0123456789')
    f.flush()
print(open(name, 'rb').read())
f = open(name, 'rb')
f.close()
for m in ('read', 'readline', 'tell', 'fileno', 'peek', 'readlines', 'seekable', 'isatty'):
    err(getattr(f, m))
raw = io.FileIO(name, 'w')
print(raw.write(b'raw'), raw.closefd, raw.mode, raw.close(), raw.closed)
br = io.BufferedReader(io.FileIO(name))
print(br.read(2), br.raw.closed, br.detach().__class__.__name__)
err(br.read)
bw = io.BufferedWriter(io.FileIO(name, 'w'), 5)
bw.write(b'1234567890')
bw.close()
tw = io.TextIOWrapper(open(name, 'rb'), encoding='ascii')
print(tw.read(3), tw.buffer.__class__.__name__, tw.read())
tw.close()
print(tw.buffer.closed)
rw = io.BufferedRandom(io.FileIO(name, 'r+'))
print(rw.read(2), rw.write(b'##'), rw.seek(0), rw.read())
rw.close()
b = io.BytesIO(b'line1\nline2')
t = io.TextIOWrapper(b, encoding='utf-8', newline='\n')
print(t.readline(), t.read(), t.seek(0), t.read(2))
print(issubclass(io.FileIO, io.RawIOBase), issubclass(io.BytesIO, io.BufferedIOBase), issubclass(io.StringIO, io.TextIOBase), isinstance(open(os.devnull), io.IOBase), io.DEFAULT_BUFFER_SIZE > 0, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.UnsupportedOperation.__mro__[1].__name__, io.BlockingIOError is BlockingIOError, io.open is open)


class Raw(io.RawIOBase):
    def __init__(self, data): self.data, self.pos = data, 0
    def readable(self): return True
    def readinto(self, b):
        chunk = self.data[self.pos:self.pos + min(len(b), 4)]
        b[:len(chunk)] = chunk
        self.pos += len(chunk)
        return len(chunk)


r = Raw(b'one\ntwo\nthree')
print(r.read(5), r.readline(), r.readall(), r.read(1))
print(io.BufferedReader(Raw(b'one\ntwo\nthree')).readlines(), io.TextIOWrapper(io.BufferedReader(Raw(b'x\r\ny'))).read(), list(io.BufferedReader(Raw(b'a\nb'))))
err(r.write, b'x')
err(r.seek, 0)
err(r.fileno)
err(r.truncate)
with Raw(b'q') as q:
    print(q.closed)
print(q.closed)
err(q.read)


class W(io.RawIOBase):
    def __init__(self): self.got = []
    def writable(self): return True
    def write(self, b):
        self.got.append(bytes(b))
        return len(b)


w = W()
bw = io.BufferedWriter(w)
bw.write(b'ab')
bw.write(b'cd')
bw.flush()
tw = io.TextIOWrapper(bw, encoding='utf-8', write_through=True)
tw.write('é\n')
tw.flush()
print(b''.join(w.got))
os.remove(name)
