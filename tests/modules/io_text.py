# Text files: modes, newline translation, encodings, seek/tell, readline, iteration, errors.
import os
name = '/tmp/krait_io_text_%d' % os.getpid()


def raw():
    with open(name, 'rb') as f:
        return f.read()


def err(f, *a, **k):
    try:
        print('ok', f(*a, **k))
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, 'NAME').partition(": 'NAME' was opened with")[0])


with open(name, 'w') as f:
    print(f.write('line1\nline2\n'), f.write('é€😀'), f.writable(), f.readable(), f.seekable(), f.mode, f.name == name, f.encoding.lower().replace('-', ''), f.closed, f.errors, f.newlines, f.line_buffering)
    err(f.read)
    err(f.write, 5)
    err(f.write, b'x')
    f.writelines(['a', 'b\n', 'c'])
    err(f.writelines, [1])
print(f.closed, raw())
for m in ('read', 'write', 'readline', 'seek', 'flush', 'tell', 'fileno', '__next__', '__enter__', 'isatty', 'readable'):
    err(getattr(f, m), *(('x',) if m == 'write' else (0,) if m == 'seek' else ()))
with open(name, encoding='utf-8') as f:
    print(repr(f.read(3)), repr(f.readline()), repr(f.read(0)), repr(f.readline(3)), repr(f.readline(100)), repr(f.readline(-1)), repr(f.read()), repr(f.read()), repr(f.readline()))
    f.seek(0)
    print(f.readlines(), f.seek(0), list(f), f.seek(0), [l for l in f], f.tell() == len(raw()))
    f.seek(0)
    print(f.readlines(8), next(f), f.readlines(1))
    err(f.write, 'x')
    err(f.seek, 1, 1)
    err(f.seek, -1)
    err(f.seek, 0, 5)
    print(f.seek(0, 2) == len(raw()), f.seek(0, 1) == len(raw()), f.seek(6), f.readline())
with open(name, 'a') as f:
    f.write('appended\n')
    print(f.tell() == len(raw()) or 'buffered')
with open(name, 'r+') as f:
    print(f.readline())
    f.seek(0)
    f.write('LINE')
    f.seek(0)
    print(f.readline())
with open(name, 'w+') as f:
    f.write('abc\ndef\n')
    f.seek(0)
    print(f.read(), f.truncate(4), raw())
err(open, name, 'x')
os.remove(name)
with open(name, 'x') as f:
    f.write('x mode')
print(raw())
for nl in (None, '', '\n', '\r', '\r\n'):
    with open(name, 'w', newline=nl) as f:
        f.write('a\nb\r\nc\rd\n')
    data = raw()
    row = []
    for rn in (None, '', '\n', '\r', '\r\n'):
        with open(name, newline=rn) as f:
            row.append((f.readlines(), f.newlines))
    print(repr(nl), data, row)
with open(name, 'wb') as f:
    f.write(b'a\r\nb\rc\nd\r\n\r\r\n')
with open(name) as f:
    print([repr(l) for l in f], f.newlines)
with open(name) as f:
    print(repr(f.read(2)), repr(f.read(1)), repr(f.read(1)), repr(f.readline()), repr(f.read()))
for enc, errs in (('utf-8', None), ('ascii', None), ('latin-1', None), ('ascii', 'replace'), ('ascii', 'ignore'), ('ascii', 'backslashreplace'), ('utf-8', 'surrogateescape'), ('utf-16-le', None), ('nope', None), ('utf-8', 'nope')):
    try:
        with open(name, 'w', encoding=enc, errors=errs) as f:
            f.write('aé€')
        print(enc, errs, raw())
    except Exception as e:
        print(enc, errs, type(e).__name__, e)
with open(name, 'wb') as f:
    f.write(b'ok \xe9\xff end\n')
for enc, errs in (('utf-8', 'strict'), ('ascii', 'strict'), ('latin-1', 'strict'), ('utf-8', 'replace'), ('utf-8', 'ignore'), ('ascii', 'surrogateescape'), ('utf-8', 'backslashreplace')):
    try:
        with open(name, encoding=enc, errors=errs) as f:
            print(enc, errs, ascii(f.read()))
    except Exception as e:
        print(enc, errs, type(e).__name__, e)
with open(name, 'wb') as f:
    f.write(b'\xef\xbb\xbfbom')
print(ascii(open(name, encoding='utf-8').read()), ascii(open(name, encoding='utf-8-sig').read()))
with open(name, 'w', encoding='utf-8') as f:
    for i in range(3000):
        f.write(f'línea {i} €\n')
with open(name, encoding='utf-8') as f:
    n = 0
    for i, l in enumerate(f):
        assert l == f'línea {i} €\n'
        n += 1
    print(n)
    f.seek(0)
    print(len(f.read(5000)), repr(f.readline()), len(f.read()))
    f.seek(0)
    for _ in range(100):
        f.readline()
    pos = f.tell()
    rest = f.readline()
    f.seek(pos)
    print(f.readline() == rest, repr(rest))
    f.seek(0)
    next(f)
    err(f.tell)
with open(name, 'w') as f:
    print('printed', 1, 2, sep=',', file=f)
    print('no newline', end='', file=f)
    f.flush()
    print(raw())
for args in (('/nonexistent/x',), ('/nonexistent/x', 'w'), ('/', 'r'), ('/', 'w'), (name, 'z'), (name, ''), (name, 'rr'), (name, 'r+w'), (name, 'U'), (name, 'rbt'), (name, 'rb', -1, 'utf-8'), (name, 'r', 0), (name, 'r', -1, None, None, 'x'), (5.5,), ('',), ('a\0',), (name, 'r', 'x')):
    try:
        open(*args).close()
        print('opened', args[1:])
    except Exception as e:
        print([a for a in args if a != name], type(e).__name__, str(e).replace(name, 'NAME'))
f = open(name)
fd = f.fileno()
print(isinstance(fd, int), f.isatty(), f.detach().__class__.__name__)
err(f.read)
with open(name) as f, open(name) as g:
    print(f.read() == g.read())
f = open(name)
it = iter(f)
print(it is f, next(it), next(it, 'end'), next(it, 'end'))
f.close()
f.close()
try:
    with open(name) as f:
        raise ValueError('in with')
except ValueError:
    print(f.closed)
fd = os.open(name, os.O_RDONLY)
with open(fd, closefd=False) as f:
    print(f.read()[:7], f.name == fd)
print(os.read(fd, 5))
os.close(fd)
os.remove(name)
