# test: expect
# Raw streams that use the stream above them while it reads or writes (python3 crashes at the first).
import io


class Raw(io.RawIOBase):
    def __init__(self): self.depth = 0

    def readable(self): return True

    def writable(self): return True

    def readinto(self, b):
        stream.__init__(self, 1)
        b[:] = b'y' * len(b)
        return len(b)

    def write(self, data):
        self.depth += 1
        if self.depth == 1:
            stream.write(b'x' * 60)
        return min(len(data), 40)


raw = Raw()
stream = io.BufferedReader(raw, 4096)
try:
    print(len(stream.read(10)) in (1, 10))
except RuntimeError as e:
    print(e)
#> the stream was set up anew while it was read
raw = Raw()
stream = io.BufferedWriter(raw, 64)
print(stream.write(b'z' * 100), raw.depth)
#> 100 3
print(tuple.__add__(type('T', (tuple,), {})(), type('U', (tuple,), {})()))
#> ()
