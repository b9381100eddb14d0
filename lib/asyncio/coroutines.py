"""What a coroutine is."""
import types

_CO_COROUTINE, _CO_ITERABLE_COROUTINE = 0x80, 0x100
_is_coroutine = object()    # what unittest.mock marks its functions with


def iscoroutine(obj):
    if isinstance(obj, types.CoroutineType):
        return True
    return not isinstance(obj, types.GeneratorType) and all(hasattr(obj, name) for name in ('send', 'throw', 'close')) and \
        hasattr(type(obj), '__await__')


def iscoroutinefunction(fn):
    if getattr(fn, '_is_coroutine_mark', None) is not None or getattr(fn, '_is_coroutine', None) is _is_coroutine:
        return True
    while hasattr(fn, 'func') and not hasattr(fn, '__code__'):    # functools.partial
        fn = fn.func
    fn = getattr(fn, '__func__', fn)
    code = getattr(fn, '__code__', None)
    return code is not None and bool(code.co_flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE))


def describe(coro):
    """"name() running at file:line", for what is printed of tasks."""
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    name = '%s()' % (getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or type(coro).__name__)
    if code is None:
        return name
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if frame is None:
        return '%s done, defined at %s:%d' % (name, code.co_filename, code.co_firstlineno)
    running = getattr(coro, 'cr_running', False) or getattr(coro, 'gi_running', False)
    return '%s %s %s:%d' % (name, 'running at' if running or frame.f_lasti >= 0 else 'running, defined at', code.co_filename,
                            frame.f_lineno)
