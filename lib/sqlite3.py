"""Databases of SQLite: DB-API 2.0 as CPython's sqlite3 has it. What does the work is in _sqlite."""
import _sqlite
from _sqlite import complete_statement, sqlite_version

apilevel = '2.0'
paramstyle = 'qmark'
threadsafety = 1
sqlite_version_info = tuple([int(x) for x in sqlite_version.split('.')])
PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2
LEGACY_TRANSACTION_CONTROL = -1
SQLITE_OK = 0

Binary = memoryview


class Warning(Exception):
    pass


class Error(Exception):
    """sqlite_errorcode and sqlite_errorname tell what SQLite says."""


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class DataError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InternalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


_CODES = {1: 'ERROR', 2: 'INTERNAL', 3: 'PERM', 4: 'ABORT', 5: 'BUSY', 6: 'LOCKED', 7: 'NOMEM', 8: 'READONLY',
          9: 'INTERRUPT', 10: 'IOERR', 11: 'CORRUPT', 12: 'NOTFOUND', 13: 'FULL', 14: 'CANTOPEN', 15: 'PROTOCOL',
          16: 'EMPTY', 17: 'SCHEMA', 18: 'TOOBIG', 19: 'CONSTRAINT', 20: 'MISMATCH', 21: 'MISUSE', 22: 'NOLFS',
          23: 'AUTH', 24: 'FORMAT', 25: 'RANGE', 26: 'NOTADB', 275: 'CONSTRAINT_CHECK', 787: 'CONSTRAINT_FOREIGNKEY',
          1299: 'CONSTRAINT_NOTNULL', 1555: 'CONSTRAINT_PRIMARYKEY', 2067: 'CONSTRAINT_UNIQUE',
          2579: 'CONSTRAINT_ROWID', 1811: 'CONSTRAINT_TRIGGER'}
_CLASSES = {2: InternalError, 12: InternalError, 11: DatabaseError, 18: DataError, 19: IntegrityError,
            20: IntegrityError, 21: InterfaceError, 25: InterfaceError, 26: DatabaseError}


def _error(code, extended, message):
    """The exception of an error of SQLite."""
    if code == 7:
        return MemoryError()
    cls = _CLASSES.get(code, OperationalError if code <= 17 or code == 23 else DatabaseError)
    error = cls(message)
    error.sqlite_errorcode = extended
    error.sqlite_errorname = 'SQLITE_' + _CODES.get(extended, _CODES.get(code, 'UNKNOWN'))
    return error


def _closed():
    return ProgrammingError('Cannot operate on a closed database.')


# ---- types ----

adapters = {}
converters = {}


def register_adapter(type, adapter, /):
    """adapter(value) makes of values of a type what SQLite can take."""
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    """converter(bytes) makes the value of a column whose type has that name."""
    converters[typename.upper()] = converter


class PrepareProtocol:
    pass


def adapt(value, proto=PrepareProtocol, *default):
    adapter = adapters.get((type(value), proto))
    if adapter is not None:
        return adapter(value)
    conform = getattr(type(value), '__conform__', None)
    if conform is not None:
        adapted = conform(value, proto)
        if adapted is not None:
            return adapted
    if default:
        return default[0]
    raise ProgrammingError("can't adapt")


def _bind(statement, place, value):
    if type(value) not in (int, float, str, bytes, bytearray, type(None)):
        value = adapt(value, PrepareProtocol, value)
    if not statement.bind(place, value):
        raise ProgrammingError(f'Error binding parameter {place}: type {type(value).__name__!r} is not supported')


def _default_adapters():
    """date and datetime, where the program has loaded them."""
    import datetime
    register_adapter(datetime.date, lambda v: v.isoformat())
    register_adapter(datetime.datetime, lambda v: v.isoformat(' '))
    register_converter('date', lambda b: datetime.date(*map(int, b.split(b'-'))))
    register_converter('timestamp', lambda b: datetime.datetime.fromisoformat(b.decode()))


class Row:
    """A row whose values are also found by the names of their columns."""

    __slots__ = ('_values', '_names')

    def __new__(cls, cursor, values, /):
        self = object.__new__(cls)
        self._values = values
        self._names = [c[0] for c in cursor.description or ()]
        return self

    def keys(self):
        return list(self._names)

    def __getitem__(self, key):
        if isinstance(key, str):
            wanted = key.lower()
            for i, name in enumerate(self._names):
                if name.lower() == wanted:
                    return self._values[i]
            raise IndexError('No item with that key')
        return self._values[key]

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values

    def __hash__(self):
        return hash(self._values) ^ hash(tuple(self._names))


# ---- cursors ----

