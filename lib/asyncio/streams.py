"""Streams: connections as files that are awaited."""
import socket

from . import coroutines, events
from .exceptions import IncompleteReadError, LimitOverrunError
from .futures import settle

_LIMIT = 1 << 16
_CHUNK = 1 << 16


class _Connection:
    """A socket under a reader and a writer: what has come is put into the reader, what is left to send goes out."""

    def __init__(self, sock, loop, reader):
        self.sock = sock
        self.loop = loop
        self.fd = sock.fileno()
        self.reader = reader
        self.out = bytearray()
        self.high = _LIMIT
        self.drained = self.closed = None    # futures
        self.closing = self.ending = self.reading = False
        self.error = None
        try:
            self.peer = sock.getpeername()    # not known any more when the other end is gone
        except OSError:
            self.peer = None
        reader._connection = self
        self.resume()

    # -- in --
    def resume(self):
        if not self.reading and not self.closing and self.fd >= 0:
            self.reading = True
            self.loop.add_reader(self.fd, self.receive)

    def pause(self):
        if self.reading:
            self.reading = False
            self.loop.remove_reader(self.fd)

    def receive(self):
        try:
            data = self.sock.recv(_CHUNK)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as e:
            self.fail(e)
            return
        if not data:
            self.pause()
        self.arrived(data)

    def arrived(self, data):
        """Bytes of the other end, b'' when it has closed."""
        if data:
            self.reader.feed_data(data)
        else:
            self.reader.feed_eof()

    # -- out --
    def write(self, data):
        if self.closing or self.error is not None:
            return
        if not self.out:
            try:
                n = self.sock.send(data)
            except (BlockingIOError, InterruptedError):
                n = 0
            except OSError as e:
                self.fail(e)
                return
            if n == len(data):
                return
            data = memoryview(data)[n:]
            self.loop.add_writer(self.fd, self.flush)
        self.out += data

    def flush(self):
        try:
            n = self.sock.send(self.out)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as e:
            self.fail(e)
            return
        del self.out[:n]
        if self.drained is not None and len(self.out) <= self.high // 4:
            settle(self.drained)
        if not self.out:
            self.loop.remove_writer(self.fd)
            if self.closing:
                self.finish()
            elif self.ending:
                self.sock.shutdown(socket.SHUT_WR)

    # -- the end --
    def close(self):
        if not self.closing:
            self.pause()
            self.closing = True
            if not self.out:
                self.loop.call_soon(self.finish)

    def fail(self, error):
        """The connection is broken: who waits is told."""
        self.error = error
        self.pause()
        self.closing = True
        self.out.clear()
        self.loop.remove_writer(self.fd)
        self.reader.set_exception(error)
        self.loop.call_soon(self.finish)

    def finish(self):
        if self.fd < 0:
            return
        self.loop.remove_writer(self.fd)
        self.fd = -1
        self.sock.close()
        if not self.reader._eof:
            self.reader.feed_eof()
        for future in self.drained, self.closed:
            if future is not None and not future.done():
                if self.error is not None:
                    future.set_exception(self.error)
                else:
                    future.set_result(None)


