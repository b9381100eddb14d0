"""The page: one HTML file that needs nothing else. What it says stands in its tables and drawings; the script only
sorts tables and shows figures under the mouse."""
from _krait_mem import chart, tables
from _krait_mem.model import name_of
from _krait_mem.style import CSS, SCRIPT
from _krait_mem.text import duration, escape, number, percent, plural, size


def card(value, what, more='', exact=0, unit='bytes', bad=False):
    return '<div class="card%s"><span>%s</span><b title="%s %s">%s</b>%s</div>' % (
        ' bad' if bad else '', what, number(exact), unit, value, '<small>%s</small>' % more if more else '')


def cards(record):
    heap = 'of %s, ' % size(record.limit) if record.limit else ''
    heap += 'the compiler %s of it at most' % size(record.compiler_peak)
    yield '<div class="cards">'
    n = record.collections_seen
    yield card(size(record.allocated), 'allocated', plural(record.allocations, 'allocation'), record.allocated)
    yield card(size(record.most_used), 'most in use', 'live or not yet collected', record.most_used)
    yield card(size(record.peak), 'heap at most', heap, record.peak)
    yield card(number(n), 'collections', '%s together' % duration(record.pause_total_ns) if n else '', n, 'collections')
    yield card(duration(record.max_pause_ns) if n else '–', 'longest pause', '', record.max_pause_ns, 'ns')
    yield card(size(record.end_live), 'alive at the end', '%s before the program began' % size(record.used_at_start),
               record.end_live)
    n = record.failures_seen
    if n:
        yield card(number(n), 'MemoryError raised', '', n, 'times', bad=True)
    yield '</div>'


def hint(record, places):
    """The one line to look at first."""
    lines = [line for line in record.lines_by_bytes() if line.line]
    if not lines:
        return ''
    line = lines[0]
    name = escape(line.name)
    if line.file in places.files:
        name = '<a href="#f%d-%d">%s</a>' % (places.files.index(line.file), line.line, name)
    kinds = ' and '.join(escape(kind) for kind, _ in line.main_types(2))
    return '<p class="hint">%s of all bytes are allocated by one line, %s: %s, mostly %s.<code>%s</code></p>' % (
        percent(line.bytes, record.allocated), name, plural(line.count, 'allocation'), kinds, escape(line.text))


def switch(name, a, b, first, second):
    """Two views of which one is seen; works without the script."""
    return ('<div><input class="pick a" type="radio" name="{0}" id="{0}-a" checked><label for="{0}-a">{1}</label>'
            '<input class="pick b" type="radio" name="{0}" id="{0}-b"><label for="{0}-b">{2}</label>'
            '<div class="side a">{3}</div><div class="side b">{4}</div></div>'.format(name, a, b, first, second))


def time_section(record):
    yield '<section id="time"><h2>Memory over time</h2>'
    yield '<p class="note">The time is that of the recorded run, which is slower than a run of its own.</p>'
    yield '<div class="panel">%s%s</div>' % (chart.use_over_time(record), chart.chart_legend(record))
    if record.failures:
        file, function, line = record.place(record.failures[0][1])
        inside = ' in <code>%s</code>' % escape(function) if line else ''
        yield '<p>%s; the first at <b>%s</b>%s after %s.</p>' % (
            plural(record.failures_seen, 'MemoryError'), escape(name_of(file, line)), inside,
            duration(record.failures[0][0]))
    yield '</section>'


