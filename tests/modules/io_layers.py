# io from the inside: the newline decoder, buffered pairs, raw objects in Python that misbehave, state of BytesIO, text options.
import io
import os


def show(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__)


for translate in (True, False):
    d = io.IncrementalNewlineDecoder(None, translate)
    print([d.decode(x) for x in ('a\r', '\nb\r', 'c\n', '\r')], d.decode('', True), d.newlines, d.getstate())
    d.reset()
    print(d.newlines, d.decode('x\r\ny'), d.newlines, d.getstate())
    d.setstate((b'', 1))
    print(repr(d.decode('\n')), d.newlines)
    d.setstate((b'', 0))
    print(repr(d.decode('\r', final=True)), d.newlines)
    show(d.decode, b'x')
    show(d.decode)
    show(d.setstate, 5)
    show(d.setstate, (1,))
import codecs
d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder('utf-8')(), True, 'strict')
print([d.decode(x) for x in (b'\xc3', b'\xa9\r', b'\nx\r')], d.getstate(), d.decode(b'', True), d.newlines)
show(lambda: io.IncrementalNewlineDecoder())
show(lambda: io.IncrementalNewlineDecoder(None))
show(lambda: io.IncrementalNewlineDecoder(None, 1, 2, 3))


class Raw(io.RawIOBase):
    def __init__(self, chunks): self.chunks, self.out, self.pos = list(chunks), [], 0
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b):
        if not self.chunks: return 0
        c = self.chunks.pop(0)
        if isinstance(c, BaseException): raise c
        if not isinstance(c, bytes): return c
        b[:len(c)] = c
        return len(c)
    def write(self, b):
        if self.chunks and not isinstance(self.chunks[0], bytes): return self.chunks.pop(0)
        self.out.append(bytes(b))
        return len(b)


show(lambda: Raw([b'abc', b'de']).readall())
show(lambda: Raw([None]).read(5))
show(lambda: Raw([None]).readall())
show(lambda: Raw([b'ab', None]).readall())
show(lambda: Raw([b'ab\ncd', b'\n']).readline()) if False else None
for chunks in ([b'abc', b'def', b''], [None], [b'ab', None], [b'a', ValueError('raw')]):
    for how in (lambda r: r.read(), lambda r: r.read(4), lambda r: r.read1(4), lambda r: r.peek(2), lambda r: r.readline(), lambda r: r.readinto(bytearray(4)), lambda r: r.readinto1(bytearray(4)), lambda r: list(r)):
        show(how, io.BufferedReader(Raw(list(chunks)), 8))
raw = Raw([])
w = io.BufferedWriter(raw, 4)
print(w.write(b'ab'), raw.out, w.write(b'cdefgh'), w.flush(), raw.out, w.raw is raw, repr(w).startswith('<_io.BufferedWriter'))
for c in ([None], [-1], [100]):
    b = io.BufferedWriter(Raw(c), 4)
    show(b.write, b'abcdefgh')
    show(b.flush)
    b.raw.chunks = []
for size in (0, -1, 'x'):
    show(lambda: io.BufferedReader(Raw([]), size))
    show(lambda: io.BufferedWriter(Raw([]), size))


class Only(io.RawIOBase): pass


for cls in (io.BufferedReader, io.BufferedWriter, io.BufferedRandom):
    show(cls, Only())
    show(cls, 5)
pair = io.BufferedRWPair(Raw([b'read me']), out := Raw([]))
print(pair.read(4), pair.peek(1), pair.read1(2), pair.write(b'w'), pair.flush(), out.out, pair.readable(), pair.writable(), pair.isatty(), pair.closed, pair.readinto(bytearray(5)), pair.readinto1(bytearray(1)))
pair.close()
print(pair.closed, pair.reader.closed if hasattr(pair, 'reader') else True)
show(lambda: io.BufferedRWPair(Only(), Raw([])))
show(lambda: io.BufferedRWPair(Raw([])))
show(pair.read)
base = io.IOBase()
for f in (base.readable, base.writable, base.seekable, base.isatty, base.tell, lambda: base.seek(0), base.fileno, lambda: base.truncate(), base.flush, lambda: base.readline(), lambda: base.closed, lambda: base._checkClosed(), lambda: base._checkReadable(), lambda: base._checkWritable(), lambda: base._checkSeekable(),
          lambda: base.readlines(), lambda: base.writelines([b'x']), lambda: next(base), lambda: base.detach(), lambda: io.BufferedIOBase().read(), lambda: io.BufferedIOBase().write(b''), lambda: io.BufferedIOBase().detach(), lambda: io.TextIOBase().read(), lambda: io.TextIOBase().readline(), lambda: io.TextIOBase().encoding,
          lambda: io.RawIOBase().read(), lambda: io.RawIOBase().readinto(b'')):
    show(f)
base.close()
show(base.flush)
show(base._checkClosed)


class Lines(io.IOBase):
    def __init__(self, data): self.data = data
    def read(self, n):
        r, self.data = self.data[:n], self.data[n:]
        return r
    def readable(self): return True


print(list(Lines(b'ab\ncd\n\nend')), Lines(b'long line\nx').readline(4), Lines(b'a\nb\nc\n').readlines(3))
class BadLines(Lines):
    def read(self, n): return 'text'
show(lambda: BadLines(b'').readline())


