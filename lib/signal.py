"""Handlers for signals of the operating system."""

import _signal
from _signal import *


class _Named(int):
    # A number with the name it has in this module.
    def __new__(cls, value, name=None):
        self = int.__new__(cls, value)
        self.name = name
        return self

    @property
    def value(self):
        return int(self)

    def __repr__(self):
        return f'<{type(self).__name__}.{self.name}: {int(self)}>'

    def __str__(self):
        return str(int(self))

    __format__ = int.__format__


class Signals(_Named):
    """A signal."""


class Handlers(_Named):
    """SIG_DFL or SIG_IGN."""


class Sigmasks(_Named):
    """What to do with a set of signals."""


_signals, _handlers = {}, {}
for _name in dir(_signal):
    _value = getattr(_signal, _name)
    if _name in ('SIG_DFL', 'SIG_IGN'):
        _value = Handlers(_value, _name)
        _handlers[int(_value)] = _value
    elif _name in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'):
        _value = Sigmasks(_value, _name)
    elif _name.startswith('SIG'):
        _value = Signals(_value, _name)
        if _name not in ('SIGIOT', 'SIGCLD', 'SIGPOLL'):
            _signals[int(_value)] = _value
        else:
            _value = None
    else:
        continue
    if _value is not None:
        globals()[_name] = _value
SIGIOT, SIGCLD, SIGPOLL = SIGABRT, SIGCHLD, SIGIO
del _name, _value


def _shown(handler):
    return _handlers.get(handler, handler) if isinstance(handler, int) else handler


def signal(signalnum, handler):
    """Sets what is done about a signal; returns what was done before."""
    return _shown(_signal.signal(signalnum, handler))


def getsignal(signalnum):
    """What is done about a signal: a function, SIG_DFL, SIG_IGN, or None for something else."""
    return _shown(_signal.getsignal(signalnum))


def valid_signals():
    """The set of signals of this system."""
    return {_signals.get(n, n) for n in _signal.valid_signals()}