class StreamReader:
    """What comes from the other end."""
    _connection = _waiter = _exception = None
    _eof = False

    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = loop if loop is not None else events.get_event_loop()
        self._buffer = bytearray()

    def __repr__(self):
        told = ['<StreamReader']
        if self._buffer:
            told.append('%d bytes' % len(self._buffer))
        if self._eof:
            told.append('eof')
        if self._exception is not None:
            told.append('exception=%r' % self._exception)
        return ' '.join(told) + '>'

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_exception(exc)

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None:
            settle(waiter)

    def feed_eof(self):
        self._eof = True
        self._wake()

    def at_eof(self):
        return self._eof and not self._buffer

    def feed_data(self, data):
        assert not self._eof, 'feed_data after feed_eof'
        if not data:
            return
        self._buffer += data
        self._wake()
        if self._connection is not None and len(self._buffer) > 2 * self._limit:
            self._connection.pause()

    def _take(self, n):
        buffer = self._buffer
        if n >= len(buffer):
            data = bytes(buffer)
            buffer.clear()
        else:
            data = bytes(buffer[:n])
            del buffer[:n]
        if self._connection is not None and not self._connection.reading and not self._eof and len(buffer) <= self._limit:
            self._connection.resume()
        return data

    async def _wait(self, caller):
        if self._waiter is not None:
            raise RuntimeError('%s() called while another coroutine is already waiting for incoming data' % caller)
        if self._connection is not None and not self._connection.reading and not self._eof:
            self._connection.resume()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def read(self, n=-1):
        """Up to n bytes, at least one unless the other end has closed; all until then if n is -1."""
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        if n < 0:
            blocks = []
            while True:
                block = await self.read(self._limit)
                if not block:
                    return b''.join(blocks)
                blocks.append(block)
        if not self._buffer and not self._eof:
            await self._wait('read')
        return self._take(n)

    async def readinto(self, buffer):
        """As MicroPython: how many bytes came into the buffer."""
        data = await self.read(len(buffer))
        memoryview(buffer)[:len(data)] = data
        return len(data)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        if self._exception is not None:
            raise self._exception
        while len(self._buffer) < n:
            if self._eof:
                raise IncompleteReadError(self._take(len(self._buffer)), n)
            await self._wait('readexactly')
        return self._take(n) if n else b''

    async def readline(self):
        """A line with its end; what is left when the other end has closed."""
        try:
            return await self.readuntil(b'\n')
        except IncompleteReadError as e:
            return e.partial
        except LimitOverrunError as e:
            if self._buffer.startswith(b'\n', e.consumed):
                del self._buffer[:e.consumed + 1]
            else:
                self._buffer.clear()
            raise ValueError(e.args[0]) from None

    async def readuntil(self, separator=b'\n'):
        """Bytes up to a separator, it included; the first of several if they are a tuple."""
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators or not all(separators):
            raise ValueError('Separator should be at least one-byte string' if separators else
                             'Separator should contain at least one element')
        if self._exception is not None:
            raise self._exception
        longest, start = len(separators[-1]), 0
        while True:
            buffer, end, at = self._buffer, None, None
            for s in separators:
                i = buffer.find(s, start)
                if i >= 0 and (end is None or i + len(s) < end):
                    end, at = i + len(s), i
            if end is not None:
                break
            start = max(0, len(buffer) + 1 - longest)
            if start > self._limit:
                raise LimitOverrunError('Separator is not found, and chunk exceed the limit', start)
            if self._eof:
                raise IncompleteReadError(self._take(len(buffer)), None)
            await self._wait('readuntil')
        if at > self._limit:
            raise LimitOverrunError('Separator is found, but chunk is longer than limit', at)
        return self._take(end)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class StreamWriter:
    """What goes to the other end."""

    def __init__(self, connection, reader):
        self._connection = connection
        self._reader = reader
        self.transport = self

    def __repr__(self):
        return '<StreamWriter fd=%d reader=%r>' % (self._connection.fd, self._reader)

    def write(self, data):
        self._connection.write(data)

    def writelines(self, lines):
        self._connection.write(b''.join(lines))

    async def awrite(self, data):
        self.write(data)
        await self.drain()

    def can_write_eof(self):
        return not hasattr(self._connection, 'tls')

    def write_eof(self):
        connection = self._connection
        if not self.can_write_eof():
            raise NotImplementedError('TLS has no end of one direction alone')
        connection.ending = True
        if not connection.out and connection.fd >= 0:
            connection.sock.shutdown(socket.SHUT_WR)

    def get_write_buffer_size(self):
        return len(self._connection.out)

    def set_write_buffer_limits(self, high=None, low=None):
        self._connection.high = _LIMIT if high is None else high

    def close(self):
        self._connection.close()

    def is_closing(self):
        return self._connection.closing

    def abort(self):
        self._connection.out.clear()
        self._connection.close()

    async def wait_closed(self):
        """Waits until all is sent and the connection closed."""
        connection = self._connection
        if connection.fd >= 0:
            if connection.closed is None:
                connection.closed = connection.loop.create_future()
            await _shared(connection.closed)
        elif connection.error is not None:
            raise connection.error

    aclose = wait_closed

    async def drain(self):
        """Waits until little is left to send."""
        connection = self._connection
        if self._reader._exception is not None:
            raise self._reader._exception
        if connection.error is not None:
            raise connection.error
        if connection.closing:
            from .waiting import sleep
            await sleep(0)
        if len(connection.out) > connection.high:
            if connection.drained is None or connection.drained.done():
                connection.drained = connection.loop.create_future()
            await _shared(connection.drained)

    def get_extra_info(self, name, default=None):
        sock = self._connection.sock
        if name == 'socket':
            return sock
        if name == 'peername':
            return self._connection.peer if self._connection.peer is not None else default
        if name == 'sockname' and sock.fileno() >= 0:
            return sock.getsockname()
        more = getattr(self._connection, 'extra', None)    # of TLS
        value = more(name) if more is not None else None
        return default if value is None else value

    # a writer of MicroPython is its own reader
    def __getattr__(self, name):
        if name in ('read', 'readline', 'readexactly', 'readinto', 'readuntil'):
            return getattr(self._reader, name)
        raise AttributeError('%r object has no attribute %r' % (type(self).__name__, name))


