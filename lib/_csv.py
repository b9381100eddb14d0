"""Readers and writers of comma-separated values: what module csv is written over."""

__version__ = '1.0'

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_dialects = {}
_limit = [131072]


class Error(Exception):
    """What a reader or a writer cannot do."""

    __module__ = '_csv'


_MISSING = object()
_OPTIONS = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting',
            'skipinitialspace', 'strict')


class Dialect:
    """CSV dialect

    The Dialect type records CSV parsing and generation options."""

    __slots__ = tuple('_' + name for name in _OPTIONS)

    def __new__(cls, dialect=None, delimiter=_MISSING, doublequote=_MISSING, escapechar=_MISSING,
                lineterminator=_MISSING, quotechar=_MISSING, quoting=_MISSING, skipinitialspace=_MISSING,
                strict=_MISSING):
        given = {'delimiter': delimiter, 'doublequote': doublequote, 'escapechar': escapechar,
                 'lineterminator': lineterminator, 'quotechar': quotechar, 'quoting': quoting,
                 'skipinitialspace': skipinitialspace, 'strict': strict}
        if dialect is not None:
            if isinstance(dialect, str):
                dialect = get_dialect(dialect)
            if type(dialect) is Dialect and all(v is _MISSING for v in given.values()):
                return dialect
            for name in _OPTIONS:
                if given[name] is _MISSING:
                    given[name] = getattr(dialect, name, _MISSING)
        self = object.__new__(cls)
        _set(self, given)
        return self

    def __reduce_ex__(self, version):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    __module__ = '_csv'


def _member(name):
    place = '_' + name

    def get(self):
        return getattr(self, place)
    return property(get)


for _name in _OPTIONS:
    setattr(Dialect, _name, _member(_name))
del _name


def _set(self, given):
    """The options of a dialect, checked."""
    def value(name, default):
        v = given[name]
        return default if v is _MISSING else v

    self._delimiter = _character('delimiter', value('delimiter', ','), False)
    self._doublequote = bool(value('doublequote', True))
    self._escapechar = _character('escapechar', value('escapechar', None), True)
    self._lineterminator = _text(value('lineterminator', '\r\n'))
    quotechar = given['quotechar']
    self._quotechar = _character('quotechar', '"' if quotechar is _MISSING else quotechar, True)
    quoting = value('quoting', QUOTE_MINIMAL)
    if type(quoting) is not int:
        raise TypeError('"quoting" must be an integer')
    if not QUOTE_MINIMAL <= quoting <= QUOTE_NOTNULL:
        raise TypeError('bad "quoting" value')
    if quotechar is None and given['quoting'] is _MISSING:
        quoting = QUOTE_NONE
    if quoting != QUOTE_NONE and self._quotechar is None:
        raise TypeError('quotechar must be set if quoting enabled')
    self._quoting = quoting
    self._skipinitialspace = bool(value('skipinitialspace', False))
    self._strict = bool(value('strict', False))


def _character(name, v, may_be_none):
    if v is None and may_be_none:
        return None
    if not isinstance(v, str):
        kinds = 'string or None' if may_be_none else 'string'
        raise TypeError(f'"{name}" must be {kinds}, not {type(v).__name__}')
    if len(v) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return v


def _text(v):
    if v is None:
        raise TypeError('lineterminator must be set')
    if not isinstance(v, str):
        raise TypeError('"lineterminator" must be a string')
    return v


def _dialect(fname, args, options):
    """The dialect of a reader or a writer."""
    if len(args) > 1:
        raise TypeError(f'{fname} expected at most 2 arguments, got {len(args) + 1}')
    for name in options:
        if name not in _OPTIONS and (name != 'dialect' or args):
            raise TypeError(f'{name!r} is an invalid keyword argument for this function')
    return Dialect(*args, **options)


# ---- the registry ----

def register_dialect(name, dialect=None, /, **options):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _dialect('register_dialect', (dialect,), options)