class Cursor:
    def __init__(self, connection, /):
        self.connection = connection
        self.arraysize = 1
        self.row_factory = connection.row_factory
        self.description = None
        self.rowcount = -1
        self.lastrowid = None
        self._statement = None
        self._next = None
        self._closed = False

    def _check(self):
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed cursor.')
        self.connection._check()

    def _end(self):
        if self._statement is not None:
            self.connection._give_back(self._sql, self._statement)
            self._statement = self._next = None

    def _parameters(self, statement, parameters):
        names = statement.parameters()
        if isinstance(parameters, dict) or (not hasattr(parameters, '__len__') or not hasattr(parameters, '__getitem__')
                                            or hasattr(parameters, 'keys')):
            if not hasattr(parameters, '__getitem__'):
                raise ProgrammingError('parameters are of unsupported type')
            for i, name in enumerate(names):
                if name is None:
                    raise ProgrammingError(f'Binding {i + 1} has no name, but you supplied a dictionary (which has '
                                           'only names).')
                try:
                    value = parameters[name[1:]]
                except LookupError:
                    raise ProgrammingError(f'You did not supply a value for binding parameter {name}.') from None
                _bind(statement, i + 1, value)
        else:
            if len(parameters) != len(names):
                raise ProgrammingError(f'Incorrect number of bindings supplied. The current statement uses {len(names)}'
                                       f', and there are {len(parameters)} supplied.')
            for i, value in enumerate(parameters):
                _bind(statement, i + 1, value)

    def _run(self, sql, sets, many):
        self._check()
        if not isinstance(sql, str):
            raise TypeError(f'execute() argument 1 must be str, not {type(sql).__name__}')
        self._end()
        connection = self.connection
        self.description = None
        self.rowcount = -1
        statement = connection._take(sql)
        if statement is None:
            return self
        self._sql = sql
        self._statement = statement
        word = sql.lstrip().split(None, 1)[0].upper() if not sql.lstrip().startswith('--') else ''
        changes = word in ('INSERT', 'UPDATE', 'DELETE', 'REPLACE')
        try:
            if many and not changes and not (word == 'WITH' and not statement.readonly()):
                raise ProgrammingError('executemany() can only execute DML statements.')
            if changes and connection.isolation_level is not None and connection._db.autocommit():
                connection._simple('BEGIN ' + connection.isolation_level)
            columns = statement.columns()
            if columns:
                self.description = tuple([(name, None, None, None, None, None, None)
                                          for name in self._names(columns)])
            self._converters = self._find_converters(columns)
            total = 0
            for parameters in sets:
                statement.reset(True)
                self._parameters(statement, parameters)
                self._next = self._step()
                if changes:
                    if self._next is None or not many:
                        total += connection._db.changes()
                    self.rowcount = total
            if not many and word in ('INSERT', 'REPLACE'):
                self.lastrowid = connection._db.last_rowid()
            elif self.lastrowid is None and not many:
                self.lastrowid = connection._db.last_rowid() or None
        except BaseException:
            self._end()
            raise
        if self._next is None:
            self._end()
        return self

    def _names(self, columns):
        for name, _ in columns:
            if self.connection.detect_types & PARSE_COLNAMES and ' [' in name:
                name = name.split(' [')[0]
            yield name

    def _find_converters(self, columns):
        types = self.connection.detect_types
        if not types:
            return None
        found = []
        for name, declared in columns:
            converter = None
            if types & PARSE_COLNAMES and '[' in name:
                converter = converters.get(name[name.index('[') + 1:].rstrip(']').upper())
            if converter is None and types & PARSE_DECLTYPES and declared:
                converter = converters.get(declared.split('(')[0].split()[0].upper())
            found.append(converter)
        return found if any(found) else None

    def _step(self):
        factory = self.connection.text_factory
        if self._converters is not None:
            row = self._statement.step(bytes)
            if row is None:
                return None
            out = []
            for v, converter in zip(row, self._converters):
                if converter is not None and v is not None:
                    v = converter(v if isinstance(v, bytes) else str(v).encode())
                elif isinstance(v, bytes) and converter is None:
                    v = v if self._is_blob(len(out)) else v.decode() if factory is str else factory(v)
                out.append(v)
            return tuple(out)
        return self._statement.step(None if factory is str else factory)

    def _is_blob(self, column):
        declared = self._statement.columns()[column][1]
        return declared is not None and 'BLOB' in declared.upper()

    def execute(self, sql, parameters=(), /):
        """Runs a statement; its rows are then fetched."""
        return self._run(sql, (parameters,), False)

    def executemany(self, sql, seq_of_parameters, /):
        """Runs a statement for every set of parameters."""
        return self._run(sql, seq_of_parameters, True)

    def executescript(self, sql_script, /):
        """Runs all statements of a text; what is not committed yet is committed before."""
        self._check()
        if not isinstance(sql_script, str):
            raise TypeError(f'executescript() argument must be str, not {type(sql_script).__name__}')
        self._end()
        self.connection.commit()
        rest = sql_script
        while rest.strip():
            statement, rest = self.connection._db.prepare(rest)
            if statement is not None:
                while statement.step(None) is not None:
                    pass
                statement.close()
        return self

    def fetchone(self):
        self._check()
        row = self._next
        if row is None:
            return None
        self._next = self._step()
        if self._next is None:
            self._end()
        factory = self.row_factory
        return row if factory is None else factory(self, row)

    def fetchmany(self, size=None):
        rows = []
        for _ in range(self.arraysize if size is None else size):
            row = self.fetchone()
            if row is None:
                break
            rows.append(row)
        return rows

    def fetchall(self):
        rows = []
        while (row := self.fetchone()) is not None:
            rows.append(row)
        return rows

    def __iter__(self):
        return self

    def __next__(self):
        row = self.fetchone()
        if row is None:
            raise StopIteration
        return row

    def setinputsizes(self, sizes, /):
        pass

    def setoutputsize(self, size, column=None, /):
        pass

    def close(self):
        self._end()
        self._closed = True


