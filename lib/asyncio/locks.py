"""Locks for tasks of one loop; ThreadSafeFlag also from interrupts and other threads."""
import collections

from . import events
from .exceptions import BrokenBarrierError, CancelledError
from .futures import settle


class _Waiting:
    """Futures of those who wait, first come first served."""
    _loop = None

    def __init__(self):
        self._waiters = collections.deque()

    def _get_loop(self):
        loop = events.get_running_loop()
        if self._loop is None:
            self._loop = loop
        elif loop is not self._loop:
            raise RuntimeError('%r is bound to a different event loop' % self)
        return loop

    async def _stand(self, future=None):
        """Waits for its turn; `future` if who calls wants to know what came of it."""
        if future is None:
            future = self._get_loop().create_future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _call(self, n=1):
        """Wakes the first n that have not been woken."""
        for future in self._waiters:
            if n <= 0:
                break
            if not future.done():
                n -= 1
                future.set_result(True)

    def _told(self, state):
        if self._waiters:
            state += ', waiters:%d' % len(self._waiters)
        return '<%s.%s object at 0x%x [%s]>' % (type(self).__module__, type(self).__qualname__, id(self), state)


class _Held:
    """async with: acquired inside."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, exc, traceback):
        self.release()


class Lock(_Held, _Waiting):
    """Is held by one task at a time."""
    _locked = False

    def __repr__(self):
        return self._told('locked' if self._locked else 'unlocked')

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(f.cancelled() for f in self._waiters):
            self._locked = True
            return True
        try:
            await self._stand()
        except CancelledError:
            if not self._locked:
                self._call()    # the turn goes to the next
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        for future in self._waiters:
            if not future.done():
                future.set_result(True)
            break


class Event(_Waiting):
    """Waited for until it is set."""
    _value = False

    def __repr__(self):
        return self._told('set' if self._value else 'unset')

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            self._call(len(self._waiters))

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._stand()
        return True


class Condition(_Held, _Waiting):
    """A lock whose holders wait for what others notify."""

    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

    def __repr__(self):
        return self._told('locked' if self.locked() else 'unlocked')

    async def wait(self):
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        self._get_loop()
        self.release()
        try:
            try:
                await self._stand()
                return True
            finally:
                cancelled = None
                while True:    # with the lock, whatever happens
                    try:
                        await self.acquire()
                        break
                    except CancelledError as e:
                        cancelled = e
                if cancelled is not None:
                    try:
                        raise cancelled
                    finally:
                        cancelled = None
        except BaseException:
            self._call()    # a notification that was ours goes to the next
            raise

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._call(n)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Held, _Waiting):
    """Is held by so many tasks at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        super().__init__()
        self._value = value

    def __repr__(self):
        return self._told('locked' if self.locked() else 'unlocked, value:%d' % self._value)

    def locked(self):
        return self._value == 0 or any(not f.cancelled() for f in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = self._get_loop().create_future()
        try:
            await self._stand(future)
        except CancelledError:
            if future.done() and not future.cancelled():
                self._value += 1    # it was given to this task
            raise
        finally:
            while self._value > 0 and self._give():
                pass
        return True

    def _give(self):
        for future in self._waiters:
            if not future.done():
                self._value -= 1
                future.set_result(True)
                return True
        return False

    def release(self):
        self._value += 1
        self._give()


class BoundedSemaphore(Semaphore):
    """One that is not released more often than it was acquired."""

    def __init__(self, value=1):
        self._most = value
        super().__init__(value)

    def release(self):
        if self._value >= self._most:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Barrier:
    """So many tasks wait for each other."""
    _FILLING, _DRAINING, _RESETTING, _BROKEN = 'filling', 'draining', 'resetting', 'broken'

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition()
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        state = self._state if self.broken else '%s, waiters:%d/%d' % (self._state, self.n_waiting, self._parties)
        return '<%s.%s object at 0x%x [%s]>' % (type(self).__module__, type(self).__qualname__, id(self), state)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, kind, exc, traceback):
        pass

    async def wait(self):
        """Number among those who waited, once all are there."""
        async with self._cond:
            await self._cond.wait_for(lambda: self._state not in (self._DRAINING, self._RESETTING))
            if self._state is self._BROKEN:
                raise BrokenBarrierError('Barrier aborted')
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._state = self._DRAINING
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state is not self._FILLING)
                    if self._state in (self._BROKEN, self._RESETTING):
                        raise BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (self._RESETTING, self._DRAINING):
                    self._state = self._FILLING
                self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            if self._count > 0:
                if self._state is not self._RESETTING:
                    self._state = self._RESETTING
            else:
                self._state = self._FILLING
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = self._BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state is self._FILLING else 0

    @property
    def broken(self):
        return self._state is self._BROKEN


class ThreadSafeFlag:
    """As MicroPython: set() may come from an interrupt or another thread; one task waits, and clears it by that."""
    _state = False
    _waiter = _loop = None

    def set(self):
        self._state = True
        loop = self._loop
        if loop is not None:
            loop.call_soon_threadsafe(self._tell)

    def _tell(self):
        if self._waiter is not None:
            settle(self._waiter)

    def clear(self):
        self._state = False

    async def wait(self):
        self._loop = events.get_running_loop()
        while not self._state:
            self._waiter = self._loop.create_future()
            if not self._state:
                try:
                    await self._waiter
                finally:
                    self._waiter = None
        self._state = False
