"""Concurrent programs on one thread: coroutines, tasks, and what they wait for.

CPython's interface with MicroPython's additions (sleep_ms, wait_for_ms, ThreadSafeFlag). Names come from their
modules when they are first used, so a program on a board pays for no more than it takes.
"""
import sys as _sys

# Module by module what is public.
_NAMES = {
    'exceptions': ('BrokenBarrierError', 'CancelledError', 'IncompleteReadError', 'InvalidStateError', 'LimitOverrunError',
                   'SendfileNotAvailableError', 'TimeoutError'),
    'futures': ('Future', 'isfuture'),
    'tasks': ('ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Task', 'all_tasks', 'create_task', 'current_task'),
    'waiting': ('as_completed', 'ensure_future', 'gather', 'shield', 'sleep', 'sleep_ms', 'wait', 'wait_for', 'wait_for_ms'),
    'events': ('AbstractEventLoop', 'BaseEventLoop', 'EventLoop', 'Handle', 'Loop', 'SelectorEventLoop', 'TimerHandle',
               'get_event_loop', 'get_event_loop_policy', 'get_running_loop', 'new_event_loop', 'set_event_loop',
               'set_event_loop_policy', 'DefaultEventLoopPolicy', 'AbstractEventLoopPolicy', '_get_running_loop',
               '_set_running_loop'),
    'coroutines': ('iscoroutine', 'iscoroutinefunction'),
    'runners': ('Runner', 'run'),
    'locks': ('Barrier', 'BoundedSemaphore', 'Condition', 'Event', 'Lock', 'Semaphore', 'ThreadSafeFlag'),
    'queues': ('LifoQueue', 'PriorityQueue', 'Queue', 'QueueEmpty', 'QueueFull', 'QueueShutDown'),
    'timeouts': ('Timeout', 'timeout', 'timeout_at'),
    'taskgroups': ('TaskGroup',),
    'threads': ('run_coroutine_threadsafe', 'to_thread', 'wrap_future'),
    'streams': ('Server', 'Stream', 'StreamReader', 'StreamWriter', 'open_connection', 'open_unix_connection', 'start_server',
                'start_unix_server'),
}
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names}
__all__ = sorted(name for name in _MODULE_OF if not name.startswith('_'))


def __getattr__(name):
    module = _MODULE_OF.get(name, name)
    if module not in _NAMES:
        raise AttributeError("module 'asyncio' has no attribute %r" % name)
    full = __name__ + '.' + module
    __import__(full)
    value = _sys.modules[full]
    if module is not name:
        value = getattr(value, name)
    globals()[name] = value
    return value


def __dir__():
    return sorted(set(globals()) | set(_MODULE_OF) | set(_NAMES))
