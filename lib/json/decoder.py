"""JSONDecoder and the error of text that is no JSON."""
__all__ = ['JSONDecoder', 'JSONDecodeError']


class JSONDecodeError(ValueError):
    """Text that is no JSON: msg, doc (the text), pos (index in it), lineno, colno."""

    def __init__(self, msg, doc, pos):
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


# json._pure needs the class
from json import scanner    # noqa: E402

try:
    from _json import scanstring    # noqa: E402
except ImportError:
    from json._pure import scanstring

NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')
_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}


def __getattr__(name):
    if name == 'py_scanstring':
        from json._pure import scanstring
        return scanstring
    raise AttributeError(f"module 'json.decoder' has no attribute {name!r}")


def _skip(s, i):
    while s[i:i + 1] in (' ', '\t', '\n', '\r'):
        i += 1
    return i


class JSONDecoder:
    """Simple JSON <https://json.org> decoder"""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s):
        """Return the Python representation of s (a str that holds a JSON document)."""
        value, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        """Decode a JSON document that s begins with; the value, and the index of what is behind it."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as e:
            raise JSONDecodeError('Expecting value', s, e.value) from None
