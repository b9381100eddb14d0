"""The format of ROMFS images: records within records, read and written.

A record is kind, length and payload; numbers are seven bits per byte, the most significant first.
What is read is checked to the last byte, and errors say where it is wrong."""

MAGIC = b'\xd2\xcd\x31'
PADDING, VERBATIM, POINTER, DIRECTORY, FILE = range(1, 6)


class ImageError(ValueError):
    """An image that is none, or wrong: the text says where."""


# ---- reading ----

class Entry:
    """A file or directory: `offset` is that of the file's bytes or of the directory's records."""

    def __init__(self, path, name, is_dir, offset, size, children=None):
        self.path = path
        self.name = name
        self.is_dir = is_dir
        self.offset = offset
        self.size = size
        self.children = children

    def walk(self):
        """All entries below, each directory before what is in it."""
        todo = list(reversed(self.children))
        while todo:
            entry = todo.pop()
            yield entry
            if entry.is_dir:
                todo.extend(reversed(entry.children))


class _Reader:
    def __init__(self, data):
        self.data = data
        self.length = len(data)
        self.padding = 0
        self.unknown = 0

    def number(self, pos, end, what):
        n, start = 0, pos
        while pos < end:
            byte = self.data[pos]
            pos += 1
            n = n << 7 | byte & 127
            if n >> 64:
                raise ImageError(f'offset {start}: {what} does not fit in 64 bits')
            if byte < 128:
                return n, pos
        raise ImageError(f'offset {start}: {what} is cut off at {end}')

    def record(self, pos, end):
        kind, at = self.number(pos, end, 'kind of a record')
        length, at = self.number(at, end, 'length of a record')
        if length > end - at:
            raise ImageError(f'offset {pos}: record of kind {kind} says {length} bytes, '
                             f'{end - at} are left')
        return kind, at, at + length

    def header(self):
        if self.data[:3] != MAGIC:
            raise ImageError('it does not begin with the bytes d2 cd 31: no ROMFS image')
        length, at = self.number(3, self.length, 'length of the image')
        if length > self.length - at:
            raise ImageError(f'cut off: it says {at + length} bytes, {self.length} are there')
        self.length = at + length
        return at

    def name(self, pos, end):
        length, at = self.number(pos, end, 'length of a name')
        if length > end - at:
            raise ImageError(f'offset {pos}: name of {length} bytes, {end - at} are left')
        return str(self.data[at:at + length], 'utf-8', 'surrogateescape'), at + length

    def content(self, start, end):
        # offset and size of a file's bytes: the first record that has any
        pos = start
        while pos < end:
            kind, at, stop = self.record(pos, end)
            if kind == VERBATIM:
                return at, stop - at
            if kind == POINTER:
                size, at = self.number(at, stop, 'size of data')
                offset, at = self.number(at, stop, 'offset of data')
                if offset > self.length or size > self.length - offset:
                    raise ImageError(f'offset {pos}: data at {offset}, {size} bytes, lie outside '
                                     f'the image of {self.length} bytes')
                return offset, size
            pos = stop
        raise ImageError(f'offset {start}: a file without data')

    def entries(self, start, end, prefix, todo):
        out, pos = [], start
        while pos < end:
            kind, at, stop = self.record(pos, end)
            if kind == PADDING:
                self.padding += stop - pos
            elif kind not in (DIRECTORY, FILE):
                self.unknown += kind not in (VERBATIM, POINTER)
            else:
                name, at = self.name(at, stop)
                path = prefix + name
                if kind == FILE:
                    out.append(Entry(path, name, False, *self.content(at, stop)))
                else:
                    out.append(Entry(path, name, True, at, stop - at, []))
                    todo.append(out[-1])
            pos = stop
        return out


def parse(data):
    """The root directory of an image, with `length` of the image, `padding` (bytes) and `unknown`
    (records) as further attributes; ImageError."""
    reader = _Reader(data)
    start = reader.header()
    root = Entry('', '', True, start, reader.length - start, [])
    todo = [root]
    while todo:
        entry = todo.pop()
        prefix = entry.path + '/' if entry.path else ''
        entry.children = reader.entries(entry.offset, entry.offset + entry.size, prefix, todo)
    root.length, root.padding, root.unknown = reader.length, reader.padding, reader.unknown
    return root


def load(path):
    """The bytes of an image file, and its root directory; errors name the file."""
    with open(path, 'rb') as f:
        data = f.read()
    try:
        return data, parse(data)
    except ImageError as e:
        raise ImageError(f'{path}: {e}') from None


# ---- writing ----

class Node:
    """A file (data is bytes) or a directory (data is None) of an image to be written."""

    def __init__(self, name, data=None):
        self.name = name
        self.bytes = name.encode('utf-8', 'surrogateescape')
        self.data = data
        self.children = []
        self.width = 1   # bytes of the length of its record
        self.size = 0    # of the payload of its record
        self.pad = 0     # bytes of padding before its data


def _width(n):
    w = 1
    while n >> 7 * w:
        w += 1
    return w


def _number(n, width):
    return bytes([n >> 7 * i & 127 | (128 if i else 0) for i in range(width - 1, -1, -1)])


class Writer:
    """Lays an image out so that the bytes of every file begin at a multiple of `align`.

    Where things lie depends on how many bytes the lengths before them take, and these on what they
    measure: lengths grow until nothing changes. They never shrink, so it ends."""

    def __init__(self, root, align):
        self.root = root
        self.align = align
        self.changed = True
        while self.changed:
            self.changed = False
            end = self.directory(root, len(MAGIC) + root.width)
            self.tail = self.gap(end)
            self.fit(root, end + self.tail - len(MAGIC) - root.width)

    def gap(self, pos):
        # a padding record takes two bytes at least
        n = -pos % self.align
        while n == 1 or n - 1 - _width(n) < 0 < n:
            n += self.align
        return n

    def fit(self, node, size):
        node.size = size
        if _width(size) > node.width:
            node.width = _width(size)
            self.changed = True

    def directory(self, node, pos):
        for child in node.children:
            pos = self.record(child, pos)
        return pos

    def record(self, node, pos):
        start = pos + 1 + node.width
        pos = start + _width(len(node.bytes)) + len(node.bytes)
        if node.data is None:
            pos = self.directory(node, pos)
        else:
            head = 1 + _width(len(node.data))
            node.pad = self.gap(pos + head)
            pos += node.pad + head + len(node.data)
        self.fit(node, pos - start)
        return pos

    def padding(self, n):
        if not n:
            return b''
        width = 1
        while _width(n - 1 - width) > width:
            width += 1
        return bytes([PADDING]) + _number(n - 1 - width, width) + bytes(n - 1 - width)

    def chunks(self, node):
        name = _number(len(node.bytes), _width(len(node.bytes))) + node.bytes
        kind = DIRECTORY if node.data is None else FILE
        yield bytes([kind]) + _number(node.size, node.width) + name
        if node.data is None:
            for child in node.children:
                yield from self.chunks(child)
        else:
            size = len(node.data)
            yield self.padding(node.pad) + bytes([VERBATIM]) + _number(size, _width(size))
            yield node.data

    def image(self):
        """The bytes."""
        out = [MAGIC + _number(self.root.size, self.root.width)]
        for child in self.root.children:
            out.extend(self.chunks(child))
        out.append(self.padding(self.tail))
        return b''.join(out)


def write(root, align=1):
    """The image of a tree of nodes."""
    return Writer(root, align).image()
