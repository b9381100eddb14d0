"""What _json does, in Python: for a krait without it, and where text is asked for piece by piece."""
from json.decoder import JSONDecodeError

# ---- text to values ----

_BACKSLASH = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


def _four_digits(s, at):
    digits = s[at + 1:at + 5]
    if len(digits) != 4 or not all(c in '0123456789abcdefABCDEF' for c in digits):
        raise JSONDecodeError('Invalid \\uXXXX escape', s, at)
    return int(digits, 16)


def scanstring(s, end, strict=True):
    """The string whose opening quote is before s[end], and the index of what is behind it."""
    parts = []
    begin = end - 1
    while True:
        start = end
        while True:
            c = s[end:end + 1]
            if not c:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if c == '"' or c == '\\':
                break
            if c < ' ' and strict:
                raise JSONDecodeError(f'Invalid control character {c!r} at', s, end + 1)
            end += 1
        parts.append(s[start:end])
        end += 1
        if c == '"':
            return ''.join(parts), end
        c = s[end:end + 1]
        if not c:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if c != 'u':
            if c not in _BACKSLASH:
                raise JSONDecodeError(f'Invalid \\escape: {c!r}', s, end)
            parts.append(_BACKSLASH[c])
            end += 1
            continue
        code = _four_digits(s, end)
        end += 5
        if 0xd800 <= code < 0xdc00 and s[end:end + 2] == '\\u':
            low = _four_digits(s, end + 1)
            if 0xdc00 <= low < 0xe000:
                code = 0x10000 + (code - 0xd800 << 10) + low - 0xdc00
                end += 6
        parts.append(chr(code))


scanstring.__module__ = 'json.decoder'


def _skip(s, i):
    while s[i:i + 1] in (' ', '\t', '\n', '\r'):
        i += 1
    return i


def _digits(s, i):
    while '0' <= s[i:i + 1] <= '9':
        i += 1
    return i


_WORDS = {'n': ('null', None), 't': ('true', True), 'f': ('false', False)}


def scanner(context):
    """scan_once(string, idx) for the settings of a JSONDecoder."""
    strict = context.strict
    parse_string = context.parse_string
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    memo = {}

    def number(s, at):
        i = at + (s[at] == '-')
        end = i + 1 if s[i:i + 1] == '0' else _digits(s, i)
        if end == i:
            raise StopIteration(at)
        whole = end
        if s[end:end + 1] == '.':
            i = _digits(s, end + 1)
            end = i if i > end + 1 else end
        if s[end:end + 1] in ('e', 'E'):
            i = end + 1 + (s[end + 1:end + 2] in ('+', '-'))
            if _digits(s, i) > i:
                end = _digits(s, i)
        return (parse_int if end == whole else parse_float)(s[at:end]), end

    def another(s, i, close, trailing):
        i = _skip(s, i)
        if s[i:i + 1] == close:
            return False, i + 1
        if s[i:i + 1] != ',':
            raise JSONDecodeError("Expecting ',' delimiter", s, i)
        next_at = _skip(s, i + 1)
        if s[next_at:next_at + 1] == close:
            raise JSONDecodeError(trailing, s, i)
        return True, next_at

    def array(s, i):
        values = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return values, i + 1
        more = True
        while more:
            value, i = scan(s, i)
            values.append(value)
            more, i = another(s, i, ']', 'Illegal trailing comma before end of array')
        return values, i

    def mapping(s, i):
        pairs = []
        i = _skip(s, i)
        more = s[i:i + 1] != '}'
        if not more:
            i += 1
        while more:
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = parse_string(s, i + 1, strict)
            key = memo.setdefault(key, key)
            i = _skip(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = scan(s, _skip(s, i + 1))
            pairs.append((key, value))
            more, i = another(s, i, '}', 'Illegal trailing comma before end of object')
        if object_pairs_hook is not None:
            return object_pairs_hook(pairs), i
        value = dict(pairs)
        if object_hook is not None:
            value = object_hook(value)
        return value, i

    def scan(s, i):
        c = s[i:i + 1]
        if c == '"':
            return parse_string(s, i + 1, strict)
        if c == '{':
            return mapping(s, i + 1)
        if c == '[':
            return array(s, i + 1)
        if c in _WORDS:
            word, value = _WORDS[c]
            if s.startswith(word, i):
                return value, i + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, i):
                return parse_constant(word), i + len(word)
        if not c:
            raise StopIteration(i)
        return number(s, i)

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return scan(string, idx)
        finally:
            memo.clear()

    return scan_once


