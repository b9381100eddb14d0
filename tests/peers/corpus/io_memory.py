# io.StringIO and io.BytesIO.
import io

s = io.StringIO()
s.write('line one\n')
s.write('line two')
print(repr(s.getvalue()))
s = io.StringIO('a\nbb\nccc')
print(repr(s.readline()), repr(s.read(2)), repr(s.read()), repr(s.read()))
print([line.strip() for line in io.StringIO('x\ny\nz\n')])
b = io.BytesIO(b'\x01\x02\x03\x04')
print(b.read(1), b.read(2), b.tell(), b.seek(0), b.read())
w = io.BytesIO()
for i in range(3):
    w.write(bytes([i] * (i + 1)))
print(w.getvalue(), len(w.getvalue()))
out = io.StringIO()
print('printed', 5, sep='-', end='!', file=out)
print(out.getvalue())
with io.StringIO('context') as f:
    print(f.read())
