# Pictures of all formats, drawn on by chance: a line per call with a digest of the bytes.
import framebuf
from array import array

state = 12345


def rnd(lo, hi):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return lo + (state >> 8) % (hi - lo + 1)


def digest(data):
    h = 0
    for c in data:
        h = (h * 31 + c) & 0xffffff
    return h


def call(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


FORMATS = (framebuf.MONO_VLSB, framebuf.RGB565, framebuf.GS4_HMSB, framebuf.MONO_HLSB, framebuf.MONO_HMSB,
           framebuf.GS2_HMSB, framebuf.GS8)
print(FORMATS, framebuf.MVLSB)


def picture(fmt, w, h, stride):
    data = bytearray(2 * (stride + 8) * (h + 8))
    return data, framebuf.FrameBuffer(data, w, h, fmt, stride)


def polygon():
    return array('h', [rnd(-10, 40) for _ in range(2 * rnd(0, 7))])


def draw(fb, w, h, color, other):
    x, y = rnd(-8, w + 4), rnd(-8, h + 4)
    kind = rnd(0, 14)
    if kind == 0:
        return kind, fb.fill(color)
    if kind == 1:
        return kind, fb.pixel(x, y)
    if kind == 2:
        return kind, fb.pixel(x, y, color)
    if kind == 3:
        return kind, fb.hline(x, y, rnd(-3, w + 8), color)
    if kind == 4:
        return kind, fb.vline(x, y, rnd(-3, h + 8), color)
    if kind == 5:
        return kind, fb.rect(x, y, rnd(1, w), rnd(1, h), color)
    if kind == 6:
        return kind, fb.rect(x, y, rnd(-2, w), rnd(-2, h), color, True)
    if kind == 7:
        return kind, fb.fill_rect(x, y, rnd(0, w), rnd(0, h), color)
    if kind == 8:
        return kind, fb.line(x, y, rnd(-20, w + 20), rnd(-20, h + 20), color)
    if kind == 9:
        return kind, fb.ellipse(x, y, rnd(0, w), rnd(0, h), color, rnd(0, 1), rnd(0, 15))
    if kind == 10:
        return kind, fb.ellipse(x, y, rnd(0, 9), rnd(0, 9), color)
    if kind == 11:
        return kind, fb.poly(x, y, polygon(), color)
    if kind == 12:
        return kind, fb.poly(x, y, polygon(), color, True)
    if kind == 13:
        return kind, fb.scroll(rnd(-3, 3), rnd(-3, 3))
    source, palette = other
    key = rnd(-1, 3)
    if rnd(0, 1):
        return kind, fb.blit(source, x, y, key)
    return kind, fb.blit(source, x, y, key, palette)


for fmt in FORMATS:
    for turn in range(12):
        w, h = rnd(1, 37), rnd(1, 37)
        data, fb = picture(fmt, w, h, w + rnd(0, 9))
        one = bytearray(i * 37 & 255 for i in range(2 * 16 * 16))
        two = bytearray(i * 91 & 255 for i in range(2 * 256))
        f1, f2 = FORMATS[rnd(0, 6)], FORMATS[rnd(0, 6)]
        source = framebuf.FrameBuffer(one, 13, 11, f1, 13)
        palette = (two, 256, 1, f2)     # its entries are not checked by the peer
        if f1 == framebuf.RGB565:
            palette = None
        for step in range(30):
            color = rnd(-1, 300) if rnd(0, 3) else rnd(0, 0xffff)
            kind, r = draw(fb, w, h, color, (source, palette))
            print(fmt, turn, step, kind, r, digest(data))

for args in ((bytearray(8), 8, 8, 0), (bytearray(7), 8, 8, 0), (bytearray(8), 8, 8, 7), (bytearray(8), 8, 8, -1),
             (bytearray(8), 0, 8, 0), (bytearray(8), 8, 0, 0), (bytearray(8), 8, 8, 0, 7), (bytearray(8), 8),
             (b'12345678', 8, 8, 0), ([1], 8, 8, 0), (bytearray(99), 70000, 1, 0)):
    r = call(framebuf.FrameBuffer, *args)
    print(args[1:], r if isinstance(r, str) else 'made')
for fmt in FORMATS:
    for w, h, stride in ((8, 8, 8), (9, 9, 9), (1, 1, 1), (5, 3, 7), (16, 9, 20)):
        n = 0
        while call(framebuf.FrameBuffer, bytearray(n), w, h, fmt, stride) == 'ValueError':
            n += 1
        print(fmt, w, h, stride, n)
fb = framebuf.FrameBuffer1(bytearray(range(8)), 8, 8)
print(bytes(fb), len(memoryview(fb)))
for name, args in (('pixel', (1,)), ('fill', ()), ('fill', ('a',)), ('rect', (1, 2, 3, 4)), ('poly', (0, 0, [1, 2], 1)),
                   ('text', (1, 0, 0)), ('blit', (3, 0, 0)), ('pixel', (1.5, 2)), ('scroll', (1,)), ('hline', (0, 0, 3)),
                   ('blit', ((bytearray(8), 8, 8), 0, 0)), ('blit', ((bytearray(1), 8, 8, 0), 0, 0)),
                   ('blit', (fb, 0, 0, -1, 5)), ('poly', (0, 0, b'abcd', 1)), ('poly', (0, 0, b'abc', 1)),
                   ('pixel', (-1, 0)), ('pixel', (True, 0))):
    print(name, args[1:], call(getattr(fb, name), *args), bytes(fb))
