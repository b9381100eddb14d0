"""Timing diagrams as text: two lines for each pin, a ruler above."""

import _machine_sim as _sim

LOW, HIGH, FLOATING, CONFLICT = range(4)


class Record:
    """What the pins did: names and edges of every net."""

    def __init__(self):
        self.end = _sim.now()
        self.lost = _sim.lost()
        self.nets = _sim.nets()
        self.changes = {}
        for at, net, level in _sim.edges():
            self.changes.setdefault(net, []).append((at, level))
        self.names = {}
        for name, number in _sim.names():
            if number not in self.names:
                self.names[number] = name

    def pick(self, pins):
        """Pairs of name and net: of these pins, or of all nets that changed."""
        if pins is None:
            return [(self.name_of(net), net) for net in sorted(self.changes)]
        return [(pin if isinstance(pin, str) else self.names[_sim.number(pin)], self.nets[_sim.number(pin)])
                for pin in pins]

    def name_of(self, net):
        """The first name of a pin in this net that is more than a number."""
        names = [self.names[pin] for pin in range(len(self.nets)) if self.nets[pin] == net]
        for name in names:
            if not (name[0] == 'P' and name[1:].isdigit()):
                return name
        return names[0]

    def wave(self, net):
        """List of (ns, level) of a net."""
        return self.changes.get(net, [])


UNITS = ((1_000_000_000, 's'), (1_000_000, 'ms'), (1_000, 'us'), (1, 'ns'))


def time_text(ns):
    """A time in the unit in which it is shortest: 1.5 ms."""
    for size, unit in UNITS:
        if ns >= size:
            text = f'{ns / size:.3f}'.rstrip('0').rstrip('.')
            return f'{text} {unit}'
    return '0'


def nice_step(ns):
    """The least round number that is not below ns."""
    if ns <= 10:
        return ns
    power = 1
    while True:
        for digits in (10, 15, 20, 25, 30, 40, 50, 60, 80):
            if digits * power >= ns:
                return digits * power
        power *= 10


def columns(wave, start, step, width):
    """For each column: the level at its begin, at its end, how many changes are in it."""
    at, level = 0, FLOATING
    n = len(wave)
    while at < n and wave[at][0] < start:
        level = wave[at][1]
        at += 1
    result = []
    for i in range(width):
        begin, count, limit = level, 0, start + (i + 1) * step
        while at < n and wave[at][0] < limit:
            level = wave[at][1]
            count += 1
            at += 1
        result.append((begin, level, count))
    return result


# (top, bottom) for: high, low, floating, conflict, rising, falling, many changes
FINE = ('─ ', ' ─', ' ╌', '╳╳', '┌┘', '┐└', '▒▒')
PLAIN = ('- ', ' _', ' .', 'XX', '/ ', '\\ ', '##')


def cell(column, style):
    """The two characters of a column."""
    begin, end, count = column
    if count > 2 or (count == 2 and begin == end):
        return style[6]
    if count and (begin == HIGH) != (end == HIGH) and CONFLICT not in (begin, end):
        return style[4 if end == HIGH else 5]
    return style[{HIGH: 0, LOW: 1, FLOATING: 2, CONFLICT: 3}[end]]


def summary(wave, start, end):
    """What can be said of a wave in a few words: rate and share of the time that it is high."""
    rises = [at for at, level in wave if level == HIGH and start <= at <= end]
    if len(rises) < 3:
        return ''
    gaps = [b - a for a, b in zip(rises, rises[1:])]
    mean = sum(gaps) / len(gaps)
    high, since = 0, None
    for at, level in wave:
        if at > rises[-1]:
            break
        if level == HIGH and since is None and at >= rises[0]:
            since = at
        elif level != HIGH and since is not None:
            high += at - since
            since = None
    share = high * 100 / (rises[-1] - rises[0])
    if max(gaps) - min(gaps) > mean / 50:
        return f'{len(rises)} pulses'
    rate = 1e9 / mean
    unit = 'Hz'
    if rate >= 1e6:
        rate, unit = rate / 1e6, 'MHz'
    elif rate >= 1e3:
        rate, unit = rate / 1e3, 'kHz'
    return f'{rate:.4g} {unit}, {share:.0f} % high'


def ruler(start, step, width, plain):
    """Two lines: times, and marks below them."""
    mark, text, marks = 10, '', ''
    while width // mark > 7:
        mark += 10
    for i in range(0, width, mark):
        label = time_text(start + i * step)
        if len(text) > i or i + len(label) > width + 8:
            continue
        text += ' ' * (i - len(text)) + label
    for i in range(width):
        marks += ('|' if plain else '┴') if i % mark == 0 else ('.' if plain else '─')
    return text, marks


def draw(record, pins=None, start=0, end=None, width=72, plain=False):
    """The diagram as a str."""
    end = record.end if end is None else end
    picked = record.pick(pins)
    if not picked:
        return 'no pin has changed\n'
    step = nice_step(max(1, -(-max(1, end - start) // width)))
    used = min(width, max(10, -(-max(1, end - start) // step)))
    style = PLAIN if plain else FINE
    margin = max(len(name) for name, net in picked) + 2
    lines = [' ' * margin + line for line in ruler(start, step, used, plain)]
    for name, net in picked:
        wave = record.wave(net)
        cells = [cell(c, style) for c in columns(wave, start, step, used)]
        note = summary(wave, start, end)
        lines.append(' ' * margin + ''.join(c[0] for c in cells) + ('  ' + note if note else ''))
        lines.append(f'{name:{margin}}' + ''.join(c[1] for c in cells))
    if record.lost:
        lines.append(f'{record.lost} later changes are not shown: the record was full')
    return '\n'.join(line.rstrip() for line in lines) + '\n'
