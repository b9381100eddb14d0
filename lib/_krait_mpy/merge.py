"""krait mpy --merge: one file whose module body calls the module bodies of others, one by one.

All functions of a file share its tables of names and constants, so operands that count in them are
written anew; where one gets longer, jumps and line tables follow."""

import _opcode
import _krait_mpy.reader as reader

MAKE_FUNCTION, CALL_FUNCTION, POP_TOP, LOAD_CONST_NONE, RETURN_VALUE = (
    next(row[0] for row in _opcode.table if row[2] == name)
    for name in ('MAKE_FUNCTION', 'CALL_FUNCTION', 'POP_TOP', 'LOAD_CONST_NONE', 'RETURN_VALUE'))


def uint(n):
    out = [n & 0x7f]
    while n > 127:
        n >>= 7
        out.append(n & 0x7f | 0x80)
    return bytes(reversed(out))


def name(s):
    if s in _opcode.static_names:
        return uint((_opcode.static_names.index(s) + 1) * 2 + 1)
    s = s.encode('utf-8', 'surrogatepass')
    return uint(len(s) * 2) + s + b'\0'


class Table:
    """Things in the order in which they came, each once."""

    def __init__(self):
        self.index = {}

    def add(self, thing):
        return self.index.setdefault(thing, len(self.index))

    def __iter__(self):
        return iter(self.index)

    def __len__(self):
        return len(self.index)


def label(x, distance, size):
    """A label of so many bytes; None if it does not fit."""
    forward = x.operand == 'FWD'
    n = distance + (0 if forward else 0x40 if size == 1 else 0x4000)
    if size == 1:
        return bytes([n]) if 0 <= n < 0x80 else None
    return bytes([n & 0x7f | 0x80, n >> 7]) if 0 <= n < 0x8000 else None


class Layout:
    """The instructions of a function with new operands; places has where each old place went."""

    def __init__(self, mpy, code, names, objects):
        self.insns = list(reader.decode(mpy, code))
        old = code.body[code.insns_at - code.body_at:]
        self.parts = []
        for x in self.insns:
            if x.name == 'unknown':
                mpy.cursor.fail(code.insns_at + x.at, 'unassigned opcode 0x%02x' % x.op)
            table = names if x.operand == 'NAME' else objects if x.operand == 'OBJ' else None
            if table is None:
                self.parts.append(old[x.at:x.end])
            elif x.arg >= len(table):
                mpy.cursor.fail(code.insns_at + x.at, '%s: %d of only %d' % (x.name, x.arg, len(table)))
            else:
                self.parts.append(old[x.at:x.at + 1] + uint(table[x.arg]))
        self.place(len(old))
        self.jump(mpy, code)

    def place(self, end):
        at = 0
        self.places = {}
        for x, part in zip(self.insns, self.parts):
            self.places[x.at] = at
            at += len(part)
        self.places[end] = at
        self.end = end

    def jump(self, mpy, code):
        """Writes the labels; one that does not fit gets longer, and everything is placed anew."""
        again = True
        while again:
            again = False
            for i, x in enumerate(self.insns):
                if x.target is None:
                    continue
                if x.target not in self.places:
                    mpy.cursor.fail(code.insns_at + x.at, 'a jump into an instruction')
                extra = b'' if x.extra is None else bytes([x.extra])
                size = len(self.parts[i]) - 1 - len(extra)
                base = self.places[x.at] + 1 + size
                distance = self.places[x.target] - base
                new = label(x, distance, size)
                if new is None and size == 1:
                    again = True
                    new = b'\x80\0'
                elif new is None:
                    mpy.cursor.fail(code.insns_at + x.at, 'a jump gets too long')
                self.parts[i] = bytes([x.op]) + new + extra
            self.place(self.end)

    def moved(self):
        return any(a != b for a, b in self.places.items())


def line_rows(lines):
    """(old offset, line) where the line changes."""
    at, line, i = 0, 1, 0
    while i < len(lines):
        b = lines[i]
        if b & 0x80:
            if i + 1 == len(lines):
                return
            at, line, step = at + (b & 15), line, (b & 0x70) << 4 | lines[i + 1]
            i += 2
        else:
            at, step = at + (b & 31), b >> 5
            i += 1
        line += step
        if step:
            yield at, line


def line_table(rows):
    out = bytearray()
    at, line = 0, 1
    for new_at, new_line in rows:
        b, step = new_at - at, new_line - line
        at, line = new_at, new_line
        while b or step:
            if step <= 6 or b > 15:
                far = min(b, 31)
                up = 0 if far < b else min(step, 3)
                out.append(up << 5 | far)
            else:
                far, up = min(b, 15), min(step, 2047)
                out += bytes([0x80 | (up >> 8) << 4 | far, up & 0xff])
            b -= far
            step -= up
    return bytes(out)


def size_bytes(info, cells):
    out = bytearray()
    while True:
        b = (info & 63) << 1 | cells & 1
        info >>= 6
        cells >>= 1
        if not info and not cells:
            out.append(b)
            return bytes(out)
        out.append(b | 0x80)


