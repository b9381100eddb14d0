"""The debug records behind the code of krait's own files: src/code/debug.h tells the format."""

from _krait_mpy.reader import Cursor

WHAT = 'the debug records'


class Record:
    """What v6 lacks of one function: flags, first_line, qualname (number, and a text if that is 1),
    doc (bytes or None), counts, texts, positions (bytes). Texts are str."""


def read_debug(mpy, c):
    """The records in the order of mpy.codes."""
    start = c.at
    length = c.uint(WHAT)
    if length != c.end - c.at:
        c.fail(start, 'debug records of %d bytes, where %d are left' % (length, c.end - c.at))
    return [read_record(mpy, c) for code in mpy.codes]


def read_text(mpy, c):
    start = c.at
    n = c.uint(WHAT)
    if n & 1:
        if n >> 1 >= len(mpy.names):
            c.fail(start, '%s: name %d of only %d' % (WHAT, n >> 1, len(mpy.names)))
        return mpy.names[n >> 1]
    try:
        return str(c.take(n >> 1, WHAT), 'utf-8', 'surrogatepass')
    except UnicodeDecodeError:
        c.fail(start, '%s: a text is not UTF-8' % WHAT)


def read_record(mpy, whole):
    n = whole.uint(WHAT)
    at = whole.at
    whole.take(n, WHAT)
    c = Cursor(mpy.data, mpy.file, at, whole.at)
    r = Record()
    r.flags = c.uint(WHAT)
    r.first_line = c.uint(WHAT)
    number = c.uint(WHAT)
    r.qualname = (number, read_text(mpy, c) if number == 1 else None)
    n = c.uint(WHAT)
    r.doc = c.take(n - 1, WHAT) if n else None
    r.counts = [c.uint(WHAT) for _ in range(3)]  # free variables, positional-only, slots
    r.texts = [read_text(mpy, c) for _ in range(c.uint(WHAT))]
    r.positions = c.take(c.end - c.at, WHAT)
    return r
