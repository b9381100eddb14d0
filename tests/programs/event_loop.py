# An event loop for coroutines with virtual time: tasks, sleep, queues, locks, gather, timeouts, cancellation.
import sys
sys.path.append('/usr/lib/python3.11')   # heapq is the library's own
import heapq
from collections import deque


class CancelledError(BaseException):
    pass


class TimeoutErr(Exception):
    pass


class Future:
    def __init__(self, loop):
        self.loop, self.done, self.value, self.exc, self.waiters = loop, False, None, None, []

    def set_result(self, v):
        self._finish(v, None)

    def set_exception(self, e):
        self._finish(None, e)

    def _finish(self, v, e):
        if self.done:
            return
        self.done, self.value, self.exc = True, v, e
        for w in self.waiters:
            self.loop.ready.append((w, self))

    def result(self):
        if self.exc:
            raise self.exc
        return self.value

    def __await__(self):
        if not self.done:
            yield self
        return self.result()


class Task(Future):
    n = 0

    def __init__(self, loop, coro, name=None):
        super().__init__(loop)
        Task.n += 1
        self.coro, self.name, self.waiting, self.cancelled = coro, name or f'task{Task.n}', None, False
        loop.ready.append((self, None))

    def step(self, fut=None):
        if self.done or (self.waiting is not None and fut is not None and fut is not self.waiting):
            return
        self.waiting = None
        try:
            if self.cancelled:
                self.cancelled = False
                f = self.coro.throw(CancelledError())
            else:
                f = self.coro.send(None)
        except StopIteration as e:
            self.set_result(e.value)
        except CancelledError as e:
            self._finish(None, e)
        except Exception as e:
            self.set_exception(e)
        else:
            self.waiting = f
            f.waiters.append(self)
            if f.done:
                self.loop.ready.append((self, f))

    def cancel(self):
        if self.done:
            return False
        self.cancelled = True
        if isinstance(self.waiting, Task):
            self.waiting.cancel()
        self.waiting = None
        self.loop.ready.append((self, None))
        return True


class Loop:
    def __init__(self):
        self.ready, self.timers, self.now, self.seq = deque(), [], 0, 0

    def spawn(self, coro, name=None):
        return Task(self, coro, name)

    def call_later(self, delay, f, *a):
        self.seq += 1
        heapq.heappush(self.timers, (self.now + delay, self.seq, f, a))

    async def sleep(self, t, value=None):
        f = Future(self)
        self.call_later(t, f.set_result, value)
        return await f

    def run(self, coro):
        main = self.spawn(coro, 'main')
        while not main.done:
            if self.ready:
                t, fut = self.ready.popleft()
                t.step(fut)
            elif self.timers:
                self.now, _, f, a = heapq.heappop(self.timers)
                f(*a)
            else:
                raise RuntimeError('deadlock')
        return main.result()

    async def gather(self, *coros, return_exceptions=False):
        tasks = [c if isinstance(c, Task) else self.spawn(c) for c in coros]
        out = []
        for t in tasks:
            try:
                out.append(await t)
            except Exception as e:
                if not return_exceptions:
                    raise
                out.append(e)
        return out

    async def wait_for(self, coro, timeout):
        t = self.spawn(coro)
        self.call_later(timeout, t.cancel)
        try:
            return await t
        except CancelledError:
            raise TimeoutErr(f'after {timeout}') from None


class Queue:
    def __init__(self, loop, size=0):
        self.loop, self.size, self.items, self.getters, self.putters = loop, size, deque(), deque(), deque()

    async def put(self, x):
        while self.size and len(self.items) >= self.size:
            f = Future(self.loop)
            self.putters.append(f)
            await f
        self.items.append(x)
        if self.getters:
            self.getters.popleft().set_result(None)

    async def get(self):
        while not self.items:
            f = Future(self.loop)
            self.getters.append(f)
            await f
        x = self.items.popleft()
        if self.putters:
            self.putters.popleft().set_result(None)
        return x

    def __aiter__(self):
        return self

    async def __anext__(self):
        x = await self.get()
        if x is None:
            raise StopAsyncIteration
        return x


class Lock:
    def __init__(self, loop):
        self.loop, self.locked, self.waiters = loop, False, deque()

    async def __aenter__(self):
        while self.locked:
            f = Future(self.loop)
            self.waiters.append(f)
            await f
        self.locked = True

    async def __aexit__(self, *a):
        self.locked = False
        if self.waiters:
            self.waiters.popleft().set_result(None)


loop = Loop()
log = []


def note(*a):
    log.append(f'{loop.now}: ' + ' '.join(map(str, a)))


async def worker(name, delay, n):
    for i in range(n):
        await loop.sleep(delay)
        note(name, i)
    return name.upper()


async def fails(t):
    await loop.sleep(t)
    raise ValueError(f'failed at {t}')


async def producer(q, n):
    for i in range(n):
        await q.put(i * i)
        note('put', i * i)
    await q.put(None)


async def consumer(q, name):
    total = 0
    async for x in q:
        await loop.sleep(2)
        note(name, 'got', x)
        total += x
    return total


async def critical(lock, name, shared):
    async with lock:
        v = shared[0]
        note(name, 'enters')
        await loop.sleep(3)
        shared[0] = v + 1
        note(name, 'leaves')


async def cancellable():
    try:
        await loop.sleep(100)
    except CancelledError:
        note('cancelled, cleaning up')
        await loop.sleep(1)
        note('cleaned')
        raise
    finally:
        note('finally')


async def ticker(n):
    for i in range(n):
        await loop.sleep(5)
        yield i


async def main():
    print(await loop.gather(worker('a', 3, 2), worker('b', 2, 4), worker('c', 5, 1)))
    print(await loop.gather(worker('d', 1, 1), fails(2), return_exceptions=True))
    try:
        await loop.gather(fails(1), worker('e', 1, 1))
    except ValueError as e:
        print('caught', e)
    q = Queue(loop, 2)
    p = loop.spawn(producer(q, 5))
    print(await consumer(q, 'con'), p.done)
    lock, shared = Lock(loop), [0]
    await loop.gather(*(critical(lock, f'l{i}', shared) for i in range(3)))
    print(shared)
    t = loop.spawn(cancellable())
    await loop.sleep(4)
    print(t.cancel())
    try:
        await t
    except CancelledError:
        print('task was cancelled')
    print(t.cancel())
    try:
        await loop.wait_for(loop.sleep(50), 10)
    except TimeoutErr as e:
        print('timeout', e)
    print(await loop.wait_for(loop.sleep(5, 'in time'), 10))
    print([x async for x in ticker(3)], loop.now)
    f = Future(loop)
    loop.call_later(7, f.set_result, 'future')
    print(await f, await f)
    tasks = [loop.spawn(worker(f'w{i}', i % 7 + 1, 3)) for i in range(30)]
    print(len([await t for t in tasks]))
    return 'main done'


print(loop.run(main()))
print(len(log), *log[:25], sep='\n')
print(log[-5:])
try:
    Loop().run(Queue(loop).get())
except RuntimeError as e:
    print(e)