def moved_lines(layout, lines):
    """The line table for where the instructions are now."""
    if not layout.moved():
        return lines
    starts = sorted(layout.places)
    rows = []
    for at, line in line_rows(lines):
        near = [s for s in starts if s >= at]
        if near:
            rows.append((layout.places[near[0]], line))
    return line_table(rows)


def signature(code):
    """Its bytes."""
    end = 0
    while code.body[end] & 0x80:
        end += 1
    return code.body[:end + 1]


class Merged:
    def __init__(self, files, source):
        self.names, self.objects = Table(), Table()
        self.names.add(source)
        self.names.add('<module>')
        self.records = []
        self.files = files

    def element(self, mpy, code, names, objects):
        """The raw-code element with its children; debug records come along in pre-order."""
        layout = Layout(mpy, code, names, objects)
        if mpy.debug:
            self.record(mpy.debug[mpy.codes.index(code)], layout)
        lines = moved_lines(layout, code.lines)
        info = b''.join(uint(names[i]) for i in code.names) + lines
        body = (signature(code) + size_bytes(len(info), len(code.cells)) + info + code.cells +
                b''.join(layout.parts))
        out = uint(len(body) << 3 | (4 if code.children else 0)) + body
        if code.children:
            out += uint(len(code.children))
            out += b''.join([self.element(mpy, c, names, objects) for c in code.children])
        return out

    def text(self, s):
        if s in self.names.index:
            return uint(self.names.index[s] << 1 | 1)
        s = s.encode('utf-8', 'surrogatepass')
        return uint(len(s) << 1) + s

    def record(self, r, layout):
        """A qualified name counts the functions back to the one that it is in: they stay as far."""
        number, qualname = r.qualname
        out = uint(r.flags) + uint(r.first_line) + uint(number)
        if number == 1:
            out += self.text(qualname)
        out += uint(0) if r.doc is None else uint(len(r.doc) + 1) + r.doc
        out += b''.join(uint(n) for n in r.counts)
        out += uint(len(r.texts)) + b''.join(self.text(s) for s in r.texts)
        out += self.moved_positions(r.positions, layout)
        self.records.append(uint(len(out)) + out)

    def moved_positions(self, rows, layout):
        """Offsets of the rows follow the instructions; the other four numbers stay."""
        out = b''
        at = i = was = now = 0
        while i < len(rows):
            delta, i = little(rows, i)
            at += delta
            rest = i
            for _ in range(4):
                _, i = little(rows, i)
            if at not in layout.places:
                raise reader.MpyError('a position of no instruction in the debug records')
            now = layout.places[at]
            out += put_little(now - was) + rows[rest:i]
            was = now
        return out

    def build(self):
        maps = []
        for mpy in self.files:
            names = [self.names.add(s) for s in mpy.names]
            objects = [self.objects.add(mpy.data[a:b]) for a, b in mpy.object_places]
            maps.append((mpy, names, objects))
        own = self.own()
        if own & 2:
            record = uint(self.files[0].debug[0].flags) + uint(1) + uint(0) * 6
            self.records.append(uint(len(record)) + record)
        modules = [self.element(mpy, mpy.module, n, o) for mpy, n, o in maps]
        insns = b''
        for i in range(len(modules)):
            insns += bytes([MAKE_FUNCTION]) + uint(i) + bytes([CALL_FUNCTION, 0, POP_TOP])
        insns += bytes([LOAD_CONST_NONE, RETURN_VALUE])
        body = b'\0' + size_bytes(1, 0) + uint(1) + insns
        bits = max(mpy.header[3] for mpy in self.files)
        out = bytes([0x4d, 6, own, bits]) + uint(len(self.names)) + uint(len(self.objects))
        out += b''.join(name(s) for s in self.names) + b''.join(self.objects)
        out += uint(len(body) << 3 | 4) + body + uint(len(modules)) + b''.join(modules)
        return out + (self.debug_records() if own & 2 else b'')

    def own(self):
        bits = {mpy.own & 2 for mpy in self.files}
        if len(bits) > 1:
            with_, without = (next(m.file for m in self.files if m.own & 2 == b) for b in (2, 0))
            raise reader.MpyError(
                '%s has debug records, %s has none: compile all with --portable, or none'
                % (with_, without))
        return bits.pop() | max(mpy.own & 1 for mpy in self.files)

    def debug_records(self):
        body = b''.join(self.records)
        return uint(len(body)) + body


def little(data, at):
    """A number of the rows of positions: least significant group first."""
    n = shift = 0
    while True:
        if at >= len(data):
            raise reader.MpyError('the rows of positions in the debug records are cut off')
        b = data[at]
        at += 1
        n |= (b & 0x7f) << shift
        shift += 7
        if b < 0x80:
            return n, at


def put_little(n):
    out = bytearray()
    while n > 127:
        out.append(n & 0x7f | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def merge(files, out, source):
    for mpy in files:
        if mpy.arch:
            raise reader.MpyError('%s: native code cannot be merged' % mpy.file)
    data = Merged(files, source).build()
    reader.Mpy(data, out)  # what is written can be read
    with open(out, 'wb') as f:
        f.write(data)
