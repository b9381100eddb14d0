"""Drawings: use over time, pauses, the map of the heap. All as SVG text."""
from _krait_mem.model import REASONS, name_of
from _krait_mem.text import duration, escape, number, percent, plural, size

WIDTH, LEFT, RIGHT = 1120, 64, 1108
KINDS = {
    '.': 'free', 'L': 'list', 'T': 'tuple', 'D': 'dict, set', 'S': 'str, bytes', 'F': 'float',
    'A': 'bytearray, movable buffer', 'B': 'code', 'M': 'module', 'h': 'other'}
COLUMNS = 96


def place(x):
    return ('%.1f' % x).rstrip('0').rstrip('.')


def short(text):
    """Without noughts behind the point: 2.50 MB is 2.5 MB."""
    n, _, unit = text.partition(' ')
    return ('%s %s' % (n.rstrip('0').rstrip('.'), unit)) if '.' in n else text


def ticks(most, base, want=5):
    """Round numbers from 0 up to about `most`; `base` is what a thousand is."""
    unit = 1
    while most / unit >= base:
        unit *= base
    most /= unit
    step = 1e-3
    while most / step > want:
        for factor in (2, 2.5, 2):
            step *= factor
            if most / step <= want:
                break
    return [i * step * unit for i in range(int(most / step) + 1)]


class Axes:
    def __init__(self, record, top, bottom, most):
        self.record, self.top, self.bottom = record, top, bottom
        self.time = max(record.duration_ns, 1)
        self.most = max(most, 1)

    def x(self, ns):
        return LEFT + (RIGHT - LEFT) * min(ns, self.time) / self.time

    def y(self, value):
        return self.bottom - (self.bottom - self.top) * min(value, self.most) / self.most

    def grid(self, show):
        for value in ticks(self.most, 1024 if show is size else 1000, 5):
            y = place(self.y(value))
            yield '<line class="grid" x1="%d" x2="%d" y1="%s" y2="%s"/>' % (LEFT, RIGHT, y, y)
            yield '<text x="%d" y="%s" text-anchor="end">%s</text>' % (
                LEFT - 8, place(self.y(value) + 4), short(show(value)))

    def time_axis(self):
        for ns in ticks(self.time, 1000, 8):
            x = place(self.x(ns))
            yield '<line class="axis" x1="%s" x2="%s" y1="%d" y2="%d"/>' % (x, x, self.bottom, self.bottom + 5)
            yield '<text x="%s" y="%d" text-anchor="middle">%s</text>' % (
                x, self.bottom + 18, short(duration(ns)) if ns else '0')


def thin(points):
    """At most two points for each pixel: the least and the most of it, as they came."""
    out, column, kept = [], None, []
    for x, y in points:
        if int(x) != column:
            out += kept
            column, kept = int(x), []
        if len(kept) < 2:
            kept.append((x, y))
        else:
            low, high = min(kept + [(x, y)], key=lambda p: p[1]), max(kept + [(x, y)], key=lambda p: p[1])
            kept = sorted([low, high], key=lambda p: p[0])
            if low[0] == high[0]:
                kept = [high, low]
    return out + kept


def path(points):
    return 'M' + 'L'.join('%s %s' % (place(x), place(y)) for x, y in points)


def history(record):
    """(ns, in use, heap) at every sample, before and after every collection, in order."""
    points = [(ns, i, used, taken) for i, (ns, used, taken) in enumerate(record.samples)]
    for ns, pause, before, after, taken, why, n in record.collections:
        points.append((max(0, ns - pause), -2, before, taken))
        points.append((ns, -1, after, taken))
    points.sort()
    return [(ns, used, taken) for ns, _, used, taken in points]


def use_over_time(record):
    points = history(record)
    most = max([p[2] for p in points] + [record.most_used, record.peak])
    near_limit = record.limit and record.limit < 1.6 * most
    axes = Axes(record, 12, 268, max(most, record.limit if near_limit else 0) * 1.04)
    used = thin([(axes.x(ns), axes.y(u)) for ns, u, _ in points])
    out = ['<svg id="chart" viewBox="0 0 %d 330" role="img" aria-label="memory in use over time">' % WIDTH]
    out += axes.grid(size)
    out.append('<path class="area" d="%sL%s %dL%s %dZ"/>' % (
        path(used), place(used[-1][0]), axes.bottom, place(used[0][0]), axes.bottom))
    heap = []
    for ns, _, taken in points:
        if heap and heap[-1][1] != axes.y(taken):
            heap.append((axes.x(ns), heap[-1][1]))
        if not heap or heap[-1][1] != axes.y(taken):
            heap.append((axes.x(ns), axes.y(taken)))
    heap.append((axes.x(record.duration_ns), heap[-1][1]))
    out.append('<path class="taken" d="%s"/>' % path(thin(heap)))
    if near_limit:
        y = place(axes.y(record.limit))
        out.append('<line class="limit" x1="%d" x2="%d" y1="%s" y2="%s"/>' % (LEFT, RIGHT, y, y))
    out.append('<path class="used" d="%s"/>' % path(used))
    out += marks(record, axes)
    out.append('<line class="axis" x1="%d" x2="%d" y1="%d" y2="%d"/>' % (LEFT, RIGHT, axes.bottom, axes.bottom))
    out += axes.time_axis()
    out.append('<line class="cursor" y1="%d" y2="%d"/></svg>' % (axes.top, axes.bottom + 50))
    return ''.join(out)