b = io.BytesIO(b'abcdef')
b.read(2)
b.extra = 5
print(b.__getstate__())
c = io.BytesIO()
c.__setstate__((b'xyz', 1, {'tag': 7}))
print(c.read(), c.tag, c.getvalue())
for state in (5, (b'x',), (b'x', -1, None), (b'x', 'y', None), ('x', 0, None), (b'x', 0, 5), (b'', 100, None)):
    show(io.BytesIO().__setstate__, state)
for args in ((0, 0), (-1,), (5, 1), (-2, 2), (-100, 2), (0, 3), ('x',), (1.5,), (2**70,)):
    show(io.BytesIO(b'abcdef').seek, *args)
v = b.getbuffer()
show(b.write, b'x' * 100)
show(b.close)
show(b.truncate, 1)
v.release()
print(b.write(b'zz'), b.getvalue(), b.truncate(3), b.getvalue(), b.readinto(bytearray(2)))
s = io.StringIO('abc\r\ndef\r', newline=None)
print(s.read(), s.newlines)
with open('text', 'w', encoding='utf-8', newline='') as f:
    f.write('one\r\ntwo\nthree\rfour é€\n')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open('text', encoding='utf-8', newline=newline) as f:
        print(repr(newline), f.readline(3), f.readline(), f.readlines(), f.newlines)
for kw in ({'newline': 'x'}, {'newline': 5}, {'encoding': 'nothing'}, {'errors': 5}, {'mode': 'q'}, {'mode': 'rw'}, {'mode': 'rb', 'encoding': 'utf-8'}, {'mode': 'rb', 'newline': ''}, {'mode': 'rb', 'errors': 'x'}, {'buffering': 0}, {'mode': 'rt', 'closefd': False}, {'mode': ''}, {'mode': 5}, {'mode': 'r+', 'buffering': 1}, {'opener': lambda p, f: -1}, {'opener': lambda p, f: 'x'},
           {'opener': lambda p, f: os.open(p, f)}, {'mode': 'x'}, {'encoding': 5}, {'buffering': 'x'}, {'mode': 'bb'}, {'mode': 'U'}):
    try:
        with open('text', **kw) as f: print(type(f).__name__, f.mode)
    except Exception as e:
        print(kw if 'opener' not in kw else 'opener', type(e).__name__)
f = open('text', 'r+', encoding='utf-8')
print(f.readline(), f.tell() > 0, f.encoding, f.errors, f.line_buffering, f.write_through, f.name, f.buffer.name, f.buffer.raw.name, f.buffer.raw.mode, f.buffer.raw.closefd, repr(f.buffer.raw).startswith("<_io.FileIO name='text' mode='rb+' closefd=True>"))
f.seek(0, 2)
f.reconfigure(errors='replace', line_buffering=True, write_through=True, newline='\r\n')
print(f.errors, f.line_buffering, f.write_through, f.write('end\n'))
for kw in ({'encoding': 'nothing'}, {'errors': 5}, {'newline': 'x'}, {'bad': 1}):
    show(f.reconfigure, **kw)
f.seek(0)
show(lambda: next(f))
show(f.tell)
show(lambda: f.seek(5, 1))
show(lambda: f.seek(-1))
show(lambda: f.seek(0, 9))
show(lambda: f.seek(0, 1))
f.close()
for g in (f.read, f.readline, lambda: f.write('x'), f.tell, lambda: f.seek(0), f.flush, lambda: next(f), f.fileno, f.isatty, lambda: f.truncate(), f.readable, lambda: f.buffer.read(), lambda: f.buffer.raw.read(1), lambda: f.__enter__(), lambda: f.detach()):
    try:
        g()
        print('fine')
    except Exception as e:
        print(type(e).__name__)
print(open('text', 'rb').read()[-5:])
for chunk in ('é' * 5000, 'a' * 8191 + '€', '\U0001f600' * 3000):
    with open('big', 'w', encoding='utf-8') as f: f.write(chunk)
    with open('big', encoding='utf-8') as f: print(f.read() == chunk, end=' ')
    with open('big', encoding='utf-8') as f: print(f.read(5000) == chunk[:5000], f.tell() > 0, f.read() == chunk[5000:])
with open('bad', 'wb') as f: f.write(b'ok\n\xff\xfe\n\xc3')
for errors in ('strict', 'ignore', 'replace', 'surrogateescape', 'backslashreplace'):
    try:
        with open('bad', encoding='utf-8', errors=errors) as f: print(ascii(f.read()))
    except UnicodeDecodeError as e:
        print(e)
w = io.TextIOWrapper(io.BytesIO(), encoding='ascii')
show(w.write, 'é')
show(w.write, 5)
w = io.TextIOWrapper(io.BytesIO(b'abc'), encoding='utf-16')
show(w.read)
show(lambda: io.TextIOWrapper(5))
show(lambda: io.TextIOWrapper.__new__(io.TextIOWrapper).read())
show(lambda: io.BufferedReader.__new__(io.BufferedReader).read())
show(lambda: io.FileIO.__new__(io.FileIO).read())
show(lambda: io.BytesIO.__new__(io.BytesIO).read())
for args in (('text', 'z'), ('nope',), (-1,), (99,), ('text', 'rb', False), (5.5,), ('.',), ('a\0b',)):
    show(io.FileIO, *args)
r, wfd = os.pipe()
os.write(wfd, b'pipe data\nmore')
os.close(wfd)
with open(r, encoding='utf-8') as f:
    print(f.seekable(), f.readline(), f.read(), f.name == r)
