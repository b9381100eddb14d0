"""Tracebacks at faults. What ends this process by a fault is told by the system: krait installs no handlers of
its own, so only what a program asks for while it runs can be had here."""

import sys

_state = {'enabled': False}


def enable(file=None, all_threads=True):
    """Accepted; there is no handler to install."""
    _state['enabled'] = True


def disable():
    """Whether it had been enabled."""
    was, _state['enabled'] = _state['enabled'], False
    return was


def is_enabled():
    return _state['enabled']


def dump_traceback(file=None, all_threads=True):
    """Writes where the program is, the innermost call first."""
    frame = sys._getframe(1)
    out = sys.stderr if file is None else file
    if isinstance(out, int):
        out = open(out, 'w', closefd=False)
    print('Stack (most recent call first):', file=out)
    while frame is not None:
        code = frame.f_code
        print(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}', file=out)
        frame = frame.f_back
    out.flush()


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    raise NotImplementedError('dump_traceback_later() needs threads')


def cancel_dump_traceback_later():
    """There is none to cancel."""