Stream = StreamWriter


def _shared(future):
    """Several wait for it: who is cancelled leaves it to the others."""
    from .waiting import shield
    return shield(future)


def _pair(sock, limit, loop, connection=_Connection):
    sock.setblocking(False)
    if sock.family != socket.AF_UNIX:
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            pass
    reader = StreamReader(limit, loop)
    return reader, StreamWriter(connection(sock, loop, reader), reader)


async def open_connection(host=None, port=None, *, limit=_LIMIT, sock=None, family=0, proto=0, flags=0, local_addr=None,
                          ssl=None, server_hostname=None, **more):
    """(reader, writer) of a new connection."""
    loop = events.get_running_loop()
    if more:
        raise NotImplementedError('open_connection(): %s' % ', '.join(more))
    if ssl:
        return await _open_tls(ssl, server_hostname or host, await open_connection(
            host, port, limit=limit, sock=sock, family=family, proto=proto, flags=flags, local_addr=local_addr))
    if sock is not None:
        return _pair(sock, limit, loop)
    errors = []
    for own, kind, protocol, _, address in await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM, proto=proto,
                                                                   flags=flags):
        sock = socket.socket(own, kind, protocol)
        try:
            sock.setblocking(False)
            if local_addr is not None:
                sock.bind(local_addr)
            await loop.sock_connect(sock, address)
            return _pair(sock, limit, loop)
        except OSError as e:
            sock.close()
            errors.append(e)
        except BaseException:
            sock.close()
            raise
    try:
        if len(errors) == 1:
            raise errors[0]
        raise OSError('Multiple exceptions: ' + ', '.join(str(e) for e in errors))
    finally:
        errors.clear()


async def _open_tls(context, hostname, streams):
    """(reader, writer) that speak TLS over a connection nothing was sent through yet."""
    from . import tls
    plain = streams[1]._connection
    plain.pause()
    plain.fd = -1    # it is the other one's
    try:
        make = tls.under(tls.context_of(context, False), False, hostname)
        reader, writer = _pair(plain.sock, plain.reader._limit, plain.loop, make)
    except BaseException:
        plain.sock.close()
        raise
    try:
        await writer._connection.ready
    except BaseException:
        writer.close()
        raise
    return reader, writer


async def open_unix_connection(path=None, *, limit=_LIMIT, sock=None):
    """(reader, writer) of a connection to a path."""
    loop = events.get_running_loop()
    if sock is None:
        sock = socket.socket(socket.AF_UNIX)
        try:
            sock.setblocking(False)
            await loop.sock_connect(sock, path)
        except BaseException:
            sock.close()
            raise
    return _pair(sock, limit, loop)