def unregister_dialect(name):
    """Takes a name out of the registry."""
    try:
        del _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def get_dialect(name):
    """The dialect of a name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def list_dialects():
    """Names of all dialects."""
    return list(_dialects)


def field_size_limit(*limit):
    """The most characters that a field may have; with an argument, changes it and tells the old one."""
    if len(limit) > 1:
        raise TypeError(f'field_size_limit() takes at most 1 argument ({len(limit)} given)')
    old = _limit[0]
    if limit:
        if type(limit[0]) is not int:
            raise TypeError('limit must be an integer')
        if not -1 << 63 <= limit[0] < 1 << 63:
            raise OverflowError('Python int too large to convert to C long')
        _limit[0] = limit[0]
    return old


# ---- reading ----

(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPE_IN_QUOTED, _QUOTE_IN_QUOTED, _EAT_CRNL,
 _AFTER_ESCAPED_CRNL) = range(9)


class _Reader:
    """An iterator of rows, lists of strings."""

    __slots__ = '_lines', 'dialect', 'line_num', '_fields', '_field', '_state', '_number', '_special'
    __module__ = '_csv'
    __name__ = __qualname__ = 'reader'

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        self._fields = []
        self._field = []
        self._state = _START_RECORD
        self._number = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED:
                    if d._strict:
                        raise Error('unexpected end of data') from None
                    self._end_field()
                    break
                raise
            if not isinstance(line, str):
                raise Error('iterator should return strings, not %s (the file should be opened in text mode)'
                            % type(line).__name__)
            self.line_num += 1
            if self._state == _START_RECORD and self._plain(line):
                break
            for c in line:
                self._take(c)
            self._take(None)
            if self._state == _START_RECORD:
                break
        fields, self._fields = self._fields, []
        return fields

    def _plain(self, line):
        """Takes a line apart in which nothing is special; False: there is something."""
        for c in self._special:
            if c in line:
                return False
        if line.endswith('\n'):
            line = line[:-1]
        if line.endswith('\r'):
            line = line[:-1]
        if '\n' in line or '\r' in line or len(line) > _limit[0]:
            return False
        if line:
            self._fields = line.split(self.dialect._delimiter)
        return True

    def _end_field(self):
        text = ''.join(self._field)
        self._field = []
        if self._number:
            self._number = False
            text = float(text)
        self._fields.append(text)

    def _add(self, c):
        if len(self._field) >= _limit[0]:
            raise Error(f'field larger than field limit ({_limit[0]})')
        self._field.append(c)

    def _take(self, c):
        """A character, or None at the end of a line."""
        d = self.dialect
        state = self._state
        if state == _START_RECORD:
            if c is None:
                return
            if c in '\r\n':
                self._state = _EAT_CRNL
                return
            self._start_field(c)
        elif state == _START_FIELD:
            self._start_field(c)
        elif state == _IN_FIELD or state == _AFTER_ESCAPED_CRNL and c is not None:
            if c is None or c in '\r\n':
                self._end_field()
                self._state = _START_RECORD if c is None else _EAT_CRNL
            elif c == d._escapechar:
                self._state = _ESCAPED
            elif c == d._delimiter:
                self._end_field()
                self._state = _START_FIELD
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if c is not None and c in '\r\n':
                self._add(c)
                self._state = _AFTER_ESCAPED_CRNL
            else:
                self._add('\n' if c is None else c)
                self._state = _IN_FIELD
        elif state == _IN_QUOTED:
            self._quoted(c)
        elif state == _ESCAPE_IN_QUOTED:
            self._add('\n' if c is None else c)
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            self._behind_quote(c)
        elif state == _EAT_CRNL:
            if c is None:
                self._state = _START_RECORD
            elif c not in '\r\n':
                raise Error('new-line character seen in unquoted field - do you need to open the file in '
                            'universal-newline mode?')

    def _start_field(self, c):
        d = self.dialect
        if c is None or c in '\r\n':
            self._end_field()
            self._state = _START_RECORD if c is None else _EAT_CRNL
        elif c == d._quotechar and d._quoting != QUOTE_NONE:
            self._state = _IN_QUOTED
        elif c == d._escapechar:
            self._state = _ESCAPED
        elif c == ' ' and d._skipinitialspace:
            self._state = _START_FIELD
        elif c == d._delimiter:
            self._end_field()
            self._state = _START_FIELD
        else:
            if d._quoting == QUOTE_NONNUMERIC:
                self._number = True
            self._add(c)
            self._state = _IN_FIELD

    def _quoted(self, c):
        d = self.dialect
        if c is None:
            return
        if c == d._escapechar:
            self._state = _ESCAPE_IN_QUOTED
        elif c == d._quotechar and d._quoting != QUOTE_NONE:
            self._state = _QUOTE_IN_QUOTED if d._doublequote else _IN_FIELD
        else:
            self._add(c)

    def _behind_quote(self, c):
        d = self.dialect
        if d._quoting != QUOTE_NONE and c is not None and c == d._quotechar:
            self._add(c)
            self._state = _IN_QUOTED
        elif c == d._delimiter:
            self._end_field()
            self._state = _START_FIELD
        elif c is None or c in '\r\n':
            self._end_field()
            self._state = _START_RECORD if c is None else _EAT_CRNL
        elif not d._strict:
            self._add(c)
            self._state = _IN_FIELD
        else:
            raise Error(f"'{d._delimiter}' expected after '{d._quotechar}'")

    def __reduce_ex__(self, version):
        raise TypeError("cannot pickle '_csv.reader' object")


def reader(*args, **options):
    """An iterator of the rows of an iterable of lines."""
    if not args:
        raise TypeError(' expected at least 1 argument, got 0')
    self = object.__new__(_Reader)
    self._lines = iter(args[0])
    self.dialect = d = _dialect('reader', args[1:], options)
    self.line_num = 0
    self._fields = self._field = ()
    self._state = _START_RECORD
    self._number = False
    special = [c for c in (d._quotechar, d._escapechar) if c is not None]
    if d._skipinitialspace or d._quoting == QUOTE_NONNUMERIC:
        special = ['']      # is in every line
    self._special = special
    return self


# ---- writing ----

class _Writer:
    """Writes rows to a file."""

    __slots__ = '_write', 'dialect', '_special'
    __module__ = '_csv'
    __name__ = __qualname__ = 'writer'

    def writerow(self, row, /):
        """Writes one row; gives what the file's write() gives."""
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        d = self.dialect
        parts = []
        none = False
        for field in fields:
            if field is None:
                none = True
                text = ''
            else:
                text = field if type(field) is str else str(field)
            parts.append(self._field(field, text))
        if len(parts) == 1 and parts[0] == '':
            if d._quoting == QUOTE_NONE or none and d._quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error('single empty field record must be quoted')
            parts[0] = d._quotechar * 2
        return self._write(d._delimiter.join(parts) + d._lineterminator)

    def writerows(self, rows, /):
        """Writes several rows."""
        for row in rows:
            self.writerow(row)

    def _field(self, field, text):
        """The text of a field as it is written."""
        d = self.dialect
        quoting = d._quoting
        quoted = (quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not _is_number(field)
                  or quoting == QUOTE_STRINGS and isinstance(field, str)
                  or quoting == QUOTE_NOTNULL and field is not None)
        for c in self._special:
            if c in text:
                break
        else:
            return d._quotechar + text + d._quotechar if quoted else text
        out = []
        for c in text:
            if c not in self._special:
                out.append(c)
                continue
            escape = quoting == QUOTE_NONE
            if not escape:
                if c == d._quotechar:
                    if d._doublequote:
                        out.append(c)
                    else:
                        escape = True
                elif c == d._escapechar:
                    escape = True
                if not escape:
                    quoted = True
            if escape:
                if d._escapechar is None:
                    raise Error('need to escape, but no escapechar set')
                out.append(d._escapechar)
            out.append(c)
        text = ''.join(out)
        return d._quotechar + text + d._quotechar if quoted else text

    def __reduce_ex__(self, version):
        raise TypeError("cannot pickle '_csv.writer' object")


def _is_number(field):
    return isinstance(field, (int, float, complex)) or hasattr(field, '__float__') or hasattr(field, '__index__')


def writer(*args, **options):
    """Writes rows to an object with a method write()."""
    if not args:
        raise TypeError(' expected at least 1 argument, got 0')
    self = object.__new__(_Writer)
    write = getattr(args[0], 'write', None)
    self.dialect = d = _dialect('writer', args[1:], options)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    self._write = write
    self._special = {c for c in (d._delimiter, d._quotechar, d._escapechar, *d._lineterminator) if c is not None}
    return self


Reader = _Reader
Writer = _Writer
