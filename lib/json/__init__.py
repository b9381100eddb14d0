"""JSON, as CPython's json has it. What does the work is in _json; the classes are loaded when somebody asks for them."""

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

try:
    from _json import dump, dumps, load, loads
except ImportError:
    # all of it at once: who keeps _json away does so for this import only
    from json import decoder, encoder, scanner
    from json._pure import dump, dumps, load, loads
    from json.decoder import JSONDecodeError, JSONDecoder
    from json.encoder import JSONEncoder

_PLACES = {'JSONDecoder': 'decoder', 'JSONDecodeError': 'decoder', 'JSONEncoder': 'encoder'}


def __getattr__(name):
    module = _PLACES.get(name, name)
    if module not in ('decoder', 'encoder', 'scanner'):
        raise AttributeError(f"module 'json' has no attribute {name!r}")
    value = __import__('json.' + module, None, None, ('x',))
    if module != name:
        value = globals()[name] = getattr(value, name)
    return value


def __dir__():
    return sorted({*globals(), *__all__, 'decoder', 'encoder', 'scanner'})


def detect_encoding(b):
    """Name of the encoding of JSON text in bytes."""
    start = bytes(b[:4])
    if start in (b'\0\0\xfe\xff', b'\xff\xfe\0\0'):
        return 'utf-32'
    if start[:2] in (b'\xfe\xff', b'\xff\xfe'):
        return 'utf-16'
    if start[:3] == b'\xef\xbb\xbf':
        return 'utf-8-sig'
    # the first character is ASCII: where the zeros are tells the rest
    if len(start) == 4:
        if not start[0]:
            return 'utf-16-be' if start[1] else 'utf-32-be'
        if not start[1]:
            return 'utf-16-le' if start[2] or start[3] else 'utf-32-le'
    elif len(start) == 2:
        if not start[0]:
            return 'utf-16-be'
        if not start[1]:
            return 'utf-16-le'
    return 'utf-8'
