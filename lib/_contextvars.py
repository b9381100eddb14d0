"""Context variables: a value per context, and contexts that code can be run in.

A context's variables live in one dict, copied when the context is: copies are made far less often (one per
task) than variables are read."""

import _thread

__all__ = ['Context', 'ContextVar', 'Token', 'copy_context']

_NONE = object()


class _Current(_thread._local):
    """The context each thread runs in."""

    def __init__(self):
        self.context = Context()


class Context:
    """A mapping of context variables to their values."""

    __slots__ = '_values', '_outer', '__weakref__'

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError('Context() does not accept any arguments')
        self = object.__new__(cls)
        self._values = {}
        self._outer = None
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Context' is not an acceptable base type")

    def run(*args, **kwargs):
        """Calls the first argument with the others in this context."""
        self, *args = args
        if not args:
            raise TypeError('run() missing 1 required positional argument')
        if self._outer is not None:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        self._outer = _current.context
        _current.context = self
        try:
            return args[0](*args[1:], **kwargs)
        finally:
            _current.context = self._outer
            self._outer = None

    def copy(self):
        """Return a shallow copy of the context object."""
        other = Context()
        other._values = self._values.copy()
        return other

    def __getitem__(self, var):
        return self._values[_variable(var)]

    def __contains__(self, var):
        return _variable(var) in self._values

    def get(self, var, default=None, /):
        """Return the value for `key` if `key` has the value in the context object."""
        return self._values.get(_variable(var), default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        """Return a list of all variables in the context object."""
        return self._values.keys()

    def values(self):
        """Return a list of all variables' values in the context object."""
        return self._values.values()

    def items(self):
        """Return a list of all variables and their values in the context object."""
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None
    __module__ = '_contextvars'


_current = _Current()


def _variable(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f'a ContextVar key was expected, got {var!r}')
    return var


class ContextVar:
    """A variable that each context has a value of."""

    __slots__ = '_name', '_default', '__weakref__'

    def __new__(cls, name, /, *, default=_NONE):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self = object.__new__(cls)
        self._name = name
        self._default = default
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.ContextVar' is not an acceptable base type")

    @property
    def name(self):
        return self._name

    def get(self, default=_NONE, /):
        """Return a value for the context variable for the current context."""
        value = _current.context._values.get(self, _NONE)
        if value is not _NONE:
            return value
        if default is not _NONE:
            return default
        if self._default is not _NONE:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Call to set a new value for the context variable in the current context."""
        context = _current.context
        token = Token._make(context, self, context._values.get(self, _NONE))
        context._values[self] = value
        return token

    def reset(self, token, /):
        """Reset the context variable to what it was before the set() that made the token."""
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        context = _current.context
        if token._context is not context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._old is _NONE:
            context._values.pop(self, None)
        else:
            context._values[self] = token._old

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        default = '' if self._default is _NONE else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    __module__ = '_contextvars'


class Token:
    """What set() gives and reset() takes."""

    __slots__ = '_context', '_var', '_old', '_used'

    def __new__(cls, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @classmethod
    def _make(cls, context, var, old):
        self = object.__new__(cls)
        self._context = context
        self._var = var
        self._old = old
        self._used = False
        return self

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _NONE else self._old

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._var.reset(self)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        used = ' used' if self._used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'

    __hash__ = None
    __module__ = '_contextvars'


class _Missing:
    __slots__ = ()

    def __repr__(self):
        return '<Token.MISSING>'


Token.MISSING = _Missing()


def copy_context():
    """A copy of the current context."""
    return _current.context.copy()


copy_context.__module__ = '_contextvars'
