"""run(): a program's door to the loop."""
from . import coroutines, events
from .exceptions import CancelledError


class Runner:
    """One loop for several runs; closed with what is left in it."""
    _CREATED, _OPEN, _CLOSED = 0, 1, 2

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._factory = loop_factory
        self._state = self._CREATED
        self._loop = self._context = None
        self._set = False

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, kind, exc, traceback):
        self.close()

    def _open(self):
        if self._state == self._CLOSED:
            raise RuntimeError('Runner is closed')
        if self._state == self._OPEN:
            return
        if self._factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
            self._set = True
        else:
            self._loop = self._factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = events.copy_context()
        self._state = self._OPEN

    def get_loop(self):
        self._open()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine to its end; Ctrl-C cancels it."""
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._open()
        if not coroutines.iscoroutine(coro):
            if not hasattr(type(coro), '__await__'):
                raise ValueError('a coroutine was expected, got %r' % (coro,))
            from .waiting import _Wrapper
            coro = _Wrapper(coro)
        task = self._loop.create_task(coro, context=context if context is not None else self._context)
        interrupts = _Interrupts(self._loop, task)
        try:
            with interrupts:
                return self._loop.run_until_complete(task)
        except CancelledError:
            if interrupts.came and task.uncancel() == 0:
                raise KeyboardInterrupt from None
            raise

    def close(self):
        if self._state != self._OPEN:
            return
        loop = self._loop
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._set:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = self._CLOSED


class _Interrupts:
    """Makes the first Ctrl-C a cancellation of the task, where signals are there and nobody else handles this one."""
    came = 0
    _before = None

    def __init__(self, loop, task):
        self._loop = loop
        self._task = task

    def __enter__(self):
        try:
            import signal
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                signal.signal(signal.SIGINT, self._on_interrupt)
                self._before = signal
        except (ImportError, ValueError, AttributeError):
            pass    # no signals here, or not in this thread

    def __exit__(self, kind, exc, traceback):
        signal = self._before
        if signal is not None and signal.getsignal(signal.SIGINT) == self._on_interrupt:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _on_interrupt(self, signum, frame):
        self.came += 1
        if self.came == 1 and not self._task.done():
            self._task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)    # ends its wait
            return
        raise KeyboardInterrupt


def _cancel_all(loop):
    from .tasks import all_tasks
    from .waiting import gather
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({'message': 'unhandled exception during asyncio.run() shutdown',
                                         'exception': task.exception(), 'task': task})


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine in a new loop, and ends all that it has started."""
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)