# ---- values to text ----

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
for _i in range(32):
    _ESCAPES.setdefault(chr(_i), f'\\u{_i:04x}')
del _i


def encode_basestring(s):
    """A JSON representation of a str."""
    return '"' + ''.join([_ESCAPES.get(c, c) for c in s]) + '"'


def _ascii(c):
    if ' ' <= c <= '~':
        return c
    code = ord(c)
    if code < 0x10000:
        return f'\\u{code:04x}'
    code -= 0x10000
    return f'\\u{0xd800 + (code >> 10):04x}\\u{0xdc00 + (code & 0x3ff):04x}'


def encode_basestring_ascii(s):
    """A JSON representation of a str, in ASCII only."""
    return '"' + ''.join([_ESCAPES.get(c) or _ascii(c) for c in s]) + '"'


encode_basestring.__module__ = encode_basestring_ascii.__module__ = 'json.encoder'


class Pieces:
    """Generators of the text of values, for the settings of a JSONEncoder."""

    def __init__(self, encoder, quote, indent):
        self.quote = quote
        self.indent = indent
        self.default = encoder.default
        self.key_separator = encoder.key_separator
        self.item_separator = encoder.item_separator
        self.skip_keys = encoder.skipkeys
        self.sort_keys = encoder.sort_keys
        self.allow_nan = encoder.allow_nan
        self.inside = {} if encoder.check_circular else None

    def number(self, o):
        if isinstance(o, int):
            return int.__repr__(o)
        if o == o and o not in (float('inf'), float('-inf')):
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(o))
        return 'NaN' if o != o else 'Infinity' if o > 0 else '-Infinity'

    def scalar(self, o):
        """The text of what is no container, or None."""
        if isinstance(o, str):
            return self.quote(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, (int, float)):
            return self.number(o)

    def value(self, o, level):
        text = self.scalar(o)
        if text is not None:
            yield text
            return
        if self.inside is not None:
            if id(o) in self.inside:
                raise ValueError('Circular reference detected')
            self.inside[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self.array(o, level)
        elif isinstance(o, dict):
            yield from self.mapping(o, level)
        else:
            yield from self.value(self.default(o), level)
        if self.inside is not None:
            del self.inside[id(o)]

    def line(self, level):
        return '' if self.indent is None else '\n' + self.indent * level

    def array(self, o, level):
        if not o:
            yield '[]'
            return
        line = self.line(level + 1)
        before = '[' + line
        for v in o:
            text = self.scalar(v)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from self.value(v, level + 1)
            before = self.item_separator + line
        if line:
            yield self.line(level)
        yield ']'

    def mapping(self, o, level):
        if not o:
            yield '{}'
            return
        yield '{'
        line = self.line(level + 1)
        before = line
        items = o.items()
        for key, v in sorted(items) if self.sort_keys else items:
            if not isinstance(key, str):
                if key is not None and not isinstance(key, (int, float)):
                    if self.skip_keys:
                        continue
                    raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')
                key = self.scalar(key)
            if before:
                yield before
            before = self.item_separator + line
            yield self.quote(key)
            yield self.key_separator
            text = self.scalar(v)
            if text is not None:
                yield text
            else:
                yield from self.value(v, level + 1)
        if line and before is not line:
            yield self.line(level)
        yield '}'


# ---- the functions of json ----

def loads(s, *, cls=None, **kw):
    from json import JSONDecoder, detect_encoding
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), 'surrogatepass')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)


def dumps(obj, *, cls=None, **kw):
    from json.encoder import JSONEncoder
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, *, cls=None, **kw):
    from json.encoder import JSONEncoder
    for piece in (cls or JSONEncoder)(**kw).iterencode(obj):
        fp.write(piece)
