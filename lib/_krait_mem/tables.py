"""Tables: by line, by type, what is alive, and the source with its figures beside it."""
from _krait_mem.model import by_bytes, is_library
from _krait_mem.text import escape, number, percent, plural, size

MOST_LINES = 200
WHOLE_FILE, AROUND = 1500, 6


def cell(n, text=None, share=None):
    if share is None:
        return '<td class="n" data-v="%d">%s</td>' % (n, number(n) if text is None else text)
    return '<td class="n share" data-v="%d"><i style="width:calc(%.1f%% - .6rem)"></i><span>%s</span></td>' % (
        n, 100 * share, number(n) if text is None else text)


def head(*columns):
    """(text, kind): kind is 'n' for numbers, 'text', or '' for what cannot be sorted; '*' marks the order it has."""
    out = ['<thead><tr>']
    for text, kind in columns:
        sort = ' data-sort="%s"' % kind.rstrip('*') if kind else ''
        cls = ' '.join(c for c in ('n' if kind.startswith('n') else '', 'down' if kind.endswith('*') else '') if c)
        out.append('<th%s%s>%s</th>' % (' class="%s"' % cls if cls else '', sort, text))
    return ''.join(out) + '</tr></thead>'


class Places:
    """Numbers of the files whose source is shown, for links."""

    def __init__(self, record):
        self.files = []
        for line in record.lines_by_bytes() + record.lines_by_bytes(True):
            if line.file not in self.files and line.line and not is_library(line.file) and record.source(line.file):
                self.files.append(line.file)

    def link(self, line):
        name = escape(line.name)
        if line.file in self.files:
            name = '<a href="#f%d-%d" title="%s">%s</a>' % (self.files.index(line.file), line.line,
                                                            escape(line.file), name)
        function = escape(line.function())
        return '<td class="where">%s%s</td>' % (name, '<small>%s</small>' % function if function else '')


def code(text, more=''):
    return '<td class="code" title="%s">%s%s</td>' % (escape(text), escape(text), more)


def type_list(line):
    """Under the source: what it is that the line allocates, the most first."""
    return '<small>%s</small>' % ' · '.join(
        '%s %s' % (escape(name), percent(s.bytes, line.bytes)) for name, s in line.main_types(4)
        if 50 * s.bytes >= line.bytes)


def lines(record, places, exact):
    rows = record.lines_by_bytes(exact)
    most = rows[0].bytes if rows else 1
    out = ['<div class="scroll"><table class="sort">', head(
        ('bytes', 'n*'), ('share', 'n'), ('allocations', 'n'), ('bytes each', 'n'), ('alive at the end', 'n'),
        ('line', 'text'), ('source, and the types that it makes', '')), '<tbody>']
    for line in rows[:MOST_LINES]:
        out += ['<tr>', cell(line.bytes, share=line.bytes / most),
                cell(line.bytes, percent(line.bytes, record.allocated)),
                cell(line.count), cell(line.bytes // line.count), cell(line.end_bytes), places.link(line),
                code(line.text, type_list(line)), '</tr>']
    out.append('</tbody></table></div>')
    if len(rows) > MOST_LINES:
        rest = rows[MOST_LINES:]
        out.append('<p class="note">and %s more, %s together</p>' % (
            plural(len(rest), 'line'), size(sum(line.bytes for line in rest))))
    return ''.join(out)


def alive(record, places, at_end):
    """By line and type: what could still be reached."""
    rows = []
    for line in record.own.values():
        for name, s in line.types.items():
            n, count = (s.end_bytes, s.end_count) if at_end else (s.peak_bytes, s.peak_count)
            if n:
                rows.append((n, count, line, name, s))
    rows.sort(key=lambda r: (-r[0], r[2].file, r[2].line, r[3]))
    if not rows:
        return '<p>Nothing that the program allocated.</p>'
    out = ['<div class="scroll"><table class="sort">', head(
        ('bytes alive', 'n*'), ('blocks', 'n'), ('of those allocated', 'n'), ('type', 'text'), ('line', 'text'),
        ('source', '')), '<tbody>']
    for n, count, line, name, s in rows[:MOST_LINES]:
        out += ['<tr>', cell(n, share=n / rows[0][0]), cell(count),
                cell(int(1000 * count / s.count), percent(count, s.count)),
                '<td class="type">%s</td>' % escape(name),
                places.link(line), code(line.text), '</tr>']
    out.append('</tbody></table></div>')
    if len(rows) > MOST_LINES:
        out.append('<p class="note">and %s more</p>' % plural(len(rows) - MOST_LINES, 'row'))
    return ''.join(out)


def types(record):
    rows = by_bytes(record.types)
    most = rows[0][1].bytes if rows else 1
    out = ['<div class="scroll"><table class="sort">', head(
        ('bytes', 'n*'), ('share', 'n'), ('allocations', 'n'), ('bytes each', 'n'), ('alive at the end', 'n'),
        ('alive at the fullest', 'n'), ('type', 'text')), '<tbody>']
    for name, s in rows[:MOST_LINES]:
        out += ['<tr>', cell(s.bytes, share=s.bytes / most), cell(s.bytes, percent(s.bytes, record.allocated)),
                cell(s.count), cell(s.bytes // s.count), cell(s.end_bytes), cell(s.peak_bytes),
                '<td>%s</td>' % escape(name), '</tr>']
    return ''.join(out) + '</tbody></table></div>'


def shown_lines(text, own):
    """Numbers of the lines to show, 0 for a gap."""
    if len(text) <= WHOLE_FILE:
        return list(range(1, len(text) + 1))
    wanted = sorted({n for line in own for n in range(line - AROUND, line + AROUND + 1) if 0 < n <= len(text)})
    out = []
    for n in wanted:
        if out and n != out[-1] + 1:
            out.append(0)
        out.append(n)
    return out


def source(record, places):
    """Each file with what its lines allocated beside them."""
    most = max([line.bytes for line in record.own.values() if line.line] + [1])
    for number_of_file, file in enumerate(places.files):
        own = {line.line: line for line in record.own.values() if line.file == file}
        for line in record.exact.values():
            if line.file == file:
                own.setdefault(line.line, line)
        text = record.source(file)
        if text and not text[-1]:
            text = text[:-1]
        total = sum(line.bytes for line in own.values())
        yield '<details%s><summary>%s <small>%s in %s</small></summary><div class="scroll panel">' % (
            ' open' if number_of_file < 8 else '', escape(file), size(total), plural(len(own), 'line'))
        yield '<table class="src"><tbody>'
        for n in shown_lines(text, own):
            if not n:
                yield '<tr class="gap"><td colspan="4">⋮</td></tr>'
                continue
            line = own.get(n)
            heat = figures = ''
            if line:
                # the root: a line with a hundredth of the most is still to be seen
                heat = ' style="background:rgba(var(--heat),%.2f)"' % (.04 + .46 * (line.bytes / most) ** .5)
                figures = '<td class="n"%s title="%s, %s alive at the end">%s</td><td class="n"%s>%s</td>' % (
                    heat, plural(line.bytes, 'byte'), size(line.end_bytes), size(line.bytes), heat,
                    number(line.count))
            yield '<tr id="f%d-%d">%s<td class="n">%d</td><td class="t"%s>%s</td></tr>' % (
                number_of_file, n, figures or '<td></td><td></td>', n, heat, escape(text[n - 1]))
        yield '</tbody></table></div></details>'
