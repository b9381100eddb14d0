# test: timeout 600
"""uctypes on a board: registers, memory that stays where it is; framebuf."""
import sys

sys.dont_write_bytecode = True
from _board import Board, build, chosen, skip_without_tools

skip_without_tools()
BOARD = chosen()
if BOARD not in ('mps2-an385', 'mps2-an500'):
    print('no profile full on ' + BOARD)
    sys.exit(77)
build(BOARD)
PROGRAM = b'''
import framebuf, gc, machine, uctypes as u
SCB = {'cpuid': 0 | u.UINT32, 'part': 0 | u.BFUINT32 | 4 << u.BF_POS | 12 << u.BF_LEN,
       'words': (0 | u.ARRAY, 4 | u.UINT32)}
scb = u.struct(0xe000ed00, SCB)
print(scb.cpuid == machine.mem32[0xe000ed00] == scb.words[0], scb.part == scb.cpuid >> 4 & 0xfff, chr(scb.cpuid >> 24))
print(u.sizeof(SCB), u.sizeof((0 | u.PTR, u.UINT8)))
data = bytearray(range(64))
address = u.addressof(data)
s = u.struct(address, {'x': 1 | u.UINT8, 'y': 4 | u.UINT16, 'b': (8 | u.ARRAY, 8 | u.UINT8)}, u.BIG_ENDIAN)
window = s.b
for i in range(20):
    junk = [bytearray(300 + i) for _ in range(20)]
    del junk
    gc.collect()
s.y = 0x1234
window[0] = 99
print(u.addressof(data) == address, s.x, data[4:9], u.bytes_at(address + 8, 3))
try:
    data.append(1)
except BufferError:
    print('stays')
fb = framebuf.FrameBuffer(bytearray(40 * 2), 40, 16, framebuf.MONO_VLSB)
fb.text('Hi!', 0, 4)
fb.ellipse(32, 8, 6, 6, 1, True)
for y in range(16):
    print(''.join('#' if fb.pixel(x, y) else '.' for x in range(40)))
'''
with Board(BOARD) as board:
    board.enter_raw()
    out, err = board.raw(PROGRAM)
out = out.decode().replace('\r\n', '\n').split('\n')
assert not err.strip(), err.decode()
assert out[0] == 'True True A', out[0]
assert out[1] == '16 4', out[1]
assert out[2] == "True 1 bytearray(b'\\x124\\x06\\x07c') b'c\\t\\n'", out[2]
assert out[3] == 'stays'
picture = out[4:20]
assert picture[4] == '.#...#.....#.......#........#########...', picture
assert picture[8][26:39] == '#' * 13 and picture[1][26:39] == '.' * 13 and picture[2][26:39].strip('.') == '#####', picture
