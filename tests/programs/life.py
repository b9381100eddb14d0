# Conway's life on sparse sets and on big-integer rows; patterns, periods, gliders.
from collections import Counter
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md

PATTERNS = {
    'blinker': '###',
    'block': '##/##',
    'toad': '.###/###.',
    'glider': '.#./..#/###',
    'beacon': '##../##../..##/..##',
    'pulsar': '..###...###../............./#....#.#....#/#....#.#....#/#....#.#....#/..###...###../............./..###...###../#....#.#....#/#....#.#....#/#....#.#....#/............./..###...###..',
    'lwss': '.#..#/#..../#...#/####.',
    'r-pentomino': '.##/##./.#.',
    'acorn': '.#...../...#.../##..###',
    'pentadecathlon': '..#....#../##.####.##/..#....#..',
}


def parse(text):
    return {(x, y) for y, row in enumerate(text.split('/')) for x, c in enumerate(row) if c == '#'}


def step(cells):
    n = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in n.items() if k == 3 or k == 2 and c in cells}


def normal(cells):
    if not cells:
        return frozenset(), (0, 0)
    mx, my = min(x for x, _ in cells), min(y for _, y in cells)
    return frozenset((x - mx, y - my) for x, y in cells), (mx, my)


def show(cells):
    if not cells:
        return '(empty)'
    xs, ys = [x for x, _ in cells], [y for _, y in cells]
    return '\n'.join(''.join('#' if (x, y) in cells else '.' for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1))


def classify(cells, limit=100):
    seen = {}
    for t in range(limit):
        shape, pos = normal(cells)
        if shape in seen:
            t0, p0 = seen[shape]
            move = (pos[0] - p0[0], pos[1] - p0[1])
            kind = 'spaceship' if move != (0, 0) else 'still' if t - t0 == 1 else 'oscillator'
            return kind, t - t0, move, t0
        seen[shape] = t, pos
        cells = step(cells)
    return 'unknown', len(cells)


class Board:
    """Rows as big integers on a torus."""
    def __init__(self, w, h, cells=()):
        self.w, self.h = w, h
        self.rows = [0] * h
        for x, y in cells:
            self.rows[y % h] |= 1 << x % w

    def step(self):
        w, mask, rows = self.w, (1 << self.w) - 1, self.rows
        def rot(r, k): return (r << k | r >> (w - k)) & mask
        new = []
        for y in range(self.h):
            up, mid, down = rows[y - 1], rows[y], rows[(y + 1) % self.h]
            ones = twos = fours = 0
            for r in (rot(up, 1), up, rot(up, w - 1), rot(mid, 1), rot(mid, w - 1), rot(down, 1), down, rot(down, w - 1)):
                c1 = ones & r
                ones ^= r
                c2 = twos & c1
                twos ^= c1
                fours |= c2
            new.append(twos & ~fours & (ones | mid) & mask)
        self.rows = new

    @property
    def alive(self):
        return sum(r.bit_count() for r in self.rows)

    def cells(self):
        return {(x, y) for y, r in enumerate(self.rows) for x in range(self.w) if r >> x & 1}


for name, text in PATTERNS.items():
    cells = parse(text)
    print(name, len(cells), classify(cells))
g = parse(PATTERNS['glider'])
for i in range(4):
    print(show(g), '', sep='\n')
    g = step(g)
acorn = parse(PATTERNS['acorn'])
pops = []
for t in range(120 // SHARE):
    if t % 20 == 0:
        pops.append(len(acorn))
    acorn = step(acorn)
print(pops, len(acorn))
b = Board(40, 40, {(x + 15, y + 15) for x, y in parse(PATTERNS['r-pentomino'])})
s = b.cells()
for t in range(15):
    b.step()
    s = step(s)
print(b.alive, len(s), b.cells() == s)
gl = Board(16, 16, parse(PATTERNS['glider']))
start = gl.cells()
for t in range(64):
    gl.step()
print(gl.cells() == start, gl.alive)
soup = Board(64, 64, {(i * 37 % 61, (i * 53 + i * i // 7) % 64) for i in range(900)})
hist = [soup.alive]
for t in range(100 // SHARE):
    soup.step()
    hist.append(soup.alive)
print(hist[::10])
print(show(step(parse('#'))), classify(parse('##')))
