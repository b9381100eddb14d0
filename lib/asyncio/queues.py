"""Queues between tasks."""
import collections
import heapq

from .locks import Event, _Waiting


class QueueEmpty(Exception):
    """get_nowait: nothing is there."""


class QueueFull(Exception):
    """put_nowait: there is no room."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """First in, first out; put() waits while maxsize items are there (0: never)."""
    _shut = False

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters, self._putters = _Waiting(), _Waiting()
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    # what other kinds replace
    def _init(self, maxsize):
        self._queue = collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _told(self):
        told = 'maxsize=%r' % self._maxsize
        if self._queue:
            told += ' _queue=%r' % list(self._queue)
        for name in '_getters', '_putters':
            n = len(getattr(self, name)._waiters)
            if n:
                told += ' %s[%d]' % (name, n)
        if self._unfinished:
            told += ' tasks=%d' % self._unfinished
        return told + (' shutdown' if self._shut else '')

    def __repr__(self):
        return '<%s at 0x%x %s>' % (type(self).__name__, id(self), self._told())

    def __str__(self):
        return '<%s %s>' % (type(self).__name__, self._told())

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    async def put(self, item):
        while self.full():
            if self._shut:
                raise QueueShutDown
            await self._turn(self._putters, self.full)
        self.put_nowait(item)

    def put_nowait(self, item):
        if self._shut:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._getters._call()

    async def get(self):
        while self.empty():
            if self._shut:
                raise QueueShutDown
            await self._turn(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueShutDown if self._shut else QueueEmpty
        item = self._get()
        self._putters._call()
        return item

    async def _turn(self, waiting, blocked):
        try:
            await waiting._stand()
        except BaseException:
            if not blocked() and not self._shut:
                waiting._call()    # the turn goes to the next
            raise

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished -= 1
        if not self._unfinished:
            self._finished.set()

    async def join(self):
        """Waits until task_done() was called for every item."""
        if self._unfinished:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """No more can be put; what is there can be got, or is dropped at once."""
        self._shut = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished:
                    self._unfinished -= 1
            if not self._unfinished:
                self._finished.set()
        for waiting in self._getters, self._putters:
            waiting._call(len(waiting._waiters))


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return heapq.heappop(self._queue)

    def _put(self, item):
        heapq.heappush(self._queue, item)


class LifoQueue(Queue):
    """The last item first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
