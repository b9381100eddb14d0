"""Numbers and text as people read them."""


def number(n):
    return '{:,}'.format(n)


def size(n):
    """Bytes, with three digits that count."""
    for unit in ('B', 'KB', 'MB', 'GB'):
        if n < 1000 or unit == 'GB':
            break
        n /= 1024
    if unit == 'B':
        return '%d B' % n
    return ('%.2f %s' if n < 10 else '%.1f %s' if n < 100 else '%.0f %s') % (n, unit)


def duration(ns):
    if ns < 1000:
        return '%d ns' % ns
    for unit, factor in (('µs', 1e3), ('ms', 1e6), ('s', 1e9)):
        n = ns / factor
        if n < 1000 or unit == 's':
            break
    return ('%.2f %s' if n < 10 else '%.1f %s' if n < 100 else '%.0f %s') % (n, unit)


def plural(n, what):
    return '%s %s%s' % (number(n), what, '' if n == 1 else 's')


def percent(part, whole):
    share = 100 * part / whole if whole else 0
    if 0 < share < .1:
        return '< 0.1 %'
    return '%.1f %%' % share if share < 10 else '%.0f %%' % share


def escape(s):
    """Text for HTML, also between quotes; what cannot be shown is written as a number."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;').replace("'", '&#39;')
    if s.isprintable():
        return s
    return ''.join(c if c.isprintable() or c == '\t' else '\\x%02x' % ord(c) if ord(c) < 256 else '\\u%04x' % ord(c)
                   for c in s)
