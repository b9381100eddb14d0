"""Tasks: coroutines that the event loop drives."""
import _weakrefset

from . import coroutines, events
from .exceptions import CancelledError
from .futures import PENDING, Future, isfuture

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
_all = _weakrefset.WeakSet()    # tasks that may not be done
_count = 0


class Task(Future):
    """A coroutine that runs in the loop; its result when it is done."""
    _waits_for = None    # the future that it awaits
    _must_cancel = False
    _cancel_requests = 0
    _told_pending = True    # say when it is lost before it is done

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _count
        super().__init__(loop=loop)
        if not coroutines.iscoroutine(coro) and not hasattr(coro, 'throw'):
            self._told_pending = False
            raise TypeError('a coroutine was expected, got %r' % (coro,))
        if name is None:
            _count += 1
            name = _count    # becomes a text when it is asked for
        self._name = name
        self._coro = coro
        self._context = context if context is not None else events.copy_context()
        _all.add(self)
        if eager_start and self._loop.is_running():
            self._start_now()
        else:
            self._loop.call_soon(self._step, context=self._context)

    def _start_now(self):
        outer = events.current(self._loop)
        events.swap_current(self._loop, None)
        try:
            self._step() if self._context is None else self._context.run(self._step)
        finally:
            events.swap_current(self._loop, outer)

    def __del__(self):
        if self._state is PENDING and self._told_pending:
            self._loop.call_exception_handler({'task': self, 'message': 'Task was destroyed but it is pending!'})
        super().__del__()

    def _about(self):
        told = super()._about()
        if self._must_cancel:
            told[0] = 'cancelling'
        told.insert(1, 'name=%r' % self.get_name())
        told.insert(2, 'coro=<%s>' % coroutines.describe(self._coro))
        if self._waits_for is not None:
            told.insert(3, 'wait_for=%r' % self._waits_for)
        return told

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        if isinstance(self._name, int):
            self._name = 'Task-%d' % self._name
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """The frame in which it is suspended, in a list; empty when it is done."""
        frame = getattr(self._coro, 'cr_frame', None) or getattr(self._coro, 'gi_frame', None)
        return [frame] if frame is not None and limit != 0 else []

    def print_stack(self, *, limit=None, file=None):
        frames = self.get_stack(limit=limit)
        print('Stack for %r (most recent call last):' % self if frames else 'No stack for %r' % self, file=file)
        for frame in frames:
            print('  File "%s", line %d, in %s' % (frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name), file=file)

    def cancel(self, msg=None):
        """Has CancelledError raised in the coroutine, at what it awaits. False: it is done."""
        self._unseen = False
        if self._state is not PENDING:
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests:
            self._cancel_requests -= 1
            if not self._cancel_requests:
                self._must_cancel = False
        return self._cancel_requests

    def _step(self, exc=None):
        """Runs the coroutine up to its next await."""
        loop = self._loop
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._cancellation()
            self._must_cancel = False
        self._waits_for = None
        events.enter_task(loop, self)
        try:
            awaited = self._coro.send(None) if exc is None else self._coro.throw(exc)
        except StopIteration as e:
            if self._must_cancel:    # it ended in spite of it
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(e.value)
        except CancelledError as e:
            self._cancelled_error = e
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as e:
            super().set_exception(e)
            raise
        except BaseException as e:
            super().set_exception(e)
        else:
            self._wait(awaited, loop)
        finally:
            events.leave_task(loop, self)
            self = exc = None    # no cycles through the frame of an exception

    def _wait(self, awaited, loop):
        if awaited is None:    # sleep(0)
            loop.call_soon(self._step, context=self._context)
        elif not isfuture(awaited):
            self._throw_soon('Task got bad yield: %r' % (awaited,))
        elif awaited._loop is not loop:
            self._throw_soon('Task %r got Future %r attached to a different loop' % (self, awaited))
        elif awaited is self:
            self._throw_soon('Task cannot await on itself: %r' % self)
        elif not awaited._asyncio_future_blocking:
            self._throw_soon('yield was used instead of yield from in task %r with %r' % (self, awaited))
        else:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self._wake, context=self._context)
            self._waits_for = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _throw_soon(self, text):
        self._loop.call_soon(self._step, RuntimeError(text), context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as e:
            self._step(e)
        else:
            self._step()
        self = None    # no cycle through the frame of an exception


def create_task(coro, *, name=None, context=None):
    """Starts a coroutine in the running loop."""
    return events.get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    return events.current(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of the loop that are not done."""
    loop = events.get_running_loop() if loop is None else loop
    return {task for task in list(_all) if task._loop is loop and not task.done()}
