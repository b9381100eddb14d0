"""krait mpy -x: the bytes of a file, what they are in colour and named beside."""

COLOURS = {'name': ('\x1b[0;31m', '\x1b[0;91m'), 'object': ('\x1b[0;32m', '\x1b[0;92m'),
           'code': ('\x1b[0;34m', '\x1b[0;94m')}
END = '\x1b[0m'


def shown_name(text):
    """On one line and harmless to a terminal."""
    return ''.join([c if c.isprintable() else repr(c)[1:-1] for c in text])


def paint(mpy):
    """The colour of each byte ('' for none), and the names by the row in which they begin."""
    colours = [''] * len(mpy.data)
    names = {}
    for i, s in enumerate(mpy.segments):
        names.setdefault(s.start // 16, []).append(shown_name(s.name))
        colours[s.start:s.end] = [COLOURS[s.kind][i & 1]] * (s.end - s.start)
    return colours, names


def painted(cells):
    """Joins (colour, text) pairs: the colour is opened where it changes and closed at the end."""
    out, now = [], ''
    for colour, text in cells:
        if colour != now:
            if now:
                out.append(END)
            out.append(colour)
            now = colour
        out.append(text)
    return ''.join(out) + (END if now else '')


def hexdump(mpy, colour=True):
    """The lines, without their ends."""
    colours, names = paint(mpy)
    if not colour:
        colours = [''] * len(colours)
    data = mpy.data
    for at in range(0, len(data), 16):
        row = range(at, min(at + 16, len(data)))
        digits = painted([(colours[i], ('' if i & 1 else ' ') + '%02x' % data[i]) for i in row])
        shown = painted([(colours[i], chr(data[i]) if 0x20 <= data[i] <= 0x7e else '.')
                         for i in row])
        pad = ' ' * (40 - 5 * (len(row) // 2) - 3 * (len(row) & 1))
        yield '%08x:%s%s  %s %s' % (at, digits, pad, shown, ''.join(
            ' ' + name for name in names.get(at // 16, ())))
