# io.StringIO and io.BytesIO.
import io
S, B = io.StringIO, io.BytesIO
big = S()
for i in range(10000):
    big.write(str(i))
bb = B()
for i in range(10000):
    bb.write(bytes([i % 256]))
lines = S('\n'.join(str(i) for i in range(100)))
print(sum(int(l) for l in lines), lines.read())
x = S('abc')
it = iter(x)
print(next(it), next(it, 'end'), x.read() == '')
y = S()
y.seek(5)
y.write('a')
print(repr(y.getvalue()), y.tell())