# ---- connections ----

class Connection:
    """A database; `with` commits at its end, or rolls back."""

    Warning, Error, InterfaceError, DatabaseError, DataError = Warning, Error, InterfaceError, DatabaseError, DataError
    OperationalError, IntegrityError, InternalError = OperationalError, IntegrityError, InternalError
    ProgrammingError, NotSupportedError = ProgrammingError, NotSupportedError

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True,
                 factory=None, cached_statements=128, uri=False):
        import os
        self._db = None
        name = os.fsdecode(os.fspath(database))
        if isolation_level is not None and isolation_level.upper() not in ('', 'DEFERRED', 'IMMEDIATE', 'EXCLUSIVE'):
            raise ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
        self.isolation_level = isolation_level
        self.detect_types = detect_types
        self.row_factory = None
        self.text_factory = str
        self._free = {}
        self._cached = cached_statements
        if detect_types and 'DATE' not in converters:
            _default_adapters()
        self._db = _sqlite.Database(name, 0x06 | (0x40 if uri else 0), int(timeout * 1000))

    def _check(self):
        if self._db is None:
            raise _closed()

    # statements that nobody uses are kept for the next time
    def _take(self, sql):
        statement = self._free.pop(sql, None)
        if statement is None:
            statement, rest = self._db.prepare(sql)
            if rest.strip() and self._db.prepare(rest)[0] is not None:
                raise ProgrammingError('You can only execute one statement at a time.')
        return statement

    def _give_back(self, sql, statement):
        if self._db is None:
            return
        statement.reset(True)
        if sql not in self._free:
            if len(self._free) >= self._cached:
                self._free.pop(next(iter(self._free))).close()
            self._free[sql] = statement

    def _simple(self, sql):
        statement, _ = self._db.prepare(sql)
        statement.step(None)
        statement.close()

    def cursor(self, factory=Cursor):
        self._check()
        return factory(self)

    def execute(self, sql, parameters=(), /):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        return self.cursor().executescript(sql_script)

    def commit(self):
        self._check()
        if not self._db.autocommit():
            self._simple('COMMIT')

    def rollback(self):
        self._check()
        if not self._db.autocommit():
            self._simple('ROLLBACK')

    def close(self):
        if self._db is not None:
            for statement in self._free.values():
                statement.close()
            self._free.clear()
            self._db.close()
            self._db = None

    @property
    def in_transaction(self):
        self._check()
        return not self._db.autocommit()

    @property
    def total_changes(self):
        self._check()
        return self._db.total_changes()

    def interrupt(self):
        self._check()
        self._db.interrupt()

    def create_function(self, name, narg, func, /, *, deterministic=False):
        """SQL may call func(*args) by that name; -1: any number of arguments."""
        self._check()
        self._db.create_function(name, narg, 0x800 if deterministic else 0, func)

    def iterdump(self):
        """The database as lines of SQL."""
        yield 'BEGIN TRANSACTION;'
        tables = self.execute("SELECT name, type, sql FROM sqlite_master WHERE sql NOT NULL AND type = 'table' "
                              "ORDER BY name").fetchall()
        for name, kind, sql in tables:
            if name.startswith('sqlite_'):
                continue
            yield sql + ';'
            quoted = name.replace('"', '""')
            columns = [row[1] for row in self.execute(f'PRAGMA table_info("{quoted}")')]
            values = " || ',' || ".join(['quote("{}")'.format(c.replace('"', '""')) for c in columns])
            query = f"""SELECT 'INSERT INTO "{quoted.replace("'", "''")}" VALUES(' || {values} || ')' FROM "{quoted}";"""
            for row in self.execute(query):
                yield row[0] + ';'
        for name, kind, sql in self.execute("SELECT name, type, sql FROM sqlite_master WHERE sql NOT NULL AND type IN "
                                            "('index', 'trigger', 'view')").fetchall():
            yield sql + ';'
        yield 'COMMIT;'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.commit()
        else:
            self.rollback()
        return False


def connect(database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=Connection,
            cached_statements=128, uri=False):
    """A connection with the database in a file, or in memory (":memory:")."""
    return factory(database, timeout, detect_types, isolation_level, check_same_thread, factory, cached_statements, uri)


def __getattr__(name):
    if name in ('Date', 'Time', 'Timestamp'):
        import datetime
        return {'Date': datetime.date, 'Time': datetime.time, 'Timestamp': datetime.datetime}[name]
    raise AttributeError(f"module 'sqlite3' has no attribute {name!r}")
