"""Messages about what is not an error, with filters that say what becomes of them."""

import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings',
           'simplefilter', 'resetwarnings', 'catch_warnings', 'deprecated']

_actions = frozenset(('error', 'ignore', 'always', 'all', 'default', 'module', 'once'))
_defaultaction = 'default'
_onceregistry = {}
filters = [('default', None, DeprecationWarning, '__main__', 0),
           ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0),
           ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
_version = 1


class WarningMessage:
    """One warning as catch_warnings(record=True) collects it."""

    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ('{message : %r, category : %r, filename : %r, lineno : %s, line : %r}'
                % (self.message, self._category_name, self.filename, self.lineno, self.line))

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


# ---- showing ----

def _source_line(filename, lineno):
    try:
        with open(filename, encoding='utf-8', errors='replace') as file:
            for number, line in enumerate(file, 1):
                if number == lineno:
                    return line.strip()
    except (OSError, ValueError):
        pass
    return ''


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning: place, category, message and source line."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = _source_line(filename, lineno) if line is None else line.strip()
    return f'{text}  {line}\n' if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file (sys.stderr)."""
    file = sys.stderr if file is None else file
    if file is None:
        return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_plain_show = showwarning


def _show(record):
    if showwarning is not _plain_show:
        if not callable(showwarning):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        showwarning(record.message, record.category, record.filename, record.lineno, record.file,
                    record.line)
    else:
        _showwarnmsg_impl(record)


def _showwarnmsg_impl(record):
    _plain_show(record.message, record.category, record.filename, record.lineno, record.file,
                record.line)


# ---- filters ----

def _changed():
    global _version
    _version += 1


def _add(item, append):
    if not append:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    elif item not in filters:
        filters.append(item)
    _changed()


def _check_action(action):
    if action not in _actions:
        raise ValueError(f'invalid action: {action!r}')


def _check_lineno(lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Adds a filter; message and module are regular expressions."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass, not '
                        f"'{type(category).__name__}'")
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_lineno(lineno)
    _add((action, _Pattern(message, True) if message else None, category,
          _Pattern(module, False) if module else None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for every module and message."""
    _check_action(action)
    _check_lineno(lineno)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    """Removes all filters."""
    filters[:] = []
    _changed()


class _Pattern:
    # A regular expression compiled when it is needed; plain words need none.
    def __init__(self, text, ignore_case):
        self.pattern = text
        self.ignore_case = ignore_case
        plain = text.replace('\\.', '').replace(' ', '').replace('_', '').replace(':', '')
        self.plain = text.replace('\\.', '.') if plain.isalnum() else None

    def __eq__(self, other):
        return (isinstance(other, _Pattern) and self.pattern == other.pattern
                and self.ignore_case == other.ignore_case)

    def match(self, text):
        if self.plain is not None:
            if self.ignore_case:
                return text.lower().startswith(self.plain.lower())
            return text.startswith(self.plain)
        import re
        return re.match(self.pattern, text, re.IGNORECASE if self.ignore_case else 0)


def _matches(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str)
                               else bool(pattern.match(text)))


def _action(text, category, module, lineno):
    for item in filters:
        action, message, cat, where, line = item
        if (_matches(message, text) and issubclass(category, cat) and _matches(where, module)
                and line in (0, lineno)):
            return action, item
    return _defaultaction, None


# ---- warning ----

