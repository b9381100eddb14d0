# io.StringIO and io.BytesIO.
import io
S, B = io.StringIO, io.BytesIO
bb = B()
print(len(bb.getvalue()), sum(bb.getvalue()))
bb.seek(5)
bb.write(b'*' * 10)
bb.seek(0)
print(bb.read(20))
