"""Sockets: CPython's module, with the methods of MicroPython's streams (read, readinto, readline, write).

Constants are plain ints. Names of hosts come from /etc/hosts and, for others, from the system's `getent`.
"""
import _socket
import io
import os
from _socket import *
from _socket import _socketpair

error = OSError
timeout = TimeoutError
has_dualstack_ipv6 = lambda: has_ipv6
SOL_IP, SOL_TCP, SOL_UDP, SOL_IPV6 = 0, 6, 17, 41
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_V4MAPPED, AI_ALL, AI_ADDRCONFIG, AI_NUMERICSERV = 1, 2, 4, 8, 16, 32, 1024
NI_NUMERICHOST, NI_NUMERICSERV, NI_NOFQDN, NI_NAMEREQD, NI_DGRAM = 1, 2, 4, 8, 16
EAI_BADFLAGS, EAI_NONAME, EAI_AGAIN, EAI_FAIL, EAI_FAMILY, EAI_SOCKTYPE, EAI_SERVICE, EAI_MEMORY = -1, -2, -3, -4, -6, -7, -8, -10
EBADF, EAGAIN, EWOULDBLOCK = 9, 11, 11
_default_timeout = None


class herror(OSError):
    """An error of a host's name."""


class gaierror(OSError):
    """An error of getaddrinfo: (number, text)."""


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    """Seconds that new sockets wait; None: for ever."""
    global _default_timeout
    if timeout is not None:
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError('Timeout value out of range')
    _default_timeout = timeout