def marks(record, axes):
    """A stroke for each collection below the axis, a line across for each MemoryError."""
    for why in range(len(REASONS)):
        places = sorted({place(axes.x(c[0])) for c in record.collections if c[5] == why})
        if places:
            yield '<path class="why%d" stroke-width="1.3" d="%s"/>' % (
                why, ''.join('M%s %dv14' % (x, axes.bottom + 28) for x in places))
    if record.collections:
        yield '<text x="%d" y="%d" text-anchor="end">collections</text>' % (LEFT - 4, axes.bottom + 39)
    for ns, number_of_line in record.failures[:200]:
        file, function, line = record.place(number_of_line)
        x = place(axes.x(ns))
        yield ('<line class="fail" x1="%s" x2="%s" y1="%d" y2="%d"><title>MemoryError at %s</title></line>' % (
            x, x, axes.top, axes.bottom, escape(name_of(file, line))))


def pauses(record):
    """A bar for each collection, as long as its pause."""
    axes = Axes(record, 10, 150, record.max_pause_ns * 1.04)
    out = ['<svg viewBox="0 0 %d 176" role="img" aria-label="pauses over time">' % WIDTH]
    out += axes.grid(duration)
    width = max(1.5, min(6, (RIGHT - LEFT) / max(1, len(record.collections)) * .6))
    longest = {}     # of those that share a place on the page
    for collection in record.collections:
        column = int(axes.x(collection[0]))
        if column not in longest or longest[column][1] < collection[1]:
            longest[column] = collection
    for ns, pause, before, after, taken, why, n in longest.values():
        y = axes.y(pause)
        out.append('<rect class="pause" x="%s" y="%s" width="%s" height="%s"><title>pause %s at %s, freed %s</title>'
                   '</rect>' % (place(axes.x(ns) - width / 2), place(y), place(width), place(max(.6, axes.bottom - y)),
                                duration(pause), duration(ns), size(max(0, before - after))))
    out.append('<line class="axis" x1="%d" x2="%d" y1="%d" y2="%d"/>' % (LEFT, RIGHT, axes.bottom, axes.bottom))
    out += axes.time_axis()
    return ''.join(out) + '</svg>'


def histogram(record):
    """How many pauses were how long."""
    bins = record.pause_bins
    first = next(i for i, n in enumerate(bins) if n)
    last = max(i for i, n in enumerate(bins) if n)
    most, out = max(bins), []
    height = 20 * (last - first + 1) + 6
    out.append('<svg viewBox="0 0 400 %d" role="img" aria-label="lengths of pauses">' % height)
    for row, i in enumerate(range(first, last + 1)):
        low, high = (1 << i - 1 if i else 0) * 1000, (1 << i) * 1000
        y, width = 20 * row + 3, 215 * bins[i] / most
        label = '%s – %s' % (short(duration(low)) if low else '0', short(duration(high)))
        out.append('<text x="118" y="%d" text-anchor="end">%s</text>' % (y + 12, label))
        out.append('<rect class="hist" x="126" y="%d" width="%s" height="15" rx="2"/>' % (y, place(width)))
        if bins[i]:
            out.append('<text x="%s" y="%d">%s</text>' % (place(132 + width), y + 12, number(bins[i])))
    return ''.join(out) + '</svg>'


def heap_map(cells, unit, label):
    """A square for each cell, squares of a kind that stand side by side in one piece."""
    rows = (len(cells) + COLUMNS - 1) // COLUMNS
    side = 11
    out = ['<svg class="map" viewBox="0 0 %d %d" role="img" aria-label="%s">' % (COLUMNS * side, rows * side, label)]
    for row in range(rows):
        line = cells[row * COLUMNS:(row + 1) * COLUMNS]
        at = 0
        while at < len(line):
            end = at
            while end < len(line) and line[end] == line[at]:
                end += 1
            kind = line[at]
            out.append('<rect x="%d" y="%d" width="%d" height="%d" fill="var(--%s)"><title>%s, %s from %s on</title>'
                       '</rect>' % (at * side, row * side, (end - at) * side - 1, side - 1,
                                    'free' if kind == '.' else 'k-' + kind, KINDS[kind],
                                    size((end - at) * unit), size((row * COLUMNS + at) * unit)))
            at = end
    return ''.join(out) + '</svg>'


def map_legend(cells):
    present = [kind for kind in KINDS if kind in cells]
    share = {kind: cells.count(kind) for kind in present}
    out = ['<div class="legend">']
    for kind in present:
        out.append('<span><i style="background:var(--%s)"></i>%s %s</span>' % (
            'free' if kind == '.' else 'k-' + kind, KINDS[kind], percent(share[kind], len(cells))))
    return ''.join(out) + '</div>'


def chart_legend(record):
    def stroke(cls, text):
        return '<span><svg viewBox="0 0 28 12"><line class="%s" x1="0" x2="28" y1="6" y2="6"/></svg>%s</span>' % (
            cls, text)

    def tick(cls, text):
        return '<span><svg viewBox="0 0 28 12"><path class="%s" stroke-width="2" d="M14 0v12"/></svg>%s</span>' % (
            cls, text)
    out = ['<div class="legend">', stroke('used', 'in use'), stroke('taken', 'size of the heap')]
    for why, n in enumerate(record.why):
        if n:
            out.append(tick('why%d' % why, '%s, %s' % (plural(n, 'collection'), REASONS[why])))
    if record.failures:
        out.append(tick('fail', 'MemoryError'))
    return ''.join(out) + '</div>'


def data(record):
    """What the script shows under the mouse: numbers only."""
    def rows(lines):
        return '[%s]' % ','.join('[%s]' % ','.join(map(str, line)) for line in lines)
    samples = history(record)
    samples = samples[::len(samples) // 3000 + 1]
    return ('{"width":%d,"left":%d,"right":%d,"duration":%d,"reasons":[%s],"samples":%s,"collections":%s}' % (
        WIDTH, LEFT, RIGHT, max(record.duration_ns, 1), ','.join('"%s"' % r for r in REASONS),
        rows(samples), rows(record.collections)))