def _frame_outside(frame, prefixes):
    # The nearest frame whose file lies under none of the prefixes.
    while frame is not None and frame.f_code.co_filename.startswith(prefixes):
        frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Gives a warning about the code that called this function (or its stacklevel-th caller)."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError('skip_file_prefixes must be a tuple of strs.')
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    try:
        frame = sys._getframe(1)
        if skip_file_prefixes:
            frame = _frame_outside(frame, skip_file_prefixes)
        for _ in range(stacklevel - 1):
            frame = frame.f_back
            if skip_file_prefixes:
                frame = _frame_outside(frame, skip_file_prefixes)
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    except (ValueError, AttributeError):
        names, filename, lineno = sys.__dict__, '<sys>', 0
    module = names.get('__name__', '<string>')
    registry = names.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Gives a warning about the named place."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _version:
        registry.clear()
        registry['version'] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action, item = _action(str(text), category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        once = text, category
        if _onceregistry.get(once):
            return
        _onceregistry[once] = 1
    elif action == 'module':
        registry[key] = 1
        other = text, category, 0
        if registry.get(other):
            return
        registry[other] = 1
    elif action == 'default':
        registry[key] = 1
    elif action not in ('always', 'all'):
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {item}')
    _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Restores filters and showwarning at the end; with record=True gives a list of warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ['record=True'] if self._record else []
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f'{type(self).__name__}({", ".join(args)})'

    def __enter__(self):
        global filters, showwarning, _showwarnmsg_impl
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._saved = filters, showwarning, _showwarnmsg_impl
        filters = filters[:]
        _changed()
        log = None
        if self._record:
            log = []
            _showwarnmsg_impl = log.append
            showwarning = _plain_show
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global filters, showwarning, _showwarnmsg_impl
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters, showwarning, _showwarnmsg_impl = self._saved
        _changed()


class deprecated:
    """Decorator that marks a class or function as deprecated: calling it warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError("Expected an object of type str for 'message', "
                            f'not {type(message).__name__!r}')
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            made = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                if made is not object.__new__:
                    return made(cls, *args, **kwargs)
                if cls.__init__ is object.__init__ and (args or kwargs):
                    raise TypeError(f'{cls.__name__}() takes no arguments')
                return made(cls)

            arg.__new__ = staticmethod(__new__)
            arg.__deprecated__ = __new__.__deprecated__ = message
            return arg
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to '
                            f'a class or callable, not {arg!r}')
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecated(name, message='{name!r} is deprecated and slated for removal in Python {remove}',
                *, remove, _version=sys.version_info):
    # A warning about a feature of the library, an error once its time has come.
    shown = f'{remove[0]}.{remove[1]}'
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != 'alpha'):
        raise RuntimeError(f'{name!r} was slated for removal after Python {shown} alpha')
    warn(message.format(name=name, remove=shown), DeprecationWarning, stacklevel=3)


# ---- options -W of the command ----

class _OptionError(Exception):
    pass


def _option_action(text):
    if text == 'all':
        return 'always'
    for action in ('default', 'always', 'ignore', 'module', 'once', 'error'):
        if action.startswith(text):
            return action
    raise _OptionError(f'invalid action: {text!r}')


def _option_category(text):
    if not text:
        return Warning
    module, _, name = text.rpartition('.')
    try:
        category = getattr(__import__(module or 'builtins', None, None, [name]), name)
    except ImportError:
        raise _OptionError(f'invalid module name: {module!r}') from None
    except AttributeError:
        raise _OptionError(f'unknown warning category: {text!r}') from None
    if not issubclass(category, Warning):
        raise _OptionError(f'invalid warning category: {text!r}')
    return category


def _set_option(text):
    # "action:message:category:module:line"; message and module are plain text
    fields = [field.strip() for field in text.split(':')]
    if len(fields) > 5:
        raise _OptionError(f'too many fields (max 5): {text!r}')
    action, message, category, module, line = fields + [''] * (5 - len(fields))
    action = _option_action(action)
    category = _option_category(category)
    if line and not line.isdecimal():
        raise _OptionError(f'invalid lineno {line!r}')
    if message:
        pattern = _Pattern(message, True)
        pattern.plain = message
        message = pattern
    _add((action, message or None, category, module or None, int(line or 0)), False)


def _use_options():
    for text in sys.warnoptions:
        try:
            _set_option(text)
        except _OptionError as error:
            print('Invalid -W option ignored:', error, file=sys.stderr)


_use_options()
