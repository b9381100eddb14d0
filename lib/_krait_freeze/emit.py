"""C source of frozen modules: names, constants and units as const data (src/code/frozen.h).

The source is the same whatever the machine is: how a value looks in memory is left to macros, so one file serves
32-bit and 64-bit words.
"""
import struct

# Small ints of the narrowest word, and of the widest.
_NARROW, _WIDE = 1 << 30, 1 << 62
_MARK_STEP = 64  # KR_STR_MARK_STEP
_MAX_NAMES = 65000  # places in the table are 16 bits


class EmitError(Exception):
    pass


class Unit:
    """A compiled module; what _freeze.load() gives."""

    def __init__(self, name, is_package, names, objs, image, places, portable):
        self.name, self.is_package = name, is_package
        self.names, self.objs, self.image, self.places, self.portable = names, objs, image, places, portable


class Text:
    """A module that is compiled when it is imported."""

    def __init__(self, name, is_package, source):
        self.name, self.is_package, self.source = name, is_package, source


def rom_hash(data):
    """kr_rom_hash of object/names.h"""
    h = 0x811c9dc5
    for b in data:
        h = ((h ^ b) * 0x01000193) & 0xffffffff
    return h ^ h >> 16


def _utf8(text):
    return text.encode('utf-8', 'surrogatepass')


_ESCAPED = {b: '\\%03o' % b for b in range(256)}
_ESCAPED.update((b, chr(b)) for b in range(32, 127) if chr(b) not in '"\\?')


def c_string(data):
    """A C string literal of these bytes, as one line if it is short."""
    if not data:
        return '""'
    lines, line, width = [], [], 0
    for b in data:
        piece = _ESCAPED[b]
        line.append(piece)
        width += len(piece)
        if width >= 100:
            lines.append('"' + ''.join(line) + '"')
            line, width = [], 0
    if line:
        lines.append('"' + ''.join(line) + '"')
    return '\n    '.join(lines)


def _rows(items):
    """Items of an initialiser, several on a line."""
    lines, line, width = [], [], 0
    for item in items:
        line.append(item)
        width += len(item) + 2
        if width >= 96:
            lines.append('    ' + ', '.join(line))
            line, width = [], 0
    if line:
        lines.append('    ' + ', '.join(line))
    return ',\n'.join(lines)


