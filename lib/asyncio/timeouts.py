"""async with timeout(seconds): what is inside is cancelled when the time is over."""
from . import events
from .exceptions import CancelledError

_CREATED, _ENTERED, _EXPIRING, _EXPIRED, _EXITED = 'created', 'active', 'expiring', 'expired', 'finished'


class Timeout:
    """A deadline on the loop's clock, or None; it can be moved while it has not passed."""

    def __init__(self, when):
        self._when = when
        self._state = _CREATED
        self._task = self._timer = None

    def __repr__(self):
        told = ['<Timeout [%s]' % self._state]
        if self._state is _ENTERED:
            told.append('when=%s' % (round(self._when, 3) if self._when is not None else None))
        return ' '.join(told) + '>'

    def when(self):
        return self._when

    def expired(self):
        return self._state in (_EXPIRING, _EXPIRED)

    def reschedule(self, when):
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError('Cannot change state of %s Timeout' % self._state)
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            self._timer = loop.call_soon(self._over) if when <= loop.time() else loop.call_at(when, self._over)

    def _over(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._timer = None

    async def __aenter__(self):
        if self._state is not _CREATED:
            raise RuntimeError('Timeout has already been entered')
        self._task = events.current(events.get_running_loop())
        if self._task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _ENTERED
        self._cancel_requests = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, exc, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state is _EXPIRING:
            self._state = _EXPIRED
            if self._task.uncancel() <= self._cancel_requests and kind is not None:
                if issubclass(kind, CancelledError):
                    raise TimeoutError from exc
                _add_context(exc)
        elif self._state is _ENTERED:
            self._state = _EXITED


def _add_context(exc):
    """Where an exception came while the cancellation was under way, that was because of the time."""
    while exc.__context__ is not None:
        if isinstance(exc.__context__, CancelledError):
            over = TimeoutError()
            over.__context__ = over.__cause__ = exc.__context__
            exc.__context__ = over
            break
        exc = exc.__context__


def timeout(delay):
    """For so many seconds from now; None: without end."""
    return Timeout(None if delay is None else events.get_running_loop().time() + delay)


def timeout_at(when):
    """Until a time of the loop's clock."""
    return Timeout(when)
