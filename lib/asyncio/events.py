"""The event loop: what is to be called now, later, and when a descriptor is ready."""
import collections
import heapq
import sys
import time as _time

try:
    from _thread import get_ident
except ImportError:    # no threads here
    def get_ident():
        return 0

_running = {}          # thread -> the loop that runs in it
_current = {}          # loop -> task
_main = get_ident()    # where loops are made without being asked for


def copy_context():
    """A copy of the context, or None: no program without contextvars has one."""
    module = sys.modules.get('contextvars') or sys.modules.get('_contextvars')
    return module.copy_context() if module else None


def current(loop):
    """The task that the loop runs just now."""
    return _current.get(loop)


def enter_task(loop, task):
    other = _current.get(loop)
    if other is not None:
        raise RuntimeError('Cannot enter into task %r while another task %r is being executed.' % (task, other))
    _current[loop] = task


def leave_task(loop, task):
    if _current.get(loop) is not task:
        raise RuntimeError('Leaving task %r does not match the current task %r.' % (task, _current.get(loop)))
    del _current[loop]


def swap_current(loop, task):
    previous = _current.pop(loop, None)
    if task is not None:
        _current[loop] = task
    return previous


class Handle:
    """A call that the loop is going to make."""
    __slots__ = ('_fn', '_args', '_context', '_cancelled', '_loop', '__weakref__')

    def __init__(self, callback, args, loop, context=None):
        self._fn = callback
        self._args = args
        self._loop = loop
        self._context = context
        self._cancelled = False

    def __repr__(self):
        if self._cancelled:
            return '<%s cancelled>' % type(self).__name__
        return '<%s %s>' % (type(self).__name__, getattr(self._fn, '__qualname__', repr(self._fn)))

    def get_context(self):
        return self._context

    def cancel(self):
        self._cancelled = True
        self._fn = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            if self._context is None:
                self._fn(*self._args)
            else:
                self._context.run(self._fn, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self._loop.call_exception_handler({'message': 'Exception in callback %r' % self, 'exception': e, 'handle': self})


class TimerHandle(Handle):
    """A call at a time of the loop's clock."""
    __slots__ = ('_when',)

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._n_cancelled += 1
        super().cancel()


class AbstractEventLoop:
    """What all event loops are instances of."""


class BaseEventLoop(AbstractEventLoop):
    """Calls in the order in which they were asked for, timers, and tasks."""
    _stopping = _closed = _debug = False
    _thread = None
    _exception_handler = _task_factory = _default_executor = None
    _n_cancelled = 0    # of the timers
    slow_callback_duration = 0.1

    def __init__(self):
        self._ready = collections.deque()
        self._timers = []    # heap of (when, number, handle)
        self._n_timers = 0
        self._generators = None

    def __repr__(self):
        return '<%s running=%r closed=%r debug=%r>' % (type(self).__name__, self.is_running(), self._closed, self._debug)

    time = staticmethod(_time.monotonic)

    # -- what to call --
    def _check(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            self._check()
        handle = Handle(callback, args, self, context if context is not None else copy_context())
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        self._wake()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check()
        handle = TimerHandle(when, callback, args, self, context if context is not None else copy_context())
        self._n_timers += 1
        heapq.heappush(self._timers, (when, self._n_timers, handle))
        return handle

    # -- running --
    def is_running(self):
        return self._thread is not None

    def is_closed(self):
        return self._closed

    def stop(self):
        self._stopping = True

    def run_forever(self):
        """Runs until stop() is called."""
        self._check()
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        self._thread = get_ident()
        hooks = sys.get_asyncgen_hooks() if hasattr(sys, 'get_asyncgen_hooks') else None
        if hooks:
            sys.set_asyncgen_hooks(firstiter=self._generator_begins, finalizer=self._generator_lost)
        _set_running_loop(self)
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread = None
            _set_running_loop(None)
            if hooks:
                sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        """Runs until it is done; its result."""
        from .futures import isfuture
        from .waiting import ensure_future
        self._check()
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        ours = not isfuture(future)
        future = ensure_future(future, loop=self)
        if ours:
            future._told_pending = False    # an interrupt ends the loop before it
        future.add_done_callback(self._stop_after)
        try:
            self.run_forever()
        except BaseException:
            if ours and future.done() and not future.cancelled():
                future.exception()    # has been raised
            raise
        finally:
            future.remove_done_callback(self._stop_after)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _stop_after(self, future):
        if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
            return    # was raised out of the loop
        self.stop()

    def _turn(self):
        """Waits for what comes first, and calls what is ready by then."""
        ready, timers = self._ready, self._timers
        if self._n_cancelled > 64 and 2 * self._n_cancelled > len(timers):
            timers[:] = [entry for entry in timers if not entry[2]._cancelled]
            heapq.heapify(timers)
            self._n_cancelled = 0
        while timers and timers[0][2]._cancelled:
            heapq.heappop(timers)
            self._n_cancelled -= 1
        wait = None
        if ready or self._stopping:
            wait = 0
        elif timers:
            wait = max(0, timers[0][0] - self.time())
        self._poll(wait)
        if timers:
            end = self.time() + 1e-9
            while timers and timers[0][0] <= end:
                handle = heapq.heappop(timers)[2]
                if handle._cancelled:
                    self._n_cancelled -= 1
                else:
                    ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _poll(self, wait):
        """Nothing but the time can happen here."""
        if wait is None or wait > 0:
            _time.sleep(3600 if wait is None else min(wait, 3600))

    def _wake(self):
        """Ends the wait of _poll from another thread."""

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    # -- futures and tasks --
    def create_future(self):
        from .futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **more):
        from .tasks import Task
        self._check()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context, **more)
        task = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # -- asynchronous generators --
    def _generator_begins(self, generator):
        if self._generators is None:
            import _weakrefset
            self._generators = _weakrefset.WeakSet()
        self._generators.add(generator)

    def _generator_lost(self, generator):
        self._generators.discard(generator)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that are still open."""
        from .waiting import gather
        open_ones = list(self._generators or ())
        if not open_ones:
            return
        self._generators.clear()
        ends = await gather(*[generator.aclose() for generator in open_ones], return_exceptions=True)
        for end, generator in zip(ends, open_ones):
            if isinstance(end, Exception):
                self.call_exception_handler({
                    'message': 'an error occurred during closing of asynchronous generator %r' % generator,
                    'exception': end, 'asyncgen': generator})

    # -- threads --
    def run_in_executor(self, executor, fn, *args):
        from . import threads
        self._check()
        return threads.run_in_executor(self, executor, fn, args)

    def set_default_executor(self, executor):
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            from . import threads
            await threads.shutdown(self, executor, timeout)

    # -- errors nobody catches --
    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError('A callable object or None is expected, got %r' % (handler,))
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        """Prints the message, what it is about, and the traceback on sys.stderr."""
        lines = [context.get('message') or 'Unhandled exception in event loop']
        lines += ['%s: %r' % (key, context[key]) for key in sorted(context) if key not in ('message', 'exception')]
        print(*lines, sep='\n', file=sys.stderr)
        exc = context.get('exception')
        if exc is not None:
            sys.__excepthook__(type(exc), exc, exc.__traceback__)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            return self.default_exception_handler(context)
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self.default_exception_handler({'message': 'Unhandled error in exception handler', 'exception': e,
                                            'context': context})

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled


try:
    from .polling import PollingEventLoop as EventLoop
except ImportError:    # no select here: timers and tasks only
    EventLoop = BaseEventLoop
SelectorEventLoop = Loop = EventLoop


# -- which loop it is --
def _get_running_loop():
    return _running.get(get_ident())


def _set_running_loop(loop):
    if loop is None:
        _running.pop(get_ident(), None)
    else:
        _running[get_ident()] = loop


def get_running_loop():
    loop = _running.get(get_ident())
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


def get_event_loop():
    """The running loop, or the one that was set; the first time one is made."""
    loop = _get_running_loop()
    return loop if loop is not None else get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


# -- policies: who makes loops --
class AbstractEventLoopPolicy:
    """What all policies are instances of."""


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop for each thread, made in the main thread when it is asked for."""
    _loop_factory = EventLoop

    def __init__(self):
        self._loops = {}    # thread -> loop, or None: has been taken away

    def get_event_loop(self):
        me = get_ident()
        if me == _main and me not in self._loops:
            self.set_event_loop(self.new_event_loop())
        loop = self._loops.get(me)
        if loop is None:
            raise RuntimeError('There is no current event loop in this thread.')
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError('loop must be an instance of AbstractEventLoop or None, not %r' % type(loop).__name__)
        self._loops[get_ident()] = loop

    def new_event_loop(self):
        return self._loop_factory()


_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError('policy must be an instance of AbstractEventLoopPolicy or None, not %r' % type(policy).__name__)
    _policy = policy
