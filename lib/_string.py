"""What string.Formatter takes apart: format strings and the names of their fields."""


def formatter_parser(text, /):
    """Yields (literal, field name, format spec, conversion) of a format string, as str.format reads it."""
    if not isinstance(text, str):
        raise TypeError('expected str, got ' + type(text).__name__)
    return _parts(text)


def _parts(text):
    at, end = 0, len(text)
    while at < end:
        literal, at, field = _literal(text, at, end)
        if not field:
            yield literal, None, None, None
            continue
        close = _close(text, at, end)
        name, spec, conversion = _field(text[at:close])
        yield literal, name, spec, conversion
        at = close + 1


def _literal(text, at, end):
    """(text up to the next field or doubled brace, where to go on, whether a field begins there)"""
    start = at
    while at < end:
        c = text[at]
        if c not in '{}':
            at += 1
            continue
        if text[at + 1:at + 2] == c:
            return text[start:at + 1], at + 2, False
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if at + 1 == end:
            raise ValueError("Single '{' encountered in format string")
        return text[start:at], at + 1, True
    return text[start:], end, False


def _close(text, at, end):
    """Where the brace stands that ends the field which begins here."""
    depth, bracket = 1, False
    for i in range(at, end):
        c = text[i]
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif bracket and depth == 1:
            continue
        elif c == '{':
            depth += 1
        elif c == '}':
            depth -= 1
            if not depth:
                return i
    raise ValueError("expected '}' before end of string")


def _field(text):
    """(name, spec, conversion) of what stands between the braces."""
    bracket = False
    for i, c in enumerate(text):
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif bracket:
            continue
        elif c == '{':
            raise ValueError("unexpected '{' in field name")
        elif c == ':':
            return text[:i], text[i + 1:], None
        elif c == '!':
            return _conversion(text[:i], text[i + 1:])
    return text, '', None


def _conversion(name, rest):
    if not rest:
        raise ValueError("unmatched '{' in format spec")
    if len(rest) == 1:
        return name, '', rest
    if rest[1] != ':':
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[2:], rest[0]


def formatter_field_name_split(name, /):
    """(first, rest) of a field's name: rest yields (True, attribute) and (False, index or key)."""
    if not isinstance(name, str):
        raise TypeError('expected str, got ' + type(name).__name__)
    ends = [i for i in (name.find('.'), name.find('[')) if i >= 0]
    end = min(ends, default=len(name))
    return _number(name[:end]), _steps(name, end)


def _steps(name, at):
    end = len(name)
    while at < end:
        c = name[at]
        at += 1
        if c == '.':
            ends = [i for i in (name.find('.', at), name.find('[', at)) if i >= 0]
            close = min(ends, default=end)
            key, after = name[at:close], close
        elif c == '[':
            close = name.find(']', at)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key, after = _number(name[at:close]), close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == '':
            raise ValueError('Empty attribute in format string')
        yield c == '.', key
        at = after


def _number(text):
    if not text.isdecimal() or not text.isascii():
        return text
    number = int(text)
    if number > 0x7fffffffffffffff:
        raise ValueError('Too many decimal digits in format string')
    return number
