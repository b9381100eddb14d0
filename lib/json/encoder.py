"""JSONEncoder."""

try:
    from _json import encode_basestring, encode_basestring_ascii, make_encoder as c_make_encoder
except ImportError:
    from json._pure import encode_basestring, encode_basestring_ascii
    c_make_encoder = None

INFINITY = float('inf')


def __getattr__(name):
    from json import _pure
    if name in ('py_encode_basestring', 'py_encode_basestring_ascii'):
        return getattr(_pure, name[3:])
    if name in ('c_encode_basestring', 'c_encode_basestring_ascii'):
        return globals()[name[2:]] if c_make_encoder else None
    raise AttributeError(f"module 'json.encoder' has no attribute {name!r}")


class JSONEncoder:
    """Extensible JSON <https://json.org> encoder for Python data structures."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """What to serialize in place of o, which JSON does not know: for subclasses."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        return ''.join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """Encode o and yield each string representation as available."""
        quote = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        if _one_shot and c_make_encoder is not None:
            encode = c_make_encoder({} if self.check_circular else None, self.default, quote, indent,
                                    self.key_separator, self.item_separator, self.sort_keys, self.skipkeys,
                                    self.allow_nan)
            return encode(o, 0)
        from json._pure import Pieces
        return Pieces(self, quote, indent).value(o, 0)
