"""The record, summed up: by line, by type, by function."""

OUTSIDE = '(start, compiling)'   # no Python code was running
REASONS = ('asked for', 'threshold', 'memory full', 'stress test')


class Sum:
    """Allocations that have something in common."""

    def __init__(self):
        self.count = self.bytes = self.end_count = self.end_bytes = self.peak_count = self.peak_bytes = 0

    def add(self, figures):
        count, size, end_count, end_bytes, peak_count, peak_bytes = figures
        self.count += count
        self.bytes += size
        self.end_count += end_count
        self.end_bytes += end_bytes
        self.peak_count += peak_count
        self.peak_bytes += peak_bytes


class Line(Sum):
    """What one source line allocated."""

    def __init__(self, file, line):
        super().__init__()
        self.file, self.line = file, line
        self.functions = []
        self.types = {}
        self.text = ''

    @property
    def name(self):
        return name_of(self.file, self.line)

    def function(self):
        return ', '.join(f for f in self.functions if f != '<module>')

    def main_types(self, n=3):
        """The types with the most bytes, [(name, Sum)]; buffers are counted to their owners."""
        return by_bytes(self.types)[:n]


def name_of(file, line):
    return '%s:%d' % (base_name(file), line) if line else OUTSIDE


def base_name(path):
    if path.startswith('<frozen '):
        return path[8:-1] + ' (built in)'
    return path.rsplit('/', 1)[-1]


def is_library(path):
    return path.startswith('<frozen ')


def by_bytes(sums):
    return sorted(sums.items(), key=lambda item: (-item[1].bytes, item[0]))


def decode(raw):
    """Source text, in the encoding that its first lines may name."""
    encoding = 'utf-8'
    for line in raw.split(b'\n')[:2]:
        at = line.find(b'coding')
        if line.lstrip().startswith(b'#') and at >= 0 and line[at + 6:at + 7] in (b':', b'='):
            name = line[at + 7:].strip().split()[:1]
            encoding = name[0].decode('ascii', 'replace') if name else encoding
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return raw.decode('utf-8', 'replace')


class Record:
    def __init__(self, data):
        self.data = data
        self.strings = data['strings']
        self.sources = {}
        self.own = {}      # (file, line) -> Line: lines of the program, library code counted to who called it
        self.exact = {}    # the lines themselves
        self.types = {}    # name -> Sum
        self.total = Sum()
        for row in data['rows']:
            self.add(row)
        for line in list(self.own.values()) + list(self.exact.values()):
            line.text = self.source_line(line.file, line.line).strip()

    def __getattr__(self, name):
        try:
            return self.data[name]
        except KeyError:
            raise AttributeError(name) from None

    def add(self, row):
        figures, kind = row[3:], self.strings[row[2]]
        self.total.add(figures)
        self.types.setdefault(kind, Sum()).add(figures)
        for lines, number in ((self.own, row[1]), (self.exact, row[0])):
            file, function, at = self.place(number)
            line = lines.get((file, at))
            if line is None:
                line = lines[file, at] = Line(file, at)
            if function not in line.functions:
                line.functions.append(function)
            line.add(figures)
            line.types.setdefault(kind, Sum()).add(figures)

    def place(self, number):
        file, function, line = self.data['lines'][number]
        return self.strings[file], self.strings[function], line

    def source(self, file):
        """The lines of a source file, [] if it cannot be had."""
        if file not in self.sources:
            text = self.data['sources'].get(file)
            if text is None and not file.startswith('<'):
                try:
                    with open(file, 'rb') as f:
                        text = decode(f.read())
                except (OSError, ValueError):
                    pass
            self.sources[file] = text.replace('\r\n', '\n').split('\n') if text else []
        return self.sources[file]

    def source_line(self, file, line):
        text = self.source(file) if file and line else []
        return text[line - 1] if 0 < line <= len(text) else ''

    def lines_by_bytes(self, exact=False):
        lines = self.exact if exact else self.own
        return sorted(lines.values(), key=lambda l: (-l.bytes, l.file, l.line))
