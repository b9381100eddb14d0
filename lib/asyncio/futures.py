"""Futures: results that are not there yet."""
from . import events
from .exceptions import CancelledError, InvalidStateError

PENDING, CANCELLED, FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


def isfuture(obj):
    return hasattr(type(obj), '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def settle(future, result=None):
    """The result, unless the future is done, cancelled for instance."""
    if not future.done():
        future.set_result(result)


class Future:
    """A result that will be there once; who awaits it is woken then."""
    _state = PENDING
    _result = _exception = _cancelled_error = _cancel_message = None
    _traceback = None
    _asyncio_future_blocking = False
    _unseen = False    # an exception that nobody has asked for

    def __init__(self, *, loop=None):
        self._loop = loop if loop is not None else events.get_event_loop()
        self._callbacks = []

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def _about(self):
        """What __repr__ tells."""
        told = [self._state.lower()]
        if self._state == FINISHED:
            told.append('exception=%r' % self._exception if self._exception is not None else 'result=%r' % (self._result,))
        if self._callbacks:
            names = [_name_of(fn) for fn, _ in self._callbacks[:2]]
            if len(self._callbacks) > 2:
                names[1] = '<%d more>, %s' % (len(self._callbacks) - 2, _name_of(self._callbacks[-1][0]))
            told.append('cb=[%s]' % ', '.join(names))
        return told

    def __repr__(self):
        return '<%s %s>' % (type(self).__name__, ' '.join(self._about()))

    def __del__(self):
        if self._unseen:
            self._loop.call_exception_handler({
                'message': type(self).__name__ + ' exception was never retrieved', 'exception': self._exception, 'future': self})

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state is not PENDING

    def cancelled(self):
        return self._state is CANCELLED

    def cancel(self, msg=None):
        """Cancels it and tells who waits. False: it was done already."""
        self._unseen = False
        if self._state is not PENDING:
            return False
        self._state = CANCELLED
        self._cancel_message = msg
        self._call_back()
        return True

    def _cancellation(self):
        """The exception that a cancelled future raises; the one that came out of the coroutine once."""
        exc, self._cancelled_error = self._cancelled_error, None
        if exc is None:
            exc = CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)
        return exc

    def result(self):
        if self._state is not FINISHED:
            if self._state is CANCELLED:
                raise self._cancellation()
            raise InvalidStateError('Result is not set.')
        self._unseen = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._traceback)
        return self._result

    def exception(self):
        if self._state is not FINISHED:
            if self._state is CANCELLED:
                raise self._cancellation()
            raise InvalidStateError('Exception is not set.')
        self._unseen = False
        return self._exception

    def set_result(self, result):
        if self._state is not PENDING:
            raise InvalidStateError('%s: %r' % (self._state, self))
        self._result = result
        self._state = FINISHED
        self._call_back()

    def set_exception(self, exception):
        if self._state is not PENDING:
            raise InvalidStateError('%s: %r' % (self._state, self))
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raised = RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
            raised.__cause__ = raised.__context__ = exception
            exception = raised
        self._exception = exception
        self._traceback = exception.__traceback__
        self._state = FINISHED
        self._unseen = True
        self._call_back()

    def _call_back(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            for fn, context in callbacks:
                self._loop.call_soon(fn, self, context=context)

    def add_done_callback(self, fn, *, context=None):
        """Has fn(self) called soon after it is done."""
        if self._state is not PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context if context is not None else events.copy_context()))

    def remove_done_callback(self, fn):
        """How many there were."""
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def __await__(self):
        if self._state is PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state is PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _name_of(fn):
    name = getattr(fn, '__qualname__', None) or repr(fn)
    code = getattr(fn, '__code__', None)
    return '%s() at %s:%d' % (name, code.co_filename, code.co_firstlineno) if code else '%s()' % name
