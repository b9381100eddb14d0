"""make_scanner: a function that reads one value."""

try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    from json import _pure
    c_make_scanner = None

__all__ = ['make_scanner']


def py_make_scanner(context):
    if c_make_scanner:
        from json import _pure as pure
    else:
        pure = _pure
    return pure.scanner(context)


make_scanner = c_make_scanner or py_make_scanner
