"""Waiting: for time, and for several things at once."""
from . import coroutines, events, timeouts
from .exceptions import CancelledError
from .futures import Future, isfuture, settle
from .tasks import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task


class _Bare:
    """Gives the turn to others once."""

    def __await__(self):
        yield


_bare = _Bare()


async def sleep(delay, result=None):
    """Suspends for so many seconds; others run."""
    if delay <= 0:
        await _bare
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, settle, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def sleep_ms(ms):
    """As MicroPython: milliseconds."""
    return sleep(ms / 1000)


class _Wrapper:
    """Makes a coroutine of what can only be awaited."""

    def __new__(cls, awaitable):
        async def wrap():
            return await awaitable
        return wrap()


def ensure_future(awaitable, *, loop=None):
    """A future as it is; a task for a coroutine or another awaitable."""
    if isfuture(awaitable):
        if loop is not None and loop is not awaitable.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return awaitable
    if not coroutines.iscoroutine(awaitable):
        if not hasattr(type(awaitable), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        awaitable = _Wrapper(awaitable)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(awaitable)


async def wait_for(awaitable, timeout):
    """The result, or TimeoutError after so many seconds, when it has been cancelled."""
    if timeout is not None and timeout <= 0:
        future = ensure_future(awaitable)
        if future.done():
            return future.result()
        await _cancel_and_wait(future)
        try:
            return future.result()
        except CancelledError as e:
            raise TimeoutError from e
    if timeout is not None and coroutines.iscoroutine(awaitable) and events.current(events.get_running_loop()) is None:
        raise RuntimeError('Timeout should be used inside a task')
    async with timeouts.timeout(timeout):
        return await awaitable


def wait_for_ms(awaitable, timeout):
    """As MicroPython: milliseconds."""
    return wait_for(awaitable, timeout / 1000)


async def _cancel_and_wait(future):
    loop = events.get_running_loop()
    waiter = loop.create_future()

    def done(_):
        settle(waiter)
    future.add_done_callback(done)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(done)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures and tasks: (done, pending)."""
    if isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError('expect a list of futures, not ' + type(fs).__name__)
    fs = set(fs)
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return_when value: ' + str(return_when))
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = events.get_running_loop()
    left = sum(not f.done() for f in fs)
    if left == len(fs) or (left and return_when == ALL_COMPLETED) or (left and return_when == FIRST_EXCEPTION and not any(
            _failed(f) for f in fs if f.done())):
        await _some(fs, timeout, return_when, loop, left)
    done = {f for f in fs if f.done()}
    return done, fs - done


def _failed(future):
    return not future.cancelled() and future.exception() is not None


async def _some(fs, timeout, return_when, loop, left):
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, settle, waiter)

    def done(future):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and _failed(future):
            if timer is not None:
                timer.cancel()
            settle(waiter)
    waited = [f for f in fs if not f.done()]
    for f in waited:
        f.add_done_callback(done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in waited:
            f.remove_done_callback(done)


def as_completed(fs, *, timeout=None):
    """Coroutines that give the results in the order in which they come; with async for: the futures themselves."""
    if isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError('expect an iterable of futures, not ' + type(fs).__name__)
    return _Completed(fs, timeout)


class _Completed:
    """Iterator of as_completed."""

    def __init__(self, fs, timeout):
        from .queues import Queue
        self._done = Queue()
        loop = events.get_event_loop()
        self._todo = {ensure_future(f, loop=loop) for f in set(fs)}
        self._left = len(self._todo)
        self._timer = None
        for f in self._todo:
            f.add_done_callback(self._arrived)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._time_is_over)

    def _arrived(self, future):
        if future in self._todo:
            self._todo.discard(future)
            self._done.put_nowait(future)
            if not self._todo and self._timer is not None:
                self._timer.cancel()

    def _time_is_over(self):
        for f in self._todo:
            f.remove_done_callback(self._arrived)
            self._done.put_nowait(None)
        self._todo.clear()

    async def _next(self):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future

    async def _next_result(self):
        return (await self._next()).result()

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next()


class _Gathering(Future):
    """Cancelled by cancelling its children."""
    _children = ()
    _cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            cancelled = child.cancel(msg=msg) or cancelled
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*awaitables, return_exceptions=False):
    """A future for the list of all results; the first exception, unless they are to be among the results."""
    if not awaitables:
        future = events.get_event_loop().create_future()
        future.set_result([])
        return future
    children, by_argument, finished, loop, outer = [], {}, 0, None, None

    def done(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()    # has been seen
            return
        if not return_exceptions:
            exc = child._cancellation() if child.cancelled() else child.exception()
            if exc is not None:
                outer.set_exception(exc)
                return
        if finished == len(by_argument):
            results = [c._cancellation() if c.cancelled() else c.exception() if c.exception() is not None else c.result()
                       for c in children]
            if outer._cancel_requested:
                outer.set_exception(child._cancellation() if child.cancelled() else CancelledError())
            else:
                outer.set_result(results)

    for argument in awaitables:
        if id(argument) not in by_argument:
            child = ensure_future(argument, loop=loop)
            if loop is None:
                loop = child.get_loop()
            if child is not argument:
                child._told_pending = False
            by_argument[id(argument)] = child
            if not child.done():
                child.add_done_callback(done)
        children.append(by_argument[id(argument)])
    outer = _Gathering(loop=loop)
    outer._children = children
    for child in by_argument.values():
        if child.done() and not any(fn is done for fn, _ in child._callbacks):
            done(child)
    return outer


def shield(awaitable):
    """Awaits it, but a cancellation of who awaits does not reach it."""
    inner = ensure_future(awaitable)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(_):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()    # has been seen
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(_):
        if not inner.done():
            inner.remove_done_callback(inner_done)
    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer
