"""The event loop of systems with descriptors: epoll, or poll where there is none."""
import os
import select

from .events import BaseEventLoop, Handle
from .futures import settle

_IN, _OUT, _BROKEN = 1, 4, 8 | 16    # alike in poll and epoll


class _Poller:
    """poll with the interface of epoll."""

    def __init__(self):
        self._poll = select.poll()
        self.register, self.modify, self.unregister = self._poll.register, self._poll.modify, self._poll.unregister

    def poll(self, timeout=None, maxevents=-1):
        return self._poll.poll(None if timeout is None else timeout * 1000)

    def close(self):
        pass


class PollingEventLoop(BaseEventLoop):
    """Timers, tasks, and callbacks when a descriptor is ready."""
    _poller = None
    _wake_in = _wake_out = -1
    _signals = None

    def __init__(self):
        super().__init__()
        self._watched = {}    # descriptor -> [handle of the reader, of the writer]

    # -- descriptors --
    def _watch(self, fd, which, handle):
        fd = fd if isinstance(fd, int) else fd.fileno()
        if self._poller is None:
            self._poller = select.epoll() if hasattr(select, 'epoll') else _Poller()
        pair = self._watched.get(fd)
        before = pair and ((pair[0] is not None) * _IN | (pair[1] is not None) * _OUT)
        if pair is None:
            if handle is None:
                return False
            pair = self._watched[fd] = [None, None]
        had = pair[which]
        if had is not None:
            had.cancel()
        pair[which] = handle
        events = (pair[0] is not None) * _IN | (pair[1] is not None) * _OUT
        if before is None:
            try:
                self._poller.register(fd, events)
            except BaseException:
                del self._watched[fd]
                raise
        elif not events:
            del self._watched[fd]
            try:
                self._poller.unregister(fd)
            except OSError:
                pass    # was closed before
        elif events != before:
            self._poller.modify(fd, events)
        return had is not None

    def add_reader(self, fd, callback, *args):
        """Has callback(*args) called whenever there is something to read."""
        self._check()
        self._watch(fd, 0, Handle(callback, args, self))

    def remove_reader(self, fd):
        return self._watch(fd, 0, None)

    def add_writer(self, fd, callback, *args):
        self._check()
        self._watch(fd, 1, Handle(callback, args, self))

    def remove_writer(self, fd):
        return self._watch(fd, 1, None)

    def _poll(self, wait):
        if wait != 0 and self._wake_in < 0:
            self._make_wake()    # handlers of signals run within the wait
        if self._poller is None:
            return
        for fd, events in self._poller.poll(wait):
            pair = self._watched.get(fd)
            if pair is not None:
                reader, writer = pair
                if reader is not None and events & (_IN | _BROKEN):
                    self._ready.append(reader)
                if writer is not None and events & (_OUT | _BROKEN):
                    self._ready.append(writer)

    # -- being woken: by other threads and by signals --
    def _make_wake(self):
        self._wake_in, self._wake_out = os.pipe()
        os.set_blocking(self._wake_in, False)
        os.set_blocking(self._wake_out, False)
        self._watch(self._wake_in, 0, Handle(self._woken, (), self))

    def _woken(self):
        try:
            os.read(self._wake_in, 4096)
        except BlockingIOError:
            pass

    def _wake(self):
        if self._wake_out >= 0:
            try:
                os.write(self._wake_out, b'\0')
            except BlockingIOError:
                pass    # enough are there

    def add_signal_handler(self, sig, callback, *args):
        """Has callback(*args) called in the loop when the signal comes."""
        import signal
        self._check()
        if self._wake_in < 0:
            self._make_wake()
        handle = Handle(callback, args, self)
        signal.signal(sig, lambda number, frame: (self._ready.append(handle), self._wake()))
        if self._signals is None:
            self._signals = {}
        self._signals[sig] = handle

    def remove_signal_handler(self, sig):
        import signal
        if not self._signals or self._signals.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if not self._closed:
            for sig in list(self._signals or ()):
                self.remove_signal_handler(sig)
            if self._wake_in >= 0:
                self._watch(self._wake_in, 0, None)
                os.close(self._wake_in)
                os.close(self._wake_out)
                self._wake_in = self._wake_out = -1
            if self._poller is not None:
                self._poller.close()
                self._poller = None
            self._watched.clear()
        super().close()

    def __del__(self):
        if not self._closed and not self.is_running():
            self.close()

    # -- sockets --
    def _when(self, fd, which):
        """A future for the moment in which the descriptor is ready."""
        future = self.create_future()
        self._watch(fd, which, Handle(settle, (future,), self))
        future.add_done_callback(lambda _: self._watch(fd, which, None))
        return future

    async def _retry(self, sock, which, fn, *args):
        if sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        while True:
            try:
                return fn(*args)
            except (BlockingIOError, InterruptedError):
                await self._when(sock.fileno(), which)

    def sock_recv(self, sock, n):
        return self._retry(sock, 0, sock.recv, n)

    def sock_recv_into(self, sock, buffer):
        return self._retry(sock, 0, sock.recv_into, buffer)

    def sock_recvfrom(self, sock, n):
        return self._retry(sock, 0, sock.recvfrom, n)

    def sock_recvfrom_into(self, sock, buffer, nbytes=0):
        return self._retry(sock, 0, sock.recvfrom_into, buffer, nbytes)

    def sock_sendto(self, sock, data, address):
        return self._retry(sock, 1, sock.sendto, data, address)

    async def sock_sendall(self, sock, data):
        view = memoryview(data).cast('B')
        while view:
            view = view[await self._retry(sock, 1, sock.send, view):]

    async def sock_accept(self, sock):
        connection, address = await self._retry(sock, 0, sock.accept)
        connection.setblocking(False)
        return connection, address

    async def sock_connect(self, sock, address):
        if sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        try:
            return sock.connect(address)
        except (BlockingIOError, InterruptedError):
            pass
        await self._when(sock.fileno(), 1)
        error = sock.getsockopt(1, 4)    # SOL_SOCKET, SO_ERROR
        if error:
            raise OSError(error, 'Connect call failed %s' % (address,))

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        import socket
        return socket.getaddrinfo(host, port, family, type, proto, flags)

    async def getnameinfo(self, address, flags=0):
        import socket
        return socket.getnameinfo(address, flags)