def pause_section(record):
    yield '<section id="pauses"><h2>Collections and pauses</h2>'
    n = record.collections_seen
    if not n:
        yield '<p>The program ended before there was anything to collect.</p></section>'
        return
    yield '<p>%s took %s, %s of the time; %s on average, the longest %s.</p>' % (
        plural(n, 'collection'), duration(record.pause_total_ns), percent(record.pause_total_ns, record.duration_ns),
        duration(record.pause_total_ns // n), duration(record.max_pause_ns))
    yield '<div class="panel">%s</div>' % chart.pauses(record)
    longest = sorted(record.collections, key=lambda c: -c[1])[:10]
    yield '<div class="two"><div><h3>The longest</h3><table class="sort">%s<tbody>' % tables.head(
        ('pause', 'n*'), ('at', 'n'), ('before', 'n'), ('after', 'n'), ('freed', 'n'), ('why', 'text'))
    for ns, pause, before, after, taken, why, times in longest:
        freed = max(0, before - after)
        yield '<tr>%s%s%s%s%s<td>%s</td></tr>' % (
            tables.cell(pause, duration(pause)), tables.cell(ns, duration(ns)), tables.cell(before, size(before)),
            tables.cell(after, size(after)), tables.cell(freed, size(freed)), chart.REASONS[why])
    yield '</tbody></table></div><div><h3>How long, how often</h3>%s</div></div></section>' % chart.histogram(record)


def map_section(record):
    maps = [(key, record.data[key]) for key in ('end_map', 'peak_map') if key in record.data]
    yield '<section id="map"><h2>Map of the heap</h2>'
    if not maps:
        yield '<p>The heap is too large to be drawn.</p></section>'
        return
    small = '' if record.limit else ' Run with <code>-X heapsize=N</code> to see a small heap.'
    yield '<p class="note">Addresses grow from left to right and downwards; a square stands for %s and shows what ' \
          'most of it is.%s</p>' % (size(maps[0][1][1]), small)
    drawn = []
    for key, (cells, unit, (ns, used)) in maps:
        when = 'at the end' if key == 'end_map' else 'when most was alive'
        drawn.append('<div class="panel">%s%s</div><p class="note">%s, after %s; %s in use.</p>' % (
            chart.heap_map(cells, unit, 'heap ' + when), chart.map_legend(cells), when.capitalize(), duration(ns),
            size(used)))
    if len(drawn) == 2:
        yield switch('mapview', 'at the end', 'when most was alive', *drawn)
    else:
        yield drawn[0]
    yield '</section>'


def html(record):
    places = tables.Places(record)
    title = escape(record.title)
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<title>Memory of %s</title><style>%s</style></head><body>' % (title, CSS)
    yield '<header><h1>Memory of <span class="code">%s</span></h1>' % title
    yield '<p class="sub">Recorded by <code>krait mem</code> in %s.</p></header>' % duration(record.duration_ns)
    yield '<nav><div><a href="#time">Over time</a><a href="#lines">Lines</a><a href="#pauses">Pauses</a>' \
          '<a href="#alive">Alive</a><a href="#types">Types</a><a href="#source">Source</a><a href="#map">Map</a>' \
          '</div></nav><main>'
    yield from cards(record)
    if record.incomplete:
        yield '<p class="hint">The record is incomplete: the system had no memory for it.</p>'
    yield hint(record, places)
    yield from time_section(record)
    yield '<section id="lines"><h2>Allocations by line</h2>'
    if any(tables.is_library(line.file) for line in record.exact.values()):
        yield switch('lineview', 'lines of the program', 'exact lines, library too',
                     '<p class="note">What built-in Python modules allocate is counted to the line of the program that '
                     'called them.</p>' + tables.lines(record, places, False), tables.lines(record, places, True))
    else:
        yield tables.lines(record, places, False)
    yield '</section>'
    yield from pause_section(record)
    yield '<section id="alive"><h2>What is alive</h2><p class="note">Reachable at the end of the program, before its ' \
          'modules were cleared: what a program that went on would keep. Many blocks of a line that runs in a loop, ' \
          'and most of those allocated, point to a leak.</p>'
    yield switch('aliveview', 'at the end', 'when most was alive, after %s' % duration(record.peak_ns),
                 tables.alive(record, places, True), tables.alive(record, places, False))
    yield '</section><section id="types"><h2>Allocations by type</h2>'
    yield '<p class="note">A buffer is what an object holds besides itself: the items of a list, the table of a ' \
          'dict. “buffer” alone is what C code used for a while, or what died before its owner was known.</p>'
    yield tables.types(record)
    yield '</section><section id="source"><h2>Source</h2><p class="note">Bytes and allocations of each line, ' \
          'of library code that it called too. The warmer a line, the more it allocated.</p>'
    yield from tables.source(record, places)
    yield '</section>'
    yield from map_section(record)
    yield '<footer>Sizes are those of the blocks that were taken. KB, MB: 1024 bytes, 1024 KB.</footer></main>'
    yield '<div id="tip"></div><script type="application/json" id="data">%s</script>' % chart.data(record)
    yield '<script>%s</script></body></html>\n' % SCRIPT
