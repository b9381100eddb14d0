# test: krait-only
# Letters, and what happens to the bytes under a picture.
import framebuf

def show(text, w, h, x=0, y=0):
    fb = framebuf.FrameBuffer(bytearray(w * h), w, h, framebuf.GS8)
    fb.text(text, x, y)
    return [''.join('#' if fb.pixel(i, j) else '.' for i in range(w)) for j in range(h)]

assert show('A', 8, 8) == ['..###...', '.#...#..', '.#...#..', '.#####..', '.#...#..', '.#...#..', '.#...#..',
                           '........'], show('A', 8, 8)
seen = set()
for code in range(32, 127):
    rows = show(chr(code), 8, 8)
    assert all(row[0] == row[6] == row[7] == '.' for row in rows), rows
    seen.add('\n'.join(rows))
assert len(seen) == 95
box = show('\u20ac', 8, 8)
assert box == show('\x00', 8, 8) == show('\x7f', 8, 8) == ['.#####..'] * 7 + ['........'], box
assert show('AB', 16, 8) == [a + b for a, b in zip(show('A', 8, 8), show('B', 8, 8))]
assert show('AB', 8, 8, -8) == show('B', 8, 8) and show('A', 8, 8, 8) == ['........'] * 8
assert show('A', 8, 4, 2, -2) == [row[-2:] + row[:6] for row in show('A', 8, 8)[2:6]]
mono = framebuf.FrameBuffer(bytearray(8), 8, 8, framebuf.MONO_VLSB)
mono.text('|', 0, 0)
assert bytes(mono) == b'\0\0\0\x7f\0\0\0\0', bytes(mono)
mono.text('|', 0, 0, 0)
assert not any(bytes(mono))

def fails(kind, f, *args):
    try:
        f(*args)
    except kind:
        return
    raise AssertionError((kind, f, args))

data = bytearray(64)
fb = framebuf.FrameBuffer(data, 8, 8, framebuf.GS8)
fb.fill(7)
assert data == b'\x07' * 64
view = memoryview(fb)
view[3] = 9
assert fb.pixel(3, 0) == 9 and data[3] == 9
fails(BufferError, data.clear)
view.release()
del data[10:]
fails(ValueError, fb.fill, 1)
fails(ValueError, fb.pixel, 0, 0)
data.extend(bytes(64))
fb.fill(1)
assert data[:64] == b'\1' * 64 and not any(data[64:])
fails(TypeError, framebuf.FrameBuffer, bytes(64), 8, 8, framebuf.GS8)
fails(TypeError, fb.text, b'x', 0, 0)
fails(OverflowError, fb.pixel, 1 << 40, 0)
fails(ValueError, fb.ellipse, 0, 0, 1 << 21, 5, 1)
fails(ValueError, framebuf.FrameBuffer.__new__(framebuf.FrameBuffer).fill, 1)
fb.line(-2**20, -2**20, 2**20, 2**20, 5)
assert fb.pixel(0, 0) == fb.pixel(7, 7) == 5
fb.rect(-2**31, -2**31, 2**31 - 1, 2**31 - 1, 3, True)
fb.scroll(2**31 - 1, -2**31)
other = framebuf.FrameBuffer(fb, 8, 8, framebuf.GS8)
other.pixel(1, 0, 77)
assert data[1] == 77
fb.__init__(fb, 8, 8, framebuf.GS8)
fails(RecursionError, fb.fill, 1)

class Screen(framebuf.FrameBuffer):
    def __init__(self):
        self.bytes = bytearray(2 * 4 * 4)
        super().__init__(self.bytes, 4, 4, framebuf.RGB565)

s = Screen()
s.hline(0, 0, 2, 0x1234)
assert s.bytes[:6] == b'\x34\x12\x34\x12\0\0'
print('ok')