class socket(_socket.socket):
    """One end of a connection, or an address where messages arrive."""
    __slots__ = ('_readers', '_closed', '_file', '__weakref__')

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        super().__init__(family, type, proto, fileno)
        self._readers = 0    # files that makefile() has made
        self._closed = False
        self._file = None
        if fileno is None and _default_timeout is not None:
            self.settimeout(_default_timeout)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        if not self._closed:
            self.close()

    def __repr__(self):
        told = '<%s.%s%s fd=%d, family=%d, type=%d, proto=%d' % (
            type(self).__module__, type(self).__qualname__, ' [closed]' if self._closed else '', self.fileno(), self.family,
            self.type, self.proto)
        for name, get in ('laddr', self.getsockname), ('raddr', self.getpeername):
            try:
                told += ', %s=%s' % (name, get())
            except OSError:
                pass
        return told + '>'

    def __getstate__(self):
        raise TypeError('cannot pickle %r object' % type(self).__name__)

    def dup(self):
        copy = type(self)(self.family, self.type, self.proto, fileno=_socket.dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """(socket, address) of the next connection."""
        fd, address = self._accept()
        connection = socket(self.family, self.type, self.proto, fileno=fd)
        if _default_timeout is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def bind(self, address):
        return super().bind(_numeric(self.family, address))

    def connect(self, address):
        return super().connect(_numeric(self.family, address))

    def connect_ex(self, address):
        return super().connect_ex(_numeric(self.family, address))

    def sendto(self, data, *args):
        return super().sendto(data, *args[:-1], _numeric(self.family, args[-1]))

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        """A file over the socket; text unless the mode has a b."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError('invalid mode %r (only r, w, b allowed)' % (mode,))
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        raw = SocketIO(self, ('r' if reading else '') + ('w' if writing else ''))
        self._readers += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if 'b' not in mode:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        else:
            buffer = (io.BufferedReader if reading else io.BufferedWriter)(raw, buffering)
        if 'b' in mode:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    # a file keeps the descriptor open
    def _drop_reader(self):
        if self._readers > 0:
            self._readers -= 1
        if self._closed:
            self.close()

    def close(self):
        self._closed = True
        if self._readers <= 0:
            super().close()

    def detach(self):
        self._closed = True
        return super().detach()

    def sendfile(self, file, offset=0, count=None):
        """Sends a file from there on; how much it was."""
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        sent = 0
        while count is None or sent < count:
            data = file.read(8192 if count is None else min(8192, count - sent))
            if not data:
                break
            self.sendall(data)
            sent += len(data)
        return sent

    def get_inheritable(self):
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        os.set_inheritable(self.fileno(), inheritable)

    # MicroPython's streams
    def _stream(self):
        if self._file is None:
            self._file = io.BufferedReader(SocketIO(self, 'r'), 512)
        return self._file

    def read(self, size=-1):
        """So many bytes, or all that comes until the other end closes."""
        return self._stream().read(size)

    def readline(self, size=-1):
        return self._stream().readline(size)

    def readinto(self, buffer, size=None):
        return self._stream().readinto(buffer if size is None else memoryview(buffer)[:size])

    def write(self, data, size=None):
        """Sends all of it; how much it was."""
        data = data if size is None else memoryview(data)[:size]
        self.sendall(data)
        return len(data)


SocketType = socket


class SocketIO(io.RawIOBase):
    """The raw stream of makefile()."""

    def __init__(self, sock, mode):
        super().__init__()
        self._sock = sock
        self._reads, self._writes = 'r' in mode, 'w' in mode
        self.mode = mode + 'b'
        self._timed_out = False

    def readinto(self, buffer):
        self._checkClosed()
        self._checkReadable()
        if self._timed_out:
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv_into(buffer)
        except TimeoutError:
            self._timed_out = True
            raise
        except BlockingIOError:
            return None

    def write(self, data):
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def readable(self):
        return self._reads and not self.closed

    def writable(self):
        return self._writes and not self.closed

    def seekable(self):
        return False

    def fileno(self):
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    def close(self):
        if not self.closed:
            super().close()
            sock, self._sock = self._sock, None
            if sock._file is None or sock._file.raw is not self:
                sock._drop_reader()


def fromfd(fd, family, type, proto=0):
    """A socket over a copy of the descriptor."""
    return socket(family, type, proto, fileno=_socket.dup(fd))


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    a, b = _socketpair(family, type, proto)
    return socket(family, type, proto, fileno=a), socket(family, type, proto, fileno=b)


# -- names --
def _is_number(family, host):
    try:
        inet_pton(family, host.partition('%')[0] if family == AF_INET6 else host)
    except OSError:
        return False
    return True


def _numeric(family, address):
    """The address with a number for the name of the host."""
    if family not in (AF_INET, AF_INET6) or not isinstance(address, tuple) or not address:
        return address
    host = address[0]
    if isinstance(host, (bytes, bytearray)):
        host = host.decode('ascii')
    if not isinstance(host, str) or host in ('', '<broadcast>') or _is_number(family, host):
        return address
    return (getaddrinfo(host, None, family, SOCK_STREAM)[0][4][0], *address[1:])


def _lines(path):
    """Words of the lines of a file, comments left out."""
    try:
        with open(path, encoding='utf-8', errors='replace') as f:
            for line in f:
                words = line.partition('#')[0].split()
                if words:
                    yield words
    except OSError:
        pass


def _from_hosts(name):
    """Addresses of /etc/hosts, and the name that stands first there."""
    found, canonical = [], ''
    for words in _lines('/etc/hosts'):
        if name.lower() in (word.lower() for word in words[1:]):
            found.append(words[0])
            canonical = canonical or words[1]
    if not found and (name == 'localhost' or name.endswith('.localhost')):
        found, canonical = ['127.0.0.1', '::1'], 'localhost'
    return found, canonical


def _from_system(name):
    """Addresses that `getent ahosts` prints."""
    reader, writer = os.pipe()
    pid = os._fork()
    if pid == 0:
        try:
            os.dup2(writer, 1)
            os.dup2(os.open('/dev/null', os.O_WRONLY), 2)
            os.execvp('getent', ['getent', 'ahosts', name])
        finally:
            os._exit(127)
    os.close(writer)
    with open(reader, encoding='ascii', errors='replace') as f:
        rows = [line.split() for line in f]
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 127:
        raise gaierror(EAI_FAIL, 'the names of hosts need the program getent, which is not there')
    found = list(dict.fromkeys(row[0] for row in rows if row))
    return found, next((row[2] for row in rows if len(row) > 2), name)


_KINDS = (SOCK_STREAM, IPPROTO_TCP, 'tcp'), (SOCK_DGRAM, IPPROTO_UDP, 'udp'), (SOCK_RAW, IPPROTO_IP, '')


def _ways(service, type, proto):
    """(type, protocol, port) of a service: those that the arguments allow and the service has."""
    if isinstance(service, bytes):
        service = service.decode('ascii')
    wanted = [(kind, protocol, name) for kind, protocol, name in _KINDS
              if (not type or kind == type) and (not proto or protocol in (proto, 0))]
    if not wanted:
        raise gaierror(EAI_SOCKTYPE, 'ai_socktype not supported')
    if service is None or isinstance(service, int) or service.isdigit():
        return [(kind, proto or protocol, int(service or 0)) for kind, protocol, _ in wanted]
    found = []
    for kind, protocol, name in wanted:
        try:
            found.append((kind, proto or protocol, getservbyname(service, name)))
        except OSError:
            pass
    if not found:
        raise gaierror(EAI_SERVICE, 'Servname not supported for ai_socktype')
    return found[:-1] if len(found) > 1 and found[-1][0] == SOCK_RAW else found


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Ways to a host and a service: list of (family, type, proto, canonical name, address)."""
    if isinstance(host, (bytes, bytearray)):
        host = host.decode('ascii')
    if family not in (AF_UNSPEC, AF_INET, AF_INET6):
        raise gaierror(EAI_FAMILY, 'ai_family not supported')
    if host is None and port is None:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    ways = _ways(port, type, proto)
    canonical = ''
    if host is None or host == '':
        hosts = ['0.0.0.0', '::'] if flags & AI_PASSIVE else ['::1', '127.0.0.1']
    elif _is_number(AF_INET, host) or _is_number(AF_INET6, host):
        hosts = [host]
        canonical = host
    elif flags & AI_NUMERICHOST:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    else:
        if not host.isascii():
            host = host.encode('idna').decode('ascii')
        hosts, canonical = _from_hosts(host)
        if not hosts:
            hosts, canonical = _from_system(host)
    if not flags & AI_CANONNAME:
        canonical = ''
    found = []
    for text in hosts:
        own = AF_INET if _is_number(AF_INET, text) else AF_INET6
        if family not in (AF_UNSPEC, own):
            continue
        if own == AF_INET6 and '%' in text:
            zone = text.partition('%')[2]
            scope = int(zone) if zone.isdigit() else if_nametoindex(zone)
        else:
            scope = 0
        for kind, protocol, number in ways:
            address = (text, number) if own == AF_INET else (text, number, 0, scope)
            found.append((own, kind, protocol, '' if found else canonical, address))
    if not found:
        if host and hosts and canonical == host:
            raise gaierror(-9, 'Address family for hostname not supported')
        raise gaierror(EAI_NONAME, 'Name or service not known')
    return found


def gethostbyname(name):
    """The IPv4 address of a host."""
    return getaddrinfo(name or '0.0.0.0', None, AF_INET, SOCK_STREAM)[0][4][0]


def gethostbyname_ex(name):
    """(canonical name, other names, IPv4 addresses)"""
    found = getaddrinfo(name, None, AF_INET, SOCK_STREAM, flags=AI_CANONNAME)
    return found[0][3] or name, [], [row[4][0] for row in found]


def gethostbyaddr(name):
    """(name, other names, addresses)"""
    host = getaddrinfo(name, None, 0, SOCK_STREAM)[0][4][0]
    for words in _lines('/etc/hosts'):
        if words[0] == host:
            return words[1], words[2:], [host]
    raise herror(1, 'Unknown host')


def getnameinfo(address, flags):
    """(host, service) of an address."""
    host, port = address[:2]
    if not flags & NI_NUMERICHOST:
        try:
            host = gethostbyaddr(host)[0]
        except herror:
            if flags & NI_NAMEREQD:
                raise gaierror(EAI_NONAME, 'Name or service not known') from None
    service = str(port)
    if not flags & NI_NUMERICSERV:
        try:
            service = getservbyport(port, 'udp' if flags & NI_DGRAM else 'tcp')
        except OSError:
            pass
    return host, service


def getfqdn(name=''):
    """A name with a domain."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        first, others, _ = gethostbyaddr(name)
    except OSError:
        return name
    return next((n for n in (first, *others) if '.' in n), first)


def getservbyname(name, protocol=''):
    """The port of a service, from /etc/services."""
    for words in _lines('/etc/services'):
        if len(words) > 1 and name in (words[0], *words[2:]):
            port, _, kind = words[1].partition('/')
            if not protocol or kind == protocol:
                return int(port)
    raise OSError('service/proto not found')


def getservbyport(port, protocol=''):
    """The name of the service at a port, from /etc/services."""
    if not 0 <= port <= 65535:
        raise OverflowError('getservbyport: port must be 0-65535.')
    for words in _lines('/etc/services'):
        if len(words) > 1 and words[1].partition('/')[0] == str(port) and words[1].partition('/')[2] in (protocol or 'tcp', protocol):
            return words[0]
    raise OSError('port/proto not found')


def getprotobyname(name):
    """The number of a protocol."""
    for number, known in (IPPROTO_ICMP, 'icmp'), (IPPROTO_TCP, 'tcp'), (IPPROTO_UDP, 'udp'), (IPPROTO_IPV6, 'ipv6'):
        if known == name:
            return number
    for words in _lines('/etc/protocols'):
        if len(words) > 1 and name in (words[0], *words[2:]):
            return int(words[1])
    raise OSError('protocol not found')


# -- in one call --
_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """A socket that is connected to (host, port); the addresses of the host are tried in turn."""
    host, port = address
    errors = []
    for family, kind, proto, _, to in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(to)
            return sock
        except OSError as e:
            errors.append(e)
            if sock is not None:
                sock.close()
    try:
        if all_errors:
            raise ExceptionGroup('create_connection failed', errors)
        raise errors[0]
    finally:
        errors.clear()


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens at an address."""
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except OSError as e:
            raise OSError(e.errno, '%s (while attempting to bind on address %r)' % (e.strerror, address)) from None
        sock.listen() if backlog is None else sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise
