"""Reads an .mpy file (version 6) into its parts, each with its place in the file.

Nothing in the file is trusted: whatever is wrong with it raises MpyError, a ValueError that says
which file, at which byte and what."""

import _opcode
import opcode

KINDS = ('bytecode', 'native', 'viper', 'asm')
DEPTH_MAX = 200


class MpyError(ValueError):
    pass


class FunTable:
    """The constant that stands for the table of run-time functions."""

    def __repr__(self):
        return 'mp_fun_table'


class Cursor:
    """A place in bytes, with what the format is made of."""

    def __init__(self, data, file, at=0, end=None):
        self.data, self.file, self.at = data, file, at
        self.end = len(data) if end is None else end

    def fail(self, at, text):
        raise MpyError('%s: %s (at byte %d)' % (self.file, text, at))

    def take(self, n, what):
        if n > self.end - self.at:
            self.fail(self.at, 'the file ends inside %s' % what if self.end == len(self.data)
                      else '%s goes beyond where it lies' % what)
        self.at += n
        return self.data[self.at - n:self.at]

    def byte(self, what):
        return self.take(1, what)[0]

    def uint(self, what):
        n = 0
        start = self.at
        while True:
            b = self.byte(what)
            n = n << 7 | b & 0x7f
            if b < 0x80:
                return n
            if n >> 57:
                self.fail(start, '%s is a number of more than 64 bits' % what)

    def text(self, n, what):
        at = self.at
        data = self.take(n, what)
        if self.byte(what):
            self.fail(self.at - 1, 'no zero byte behind %s' % what)
        try:
            return str(data, 'utf-8', 'surrogatepass')
        except UnicodeDecodeError:
            self.fail(at, '%s is not UTF-8' % what)


class Segment:
    """A stretch of the file with a name: kind is 'name', 'object', 'code'; empty for static names."""

    def __init__(self, kind, name, start, end):
        self.kind, self.name, self.start, self.end = kind, name, start, end


class Code:
    """A raw-code element. Places count from the start of the file.

    start, body_at, body_end, end   of the element, of its body
    children_at, children_end       where the children lie (the same if there are none)
    name, prelude, args             simple name, six numbers of the signature, names of arguments
    lines, cells                    line table and cell section, as bytes
    insns_at                        first instruction (bytecode)
    """
    name = ''
    prelude = None
    args = ()
    names = ()  # indices of the simple name and the arguments
    lines = cells = b''
    insns_at = None
    native_flags = 0


def read_signature(c):
    b = c.byte('a prelude')
    S, E, A = b >> 3 & 15, b >> 2 & 1, b & 3
    F = K = D = k = 0
    start = c.at
    while b & 0x80:
        b = c.byte('a prelude')
        F |= (b >> 6 & 1) << k
        S |= (b >> 4 & 3) << 4 + 2 * k
        K |= (b >> 3 & 1) << k
        A |= (b >> 2 & 1) << 2 + k
        E |= (b >> 1 & 1) << 1 + k
        D |= (b & 1) << k
        k += 1
        if k > 16:
            c.fail(start, 'a prelude with a signature of more than 16 bytes')
    return S + 1, E, F, A, K, D


def read_size(c):
    info = cells = k = 0
    while True:
        b = c.byte('a prelude')
        info |= (b >> 1 & 63) << 6 * k
        cells |= (b & 1) << k
        k += 1
        if b < 0x80:
            return info, cells
        if k > 8:
            c.fail(c.at, 'a prelude with sizes of more than 8 bytes')


class Mpy:
    """A file: header, arch, arch_flags, names, objects, object_places, module (Code), codes (all, in pre-order),
    segments, ends (where its parts end), and of krait's own files own, debug."""

    def __init__(self, data, file):
        self.data, self.file = data, file
        self.segments = []
        self.codes = []
        self.ends = {}
        c = self.cursor = Cursor(data, file)
        self.read_header(c)
        n_names = c.uint('the number of names')
        n_objects = c.uint('the number of objects')
        self.ends['header'] = c.at
        self.names = []
        for i in range(n_names):
            self.names.append(self.read_name(c, 'name %d of %d' % (i, n_names)))
        self.ends['names'] = c.at
        if not self.names:
            c.fail(c.at, 'no names: the first one tells the source')
        self.objects = []
        self.object_places = []
        for i in range(n_objects):
            start = c.at
            self.objects.append(self.read_object(c, 'object %d of %d' % (i, n_objects), 0))
            self.object_places.append((start, c.at))
        self.ends['objects'] = c.at
        self.module = self.read_code(c, 0)
        self.ends['code'] = c.at
        self.debug = None
        if self.own & 2:
            from _krait_mpy.debug import read_debug
            self.debug = read_debug(self, c)
        self.ends['debug'] = c.at
        if c.at != c.end:
            c.fail(c.at, '%d bytes follow the end' % (c.end - c.at))

    def read_header(self, c):
        self.header = c.take(4, 'the header')
        if self.header[0] != 0x4d:
            c.fail(0, 'not an .mpy file: it begins with 0x%02x, not with 0x4d' % self.header[0])
        if self.header[1] != 6:
            c.fail(1, '.mpy version %d found, 6 expected' % self.header[1])
        features = self.header[2]
        if features & 0x80:
            c.fail(2, 'unknown features 0x%02x' % features)
        self.arch = features >> 2 & 15
        self.own = features & 3 if self.arch == 0 else 0  # bits of krait's own, see docs/mpy.md
        self.arch_flags = c.uint('the flags of the machine') if features & 0x40 else None

    def read_name(self, c, what):
        start = c.at
        n = c.uint(what)
        if n & 1:
            if not 1 <= n >> 1 <= len(_opcode.static_names):
                c.fail(start, '%s: there is no static name of number %d' % (what, n >> 1))
            text = _opcode.static_names[(n >> 1) - 1]
            self.segments.append(Segment('name', text, c.at, c.at))
            return text
        start = c.at
        text = c.text(n >> 1, what)
        self.segments.append(Segment('name', text, start, c.at))
        return text

    def read_object(self, c, what, depth):
        start = c.at
        kind = c.byte(what)
        if kind == 0:
            if not self.arch:
                c.fail(start, '%s: a table of functions, which only native code can use' % what)
            return FunTable()
        if kind < 5:
            return (None, False, True, ...)[kind - 1]
        if kind == 10:
            if depth > DEPTH_MAX:
                c.fail(start, 'tuples nested too deeply')
            n = c.uint(what)
            return tuple([self.read_object(c, what, depth + 1) for _ in range(n)])
        if kind > 10:
            c.fail(start, '%s: unknown kind of constant %d' % (what, kind))
        n = c.uint(what)
        start = c.at
        if kind == 5:
            value = c.text(n, what)
        elif kind == 6:
            value = c.take(n, what)
            if c.byte(what):
                c.fail(c.at - 1, 'no zero byte behind %s' % what)
        else:
            text = c.take(n, what)
            try:
                value = number((int, float, complex)[kind - 7], str(text, 'ascii'))
            except ValueError:
                c.fail(start, '%s: not a number: %r' % (what, text[:40]))
        self.segments.append(Segment('object', str(value), start, c.at))
        return value

    def read_code(self, c, depth):
        code = Code()
        self.codes.append(code)
        code.start = c.at
        head = c.uint('the head of a function')
        code.kind = head & 3
        if depth > DEPTH_MAX:
            c.fail(code.start, 'functions nested too deeply')
        if code.kind and not self.arch:
            c.fail(code.start, '%s code in a file for no machine' % KINDS[code.kind])
        code.body_at = c.at
        code.body = c.take(head >> 3, 'the body of a function')
        code.body_end = c.at
        segment = Segment('code', '', code.body_at, code.body_end)
        self.segments.append(segment)
        if code.kind:
            self.read_native_extras(c, code)
        else:
            self.read_prelude(Cursor(self.data, self.file, code.body_at, code.body_end), code)
        segment.name = code.name
        code.children = []
        code.children_at = code.children_end = c.at
        if head & 4:
            n = c.uint('the number of functions in a function')
            code.children_at = c.at
            for _ in range(n):
                code.children.append(self.read_code(c, depth + 1))
            code.children_end = c.at
        if code.kind == 2 and code.native_flags & 0x10:
            self.read_relocations(c)
        code.end = c.at
        return code

    def name_at(self, c, what):
        start = c.at
        i = c.uint(what)
        if i >= len(self.names):
            c.fail(start, '%s: name %d of only %d' % (what, i, len(self.names)))
        return i

    def read_prelude(self, c, code):
        """Signature to cells; of bytecode the instructions follow."""
        start = c.at
        code.prelude = read_signature(c)
        n_info, n_cells = read_size(c)
        names_at = c.at
        end = c.at + n_info
        if end + n_cells > c.end:
            c.fail(start, 'a prelude longer than its function')
        code.names = [self.name_at(c, 'the name of a function')]
        code.names += [self.name_at(c, 'the name of an argument')
                       for _ in range(code.prelude[3] + code.prelude[4])]
        if c.at > end:
            c.fail(names_at, 'names of arguments go beyond their part of the prelude')
        code.name = self.names[code.names[0]]
        code.args = [self.names[i] for i in code.names[1:]]
        code.lines = self.data[c.at:end]
        code.cells = self.data[end:end + n_cells]
        code.insns_at = end + n_cells

    def read_native_extras(self, c, code):
        what = 'what belongs to %s code' % KINDS[code.kind]
        code.name = self.names[0]
        if code.kind == 1:
            start = c.at
            code.prelude_at = c.uint(what)
            if code.prelude_at >= len(code.body):
                c.fail(start, 'the prelude lies outside its function')
            at = code.body_at + code.prelude_at
            self.read_prelude(Cursor(self.data, self.file, at, code.body_end), code)
        elif code.kind == 2:
            code.native_flags = flags = c.uint(what)
            rodata = c.uint(what) if flags & 0x20 else 0
            if flags & 0x40:
                c.uint(what)
            c.take(rodata, what)
        else:
            code.native_flags = c.uint(what)
            c.uint(what)
            c.uint(what)

    def read_relocations(self, c):
        what = 'relocations'
        while True:
            r = c.byte(what)
            if r == 0xff:
                return
            if r & 1:
                c.uint(what)
            if r >> 1 <= 5 and r >> 1 & 1:
                c.uint(what)


def number(kind, text):
    """int, float or complex from text; numbers of any length."""
    if kind is int and len(text) > 4000:
        import sys
        limit = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(0)
        try:
            return int(text)
        finally:
            sys.set_int_max_str_digits(limit)
    return kind(text)


def decode(mpy, code):
    """The instructions of a bytecode function, as opcode._Insn; places count from the first one.
    Unassigned opcodes are called unknown and get the operand that their number asks for."""
    data = code.body[code.insns_at - code.body_at:]
    at = 0
    while at < len(data):
        try:
            x = opcode._decode_one(data, at) if opcode._row_of[data[at]] else unknown(data, at)
        except IndexError:
            mpy.cursor.fail(code.insns_at + at, 'an instruction of %s is cut off' % code.name)
        yield x
        at = x.end


def unknown(data, at):
    x = opcode._Insn()
    x.at, x.op, x.name = at, data[at], 'unknown'
    x.first = x.op
    x.operand = ('NONE', 'NAME', 'UINT', 'UINT', 'FWD')[x.op >> 4 if x.op < 0x50 else 0]
    x.arg = x.extra = x.target = None
    x.end = at + 1
    if x.op in (0x41, 0x42, 0x43, 0x44):
        x.operand = 'LABEL'
    if x.operand in ('FWD', 'LABEL'):
        x.arg, x.end = opcode._label(data, x.end, x.operand == 'FWD')
    elif x.operand != 'NONE':
        x.arg, x.end = opcode._uint(data, x.end)
        x.operand = 'UINT'
    if x.op & 0x9e == 0:
        x.extra = data[x.end]
        x.end += 1
    return x


def load(path):
    with open(path, 'rb') as f:
        return Mpy(f.read(), path)
