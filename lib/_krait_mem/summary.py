"""The short text that goes to stderr."""
from _krait_mem.model import name_of
from _krait_mem.text import duration, number, plural, size

LINES = 10


def shorten(text, width):
    return text if len(text) <= width else text[:width - 1] + '…'


def collections(record):
    n = record.collections_seen
    if not n:
        return 'no collection'
    return '%s, longest pause %s, all together %s' % (
        plural(n, 'collection'), duration(record.max_pause_ns), duration(record.pause_total_ns))


def summary(record):
    out = ['krait mem: %s\n' % record.shown]
    out.append('  %s, %s in %s\n' % (plural(record.allocations, 'allocation'), size(record.allocated),
                                     duration(record.duration_ns)))
    limit = ' of %s' % size(record.limit) if record.limit else ''
    out.append('  most in use %s, heap at most %s%s, at the end %s reachable\n' % (
        size(record.most_used), size(record.peak), limit, size(record.end_live)))
    out.append('  %s\n' % collections(record))
    if record.failures_seen:
        file, function, line = record.place(record.failures[0][1])
        out.append('  %s, first at %s\n' % (plural(record.failures_seen, 'MemoryError'), name_of(file, line)))
    if record.incomplete:
        out.append('  the record is incomplete: there was no memory for it\n')
    lines = record.lines_by_bytes()[:LINES]
    if lines:
        wide = max(len(number(line.bytes)) for line in lines)
        counts = max(5, max(len(number(line.count)) for line in lines))
        names = min(40, max(len(line.name) for line in lines))
        out.append('\n  %s  %s  %s\n' % ('bytes'.rjust(max(wide, 5)), 'count'.rjust(counts), 'allocated by'))
    for line in lines:
        out.append('  %s  %s  %s  %s\n' % (number(line.bytes).rjust(max(wide, 5)), number(line.count).rjust(counts),
                                           line.name.ljust(names), shorten(line.text, 60)))
    return ''.join(out)
