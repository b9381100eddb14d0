# io.StringIO and io.BytesIO.
import io
S, B = io.StringIO, io.BytesIO
f = B(b'buffer')
with S() as f:
    print('text', 5, file=f)
    print(repr(f.getvalue()))
big = S()
print(len(big.getvalue()), big.getvalue()[:15], big.tell())