class Server:
    """Listens; calls a function with (reader, writer) of each connection, in a task if it is a coroutine."""

    def __init__(self, loop, sockets, callback, limit, backlog, connection=_Connection):
        self._loop = loop
        self._connection = connection
        self._sockets = sockets
        self._callback = callback
        self._limit = limit
        self._backlog = backlog
        self._serving = False
        self._forever = None
        self._tasks = set()
        self._active = set()    # connections
        self._waiters = []

    def __repr__(self):
        return '<Server sockets=%r>' % (self.sockets,)

    @property
    def sockets(self):
        return tuple(self._sockets or ())

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    def _start(self):
        if not self._serving:
            if self._sockets is None:
                raise RuntimeError('server %r is closed' % self)
            self._serving = True
            for sock in self._sockets:
                sock.listen(self._backlog)
                self._loop.add_reader(sock.fileno(), self._accept, sock)

    async def start_serving(self):
        self._start()

    def _accept(self, sock):
        for _ in range(self._backlog):
            try:
                connection, _ = sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as e:
                self._loop.call_exception_handler({'message': 'socket.accept() out of system resource', 'exception': e,
                                                   'socket': sock})
                self._loop.remove_reader(sock.fileno())    # again when some may have been closed
                self._loop.call_later(1, self._again, sock)
                return
            self._connected(connection)

    def _again(self, sock):
        if self._serving and sock.fileno() >= 0:
            self._loop.add_reader(sock.fileno(), self._accept, sock)

    def _connected(self, sock):
        reader, writer = _pair(sock, self._limit, self._loop, self._connection)
        ready = getattr(writer._connection, 'ready', None)
        if ready is None:
            self._serve(reader, writer)
        else:    # who does not agree on TLS is no client: the connection is closed by itself
            ready.add_done_callback(lambda f: f.exception() is None and self._serve(reader, writer))

    def _serve(self, reader, writer):
        result = self._callback(reader, writer)
        if coroutines.iscoroutine(result):
            task = self._loop.create_task(result)
            self._tasks.add(task)
            task.add_done_callback(lambda task: self._done(task, writer))

    def _done(self, task, writer):
        self._tasks.discard(task)
        if not self._tasks and self._sockets is None:
            self._tell()
        if task.cancelled():
            writer.close()
        elif task.exception() is not None:
            self._loop.call_exception_handler({'message': 'Unhandled exception in client_connected_cb',
                                               'exception': task.exception(), 'task': task})
            writer.close()

    def _tell(self):
        for waiter in self._waiters:
            settle(waiter)
        self._waiters.clear()

    def close(self):
        """Takes no more connections."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        self._serving = False
        for sock in sockets:
            self._loop.remove_reader(sock.fileno())
            sock.close()
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
        if not self._tasks:
            self._tell()

    async def wait_closed(self):
        """Waits until it is closed and its connections have been served."""
        if self._sockets is None and not self._tasks:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError('server %r is already being awaited on serve_forever()' % self)
        self._start()
        self._forever = self._loop.create_future()
        try:
            await self._forever
        finally:
            self._forever = None
            self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, exc, traceback):
        self.close()
        await self.wait_closed()


def _listening(family, address, reuse_port):
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        if family != socket.AF_UNIX:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        try:
            sock.bind(address)
        except OSError as e:
            raise OSError(e.errno, 'error while attempting to bind on address %r: %s' % (address, e.strerror.lower())) from None
        sock.setblocking(False)
        return sock
    except BaseException:
        sock.close()
        raise


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, backlog=100, family=0, flags=1, sock=None,
                       reuse_address=None, reuse_port=None, start_serving=True, ssl=None):
    """A server for TCP connections at an address."""
    loop = events.get_running_loop()
    connection = _Connection
    if ssl:
        from . import tls
        connection = tls.under(tls.context_of(ssl, True), True, None)
    sockets = []
    if sock is not None:
        sock.setblocking(False)
        sockets.append(sock)
    else:
        hosts = [host] if host is None or isinstance(host, str) else host
        ways = []
        for name in hosts:
            for way in await loop.getaddrinfo(name or None, port, family=family, type=socket.SOCK_STREAM, flags=flags):
                if way not in ways:
                    ways.append(way)
        try:
            for own, _, _, _, address in ways:
                try:
                    sockets.append(_listening(own, address, reuse_port))
                except OSError as e:
                    if own != socket.AF_INET6 or len(ways) == 1 or e.errno not in (97, 99):
                        raise    # without IPv6, its addresses are left out
        except BaseException:
            for sock in sockets:
                sock.close()
            raise
    server = Server(loop, sockets, client_connected_cb, limit, backlog, connection)
    if start_serving:
        server._start()
    return server


async def start_unix_server(client_connected_cb, path=None, *, limit=_LIMIT, sock=None, backlog=100, start_serving=True):
    """A server for connections to a path."""
    loop = events.get_running_loop()
    if sock is None:
        sock = _listening(socket.AF_UNIX, path, False)
    sock.setblocking(False)
    server = Server(loop, [sock], client_connected_cb, limit, backlog)
    if start_serving:
        server._start()
    return server
