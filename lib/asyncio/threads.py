"""Work in other threads, where these can be started."""
from . import events


def _start(loop, fn, args):
    """A future for what fn(*args) gives in a thread of its own."""
    import _thread
    future = loop.create_future()

    def tell(result, exc):
        if not future.done():
            if exc is None:
                future.set_result(result)
            else:
                future.set_exception(exc)

    def work():
        try:
            result, exc = fn(*args), None
        except BaseException as e:
            result, exc = None, e
        try:
            loop.call_soon_threadsafe(tell, result, exc)
        except RuntimeError:
            pass    # the loop is closed: nobody waits
    _thread.start_new_thread(work, ())
    return future


def _default(loop):
    """The loop's pool of threads; None where the library that makes pools is not installed."""
    if loop._default_executor is None:
        try:
            from concurrent.futures import ThreadPoolExecutor
        except ImportError:
            return None
        loop._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
    return loop._default_executor


def run_in_executor(loop, executor, fn, args):
    executor = _default(loop) if executor is None else executor
    if executor is None:
        return _start(loop, fn, args)
    return wrap_future(executor.submit(fn, *args), loop=loop)


async def shutdown(loop, executor, timeout):
    """Waits until the executor's threads have ended, while the loop goes on; so many seconds at most."""
    done = _start(loop, executor.shutdown, ())
    from .waiting import wait_for
    try:
        await wait_for(done, timeout)
    except TimeoutError:
        import warnings
        warnings.warn(f'The executor did not finish joining its threads within {timeout} seconds.', RuntimeWarning,
                      stacklevel=2)
        executor.shutdown(wait=False)


async def to_thread(fn, /, *args, **kwargs):
    """What fn(...) gives, run in another thread."""
    context = events.copy_context()
    return await events.get_running_loop().run_in_executor(None, lambda: context.run(fn, *args, **kwargs))


def wrap_future(future, *, loop=None):
    """A future of the loop for one of concurrent.futures."""
    from .futures import isfuture
    if isfuture(future):
        return future
    loop = events.get_event_loop() if loop is None else loop
    ours = loop.create_future()

    def take(source):
        if ours.done():
            return
        if source.cancelled():
            ours.cancel()
        elif source.exception() is not None:
            ours.set_exception(source.exception())
        else:
            ours.set_result(source.result())
    ours.add_done_callback(lambda f: future.cancel() if f.cancelled() else None)
    future.add_done_callback(lambda source: None if loop.is_closed() else loop.call_soon_threadsafe(take, source))
    return ours


def run_coroutine_threadsafe(coro, loop):
    """Starts a coroutine in the loop of another thread: a concurrent.futures.Future."""
    import concurrent.futures
    from . import coroutines, waiting
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def done(task):
        if task.cancelled():
            future.cancel()
            future.set_running_or_notify_cancel()
        elif future.set_running_or_notify_cancel():
            if task.exception() is not None:
                future.set_exception(task.exception())
            else:
                future.set_result(task.result())

    def start():
        try:
            waiting.ensure_future(coro, loop=loop).add_done_callback(done)
        except BaseException as e:
            if future.set_running_or_notify_cancel():
                future.set_exception(e)
            raise
    loop.call_soon_threadsafe(start)
    return future