class Emitter:
    def __init__(self, write, core_names):
        self.put = write
        self.core = dict.fromkeys(core_names)
        self.narrow, self.wide = {}, {}  # text: place
        self.objects = {}                # key of a constant: C initialiser of the value
        self.made = 0

    # ---- names ----

    def _collect(self, modules, first, last):
        for table in [first] + [m.names for m in modules if isinstance(m, Unit)] + [last]:
            for text in table:
                if text not in self.core:
                    place = self.narrow if text.isascii() else self.wide
                    place.setdefault(text, len(place))
        if len(self.narrow) + len(self.wide) > _MAX_NAMES:
            raise EmitError('more than %d different names' % _MAX_NAMES)

    def _wide_str(self, symbol, text, flags):
        data = _utf8(text)
        marks = 'NULL'
        if any(0xd800 <= ord(c) < 0xe000 for c in text):
            flags += ' | KR_STR_SURROGATES'
        if len(text) > _MARK_STEP:
            offsets = []
            at = 0
            for i, c in enumerate(text):
                if i % _MARK_STEP == 0:
                    offsets.append(str(at))
                at += len(_utf8(c))
            if len(text) % _MARK_STEP == 0:
                offsets.append(str(at))
            marks = '(void *)&%s_marks' % symbol
            self.put('static const struct { size_t n, cap, offset[%d]; } %s_marks = {%d, %d, {\n%s}};\n'
                     % (len(offsets), symbol, len(offsets), len(offsets), _rows(offsets)))
        self.put('static const kr_str %s = KR_FROZEN_WIDE(%s, %d, %s,\n    %s);\n'
                 % (symbol, flags, len(text), marks, c_string(data)))

    def _put_names(self):
        self.put('\n/* ---- names ---- */\n')
        n = len(self.narrow)
        if n:  # the texts lie together, in the same order
            self.put('static const char texts[] =\n')
            for text in self.narrow:
                self.put('    %s\n' % c_string(_utf8(text) + b'\0'))
            self.put('    ;\nstatic const kr_rom_str names[%d] = {\n' % n)
            at = 0
            for text, i in self.narrow.items():
                self.put('    KR_ROM_NAME_AT(KR_N_NAMES + %d, %d, texts + %d),\n' % (i + 1, len(text), at))
                at += len(text) + 1
            self.put('};\n')
        for text, i in self.wide.items():
            self._wide_str('wide%d' % i, text,
                           'KR_STR_INTERNED | (uint32_t)(KR_N_NAMES + %d) << KR_STR_ROM_SHIFT' % (n + i + 1))
        if self.wide:
            self.put('static const kr_str *const wide[] = {\n%s};\n'
                     % _rows('&wide%d' % i for i in range(len(self.wide))))
        numbers = {text: 'A(%s)' % text for text in self.core}
        numbers.update((text, 'B(%d)' % i) for text, i in self.narrow.items())
        numbers.update((text, 'B(%d)' % (n + i)) for text, i in self.wide.items())
        mask = 1
        while mask + 1 < len(numbers) * 3 // 2:
            mask = mask * 2 + 1
        buckets = ['0'] * (mask + 1)
        for text, number in numbers.items():
            at = rom_hash(_utf8(text)) & mask
            while buckets[at] != '0':
                at = (at + 1) & mask
            buckets[at] = number
        self.put('static const uint16_t buckets[] = {\n%s};\n' % _rows(buckets))
        self.put('static const kr_rom_table table = {%s, %s, buckets, %d, %d, %d};\n'
                 % ('names' if n else 'NULL', 'wide' if self.wide else 'NULL', n, len(self.wide), mask))

    def name(self, text):
        if text in self.core:
            return 'C(%s)' % text
        if text in self.narrow:
            return 'N(%d)' % self.narrow[text]
        return 'P(wide%d)' % self.wide[text]

    # ---- constants ----

    def _symbol(self):
        self.made += 1
        return 'o%d' % self.made

    def constant(self, v):
        """C initialiser of the value; what it needs is put before."""
        if v is None or v is True or v is False or v is Ellipsis:
            return {None: 'P(kr_none_object)', True: 'P(kr_true_object)', False: 'P(kr_false_object)',
                    Ellipsis: 'P(kr_ellipsis_object)'}[v]
        if type(v) is str and (v in self.core or v in self.narrow or v in self.wide):
            return self.name(v)
        key = self._key(v)
        have = self.objects.get(key)
        if have is None:
            have = self.objects[key] = getattr(self, '_put_' + type(v).__name__)(v)
        return have

    def _key(self, v):
        """Equal for constants that cannot be told apart."""
        if type(v) is tuple:
            return tuple, tuple(self._key(x) for x in v)
        if type(v) in (float, complex):
            return type(v), repr(v)
        return type(v), v

    def _put_str(self, v):
        s = self._symbol()
        if v.isascii():
            self.put('static const kr_rom_str %s = KR_ROM_TEXT(%s);\n' % (s, c_string(_utf8(v))))
        else:
            self._wide_str(s, v, '0')
        return 'P(%s)' % s

    def _put_bytes(self, v):
        if len(v) == 0:
            return 'P(kr_bytes_none)'
        s = self._symbol()
        self.put('static const kr_rom_bytes %s = KR_FROZEN_BYTES(%s);\n' % (s, c_string(v)))
        return 'P(%s)' % s

    def _put_int(self, v):
        if -_NARROW <= v < _NARROW:
            return 'KR_SMALLINT_INIT(%d)' % v
        s = self._symbol()
        rest, digits = abs(v), []
        while rest:
            digits.append(rest & 0xffffffff)
            rest >>= 32
        n = len(digits)
        digits += [0] * (n % 2)
        pairs = ['KR_FROZEN_LIMB(0x%x, 0x%x)' % (digits[i], digits[i + 1]) for i in range(0, len(digits), 2)]
        self.put('static const kr_limb %s_limbs[] KR_UNUSED = {\n%s};\n' % (s, _rows(pairs)))
        self.put('static const kr_bigint %s KR_UNUSED = KR_FROZEN_BIG(%d, %d, %s_limbs);\n' % (s, v < 0, n, s))
        if -_WIDE <= v < _WIDE:
            return 'KR_FROZEN_INT(%s, %s)' % (_c_int64(v), s)
        return 'P(%s)' % s

    def _put_float(self, v):
        bits = struct.unpack('<Q', struct.pack('<d', v))[0]
        if v != v:
            return 'P(kr_float_nan)'
        if v in (float('inf'), -float('inf')):
            return 'P(kr_float_inf)' if v > 0 else 'P(kr_float_neg_inf)'
        if v == 0:
            return 'P(kr_float_neg_zero)' if bits else 'KR_ROM_FLOAT(0, &kr_float_zero)'
        s = self._symbol()
        self.put('static const kr_float %s KR_UNUSED = {{&kr_type_float}, %s};\n' % (s, v.hex()))
        return 'KR_ROM_FLOAT(0x%xu, &%s)' % (bits, s)

    def _put_complex(self, v):
        s = self._symbol()
        self.put('static const kr_complex %s = {{&kr_type_complex}, %s, %s};\n'
                 % (s, _c_double(v.real), _c_double(v.imag)))
        return 'P(%s)' % s

    def _put_tuple(self, v):
        if not v:
            return 'P(kr_tuple_none)'
        items = [self.constant(x) for x in v]
        s = self._symbol()
        self.put('static const kr_value %s_items[] = {\n%s};\n' % (s, _rows(items)))
        self.put('static const kr_tuple %s = KR_FROZEN_TUPLE(%d, %s_items);\n' % (s, len(items), s))
        return 'P(%s)' % s

    # ---- modules ----

    def _put_unit(self, symbol, u):
        self.put('\n/* ---- %s ---- */\n' % u.name)
        objs = [self.constant(v) for v in u.objs]
        self.put('static const kr_value %s_names[] = {\n%s};\n' % (symbol, _rows(self.name(x) for x in u.names)))
        if objs:
            self.put('static const kr_value %s_objs[] = {\n%s};\n' % (symbol, _rows(objs)))
        self.put('static const kr_code_at %s_places[] = {\n%s};\n'
                 % (symbol, _rows('{%d, %d}' % place for place in u.places)))
        self.put('static const uint8_t %s_image[] =\n    %s;\n' % (symbol, c_string(u.image)))
        self.put('static const kr_unit %s = KR_FROZEN_UNIT(%s, %d, %s, %d, %d, %d);\n'
                 % (symbol, symbol, len(u.names), symbol + '_objs' if objs else 'NULL', len(objs), len(u.places),
                    u.portable))

    def modules(self, modules, first=(), last=(), main=None):
        """The whole file. modules: Unit and Text; first, last: more names for ROM; main: the module to run."""
        modules = sorted(modules, key=lambda m: _utf8(m.name))
        self._collect(modules, first, last)
        self.put('/* Made by `krait freeze`: do not edit. */\n')
        self.put('#include "code/frozen.h"\n\n'
                 '#define P(object) KR_ROM_VALUE(&object)\n'
                 '#define C(name) KR_ROM_VALUE(&kr_rom_names[KR_NAME_##name])\n'
                 '#define N(i) KR_ROM_VALUE(&names[i])\n'
                 '#define A(name) KR_NAME_##name + 1\n'
                 '#define B(i) KR_N_NAMES + i + 1\n')
        self._put_names()
        rows = []
        for i, m in enumerate(modules):
            if isinstance(m, Unit):
                self._put_unit('m%d' % i, m)
                rows.append('    {%s, &m%d, NULL, 0, %d},\n' % (c_string(_utf8(m.name)), i, m.is_package))
            elif not m.source:
                rows.append('    {%s, NULL, NULL, 0, %d},\n' % (c_string(_utf8(m.name)), m.is_package))
            else:
                self.put('\n/* ---- %s ---- */\nstatic const char m%d_text[] =\n    %s;\n'
                         % (m.name, i, c_string(m.source)))
                rows.append('    {%s, NULL, m%d_text, %d, %d},\n'
                            % (c_string(_utf8(m.name)), i, len(m.source), m.is_package))
        self.put('\nstatic const kr_frozen_module modules[] = {\n%s    {NULL, NULL, NULL, 0, 0},\n};\n' % ''.join(rows))
        self.put('const kr_frozen_set kr_frozen = {modules, %d, &table, %s};\n'
                 % (len(modules), c_string(_utf8(main)) if main else 'NULL'))


def _c_int64(v):
    return '(-INT64_C(%d) - 1)' % (-v - 1) if v < 0 else 'INT64_C(%d)' % v


def _c_double(v):
    if v != v:
        return '__builtin_nan("")'
    if v in (float('inf'), -float('inf')):
        return ('-' if v < 0 else '') + '__builtin_inf()'
    return v.hex()
