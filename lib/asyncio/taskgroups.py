"""async with TaskGroup(): all its tasks are done at the end, or cancelled when one fails."""
from . import events
from .exceptions import CancelledError


class TaskGroup:
    """Tasks that end together. Their errors come as an ExceptionGroup."""
    _entered = _exiting = _aborting = _parent_cancelled = False
    _parent = _loop = _fatal = _waiter = None

    def __init__(self):
        self._tasks = set()
        self._errors = []

    def __repr__(self):
        told = ['<TaskGroup']
        if self._tasks:
            told.append('tasks=%d' % len(self._tasks))
        if self._errors:
            told.append('errors=%d' % len(self._errors))
        if self._aborting:
            told.append('cancelling')
        elif self._entered:
            told.append('entered')
        return ' '.join(told) + '>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError('TaskGroup %r has already been entered' % self)
        self._loop = events.get_running_loop()
        self._parent = events.current(self._loop)
        if self._parent is None:
            raise RuntimeError('TaskGroup %r cannot determine the parent task' % self)
        self._entered = True
        return self

    async def __aexit__(self, kind, exc, traceback):
        try:
            return await self._end(kind, exc)
        finally:
            self._parent = self._errors = self._fatal = None
            exc = None

    async def _end(self, kind, exc):
        self._exiting = True
        if kind is not None and self._is_fatal(exc) and self._fatal is None:
            self._fatal = exc
        cancelled = exc if kind is not None and issubclass(kind, CancelledError) else None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._waiter is None:
                self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except CancelledError as e:
                if not self._aborting:
                    cancelled = e    # comes from outside
                    self._abort()
            self._waiter = None
        if self._fatal is not None:
            raise self._fatal
        if self._parent_cancelled and self._parent.uncancel() == 0:
            cancelled = None    # that was ours
        if cancelled is not None and not self._errors:
            raise cancelled
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(exc)
        if self._errors:
            if self._parent.cancelling():    # others asked for it, too: it comes at the next await
                self._parent.uncancel()
                self._parent.cancel()
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None

    def create_task(self, coro, *, name=None, context=None):
        """Starts a task of the group."""
        if not self._entered or (self._exiting and not self._tasks) or self._aborting:
            coro.close()
            raise RuntimeError('TaskGroup %r %s' % (self, 'has not been entered' if not self._entered else
                                                    'is shutting down' if self._aborting else 'is finished'))
        task = self._loop.create_task(coro, name=name, context=context)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        try:
            return task
        finally:
            del task    # no cycle through the frame of an exception

    @staticmethod
    def _is_fatal(exc):
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _done(self, task):
        self._tasks.discard(task)
        if self._waiter is not None and not self._tasks and not self._waiter.done():
            self._waiter.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if self._is_fatal(exc) and self._fatal is None:
            self._fatal = exc
        if self._parent.done():
            self._loop.call_exception_handler({
                'message': 'Task %r has errored out but its parent task %r is already completed' % (task, self._parent),
                'exception': exc, 'task': task})
        elif not self._aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()
