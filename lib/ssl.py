"""TLS: contexts, sockets and objects over memory, as CPython has them; wrap_socket() and the streams of MicroPython.
What does the work is in _tls, over OpenSSL."""
import _tls
from _tls import OPENSSL_VERSION

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = range(3)
PROTOCOL_TLS = PROTOCOL_SSLv23 = 2
PROTOCOL_TLS_CLIENT = 16
PROTOCOL_TLS_SERVER = 17
OP_ALL = 0x80000050
OP_NO_SSLv2 = 0
OP_NO_SSLv3 = 1 << 25
OP_NO_TLSv1 = 1 << 26
OP_NO_TLSv1_2 = 1 << 27
OP_NO_TLSv1_1 = 1 << 28
OP_NO_TLSv1_3 = 1 << 29
OP_NO_COMPRESSION = 1 << 17
OP_NO_TICKET = 1 << 14
OP_CIPHER_SERVER_PREFERENCE = 1 << 22
OP_SINGLE_DH_USE = OP_SINGLE_ECDH_USE = 0
OP_ENABLE_MIDDLEBOX_COMPAT = 1 << 20
OP_IGNORE_UNEXPECTED_EOF = 1 << 7
SSL_ERROR_SSL = 1
SSL_ERROR_WANT_READ = 2
SSL_ERROR_WANT_WRITE = 3
SSL_ERROR_SYSCALL = 5
SSL_ERROR_ZERO_RETURN = 6
SSL_ERROR_EOF = 8
HAS_SNI = HAS_ALPN = HAS_TLSv1_2 = HAS_TLSv1_3 = HAS_ECDH = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = False
SSLVersion = TLSVersionNumber = int


class TLSVersion:
    MINIMUM_SUPPORTED = -2
    SSLv3 = 768
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


class Purpose:
    SERVER_AUTH = 'serverAuth'
    CLIENT_AUTH = 'clientAuth'


class SSLError(OSError):
    """An error of the TLS library: library and reason tell which."""

    library = reason = None

    def __str__(self):
        return str(self.args[-1]) if self.args else ''


class SSLZeroReturnError(SSLError):
    """SSL/TLS session closed cleanly."""


class SSLWantReadError(SSLError):
    """Non-blocking SSL socket needs to read more data before the requested operation can be completed."""


class SSLWantWriteError(SSLError):
    """Non-blocking SSL socket needs to write more data before the requested operation can be completed."""


class SSLSyscallError(SSLError):
    """System error when attempting SSL operation."""


class SSLEOFError(SSLError):
    """SSL/TLS connection terminated abruptly."""


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate could not be verified: verify_code and verify_message tell why."""


CertificateError = SSLCertVerificationError
socket_error = OSError


def _error(code, library, reason, verify_code, verify_message):
    """The exception of an error of OpenSSL."""
    name = reason.upper().replace(' ', '_')
    text = f'[{library}: {name}] {reason}'
    if name == 'CERTIFICATE_VERIFY_FAILED':
        error = SSLCertVerificationError(SSL_ERROR_SSL, f'{text}: {verify_message}')
        error.verify_code = verify_code
        error.verify_message = verify_message
    elif name in ('SYSTEM_LIB', 'NO_SUCH_FILE') or library.startswith('system'):
        return FileNotFoundError(2, 'No such file or directory')
    else:
        error = SSLError(SSL_ERROR_SSL, text)
    error.library = library
    error.reason = name
    return error


def _raise(status):
    if status == _tls.WANT_READ:
        raise SSLWantReadError(SSL_ERROR_WANT_READ, 'The operation did not complete (read)')
    if status == _tls.WANT_WRITE:
        raise SSLWantWriteError(SSL_ERROR_WANT_WRITE, 'The operation did not complete (write)')
    if status == _tls.ZERO_RETURN:
        raise SSLZeroReturnError(SSL_ERROR_ZERO_RETURN, 'TLS/SSL connection has been closed (EOF)')
    raise SSLEOFError(SSL_ERROR_EOF, 'EOF occurred in violation of protocol')


class MemoryBIO:
    """Bytes on their way to or from an SSLObject."""

    def __init__(self):
        self._data = bytearray()
        self._ended = False

    def read(self, size=-1):
        data = bytes(self._data if size < 0 else self._data[:size])
        del self._data[:len(data)]
        return data

    def write(self, buf):
        if self._ended:
            raise SSLError('cannot write() after write_eof()')
        self._data += buf
        return len(buf)

    def write_eof(self):
        self._ended = True

    @property
    def pending(self):
        return len(self._data)

    @property
    def eof(self):
        return self._ended and not self._data


class SSLContext(_tls.Context):
    """What connections have in common: certificates, whom to trust, versions."""

    def __new__(cls, protocol=PROTOCOL_TLS, *args):
        kinds = {PROTOCOL_TLS: 0, PROTOCOL_TLS_CLIENT: 1, PROTOCOL_TLS_SERVER: 2}
        if protocol not in kinds:
            raise ValueError('invalid or unsupported protocol version')
        return super().__new__(cls, kinds[protocol])

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = protocol
        self._least, self._most = TLSVersion.TLSv1_2, TLSVersion.MAXIMUM_SUPPORTED
        self._set_versions()
        self._verify = CERT_NONE
        self._check_hostname = False
        self._options = self.options_call(OP_ALL | OP_NO_COMPRESSION | OP_CIPHER_SERVER_PREFERENCE |
                                          OP_ENABLE_MIDDLEBOX_COMPAT | OP_IGNORE_UNEXPECTED_EOF, 0)
        if protocol == PROTOCOL_TLS_CLIENT:
            self.verify_mode = CERT_REQUIRED
            self._check_hostname = True

    options_call = _tls.Context.options

    @property
    def options(self):
        return self._options

    @options.setter
    def options(self, value):
        self._options = self.options_call(value & ~self._options, self._options & ~value)

    @property
    def verify_mode(self):
        return self._verify

    @verify_mode.setter
    def verify_mode(self, value):
        if value not in (CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED):
            raise ValueError('invalid value for verify_mode')
        if value == CERT_NONE and self._check_hostname:
            raise ValueError('Cannot set verify_mode to CERT_NONE when check_hostname is enabled.')
        self._verify = value
        self.set_verify(value)

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, value):
        if value and self._verify == CERT_NONE:
            self.verify_mode = CERT_REQUIRED
        self._check_hostname = bool(value)

    def _set_versions(self):
        self.set_versions(max(self._least, 0), max(self._most, 0))

    @property
    def minimum_version(self):
        return self._least

    @minimum_version.setter
    def minimum_version(self, value):
        self._least = value
        self._set_versions()

    @property
    def maximum_version(self):
        return self._most

    @maximum_version.setter
    def maximum_version(self, value):
        self._most = value
        self._set_versions()

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        """Our certificate and its key: names of PEM files, or both as bytes."""
        if callable(password):
            password = password()
        if isinstance(certfile, (bytes, bytearray)) and isinstance(keyfile, (bytes, bytearray)):
            self.use_data(certfile, keyfile)
        else:
            super().load_cert_chain(certfile, keyfile, password)

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Authorities to trust."""
        if cafile is None and capath is None and cadata is None:
            raise TypeError('cafile, capath and cadata cannot be all omitted')
        if cafile is not None or capath is not None:
            super().load_verify_locations(cafile, capath)
        if cadata is not None:
            self.add_certificates(cadata.encode('ascii') if isinstance(cadata, str) else cadata)

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        self.set_default_verify_paths()

    def set_alpn_protocols(self, alpn_protocols):
        out = bytearray()
        for name in alpn_protocols:
            name = name.encode('ascii')
            if not 0 < len(name) < 256:
                raise SSLError('ALPN protocols must be 1 to 255 in length')
            out.append(len(name))
            out += name
        self.set_alpn(out)

    def get_ciphers(self):
        return [{'name': name} for name in super().get_ciphers()]

    def _connection(self, server_side, server_hostname):
        return _tls.Connection(self, server_side, server_hostname, self._check_hostname)

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                    server_hostname=None, session=None):
        """A socket that speaks TLS over another one, which it takes over."""
        return SSLSocket(sock, self, server_side, do_handshake_on_connect, suppress_ragged_eofs, server_hostname)

    def wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
        """TLS over two MemoryBIO."""
        return SSLObject(self, incoming, outgoing, server_side, server_hostname)


class _Info:
    """What SSLObject and SSLSocket tell."""

    def version(self):
        return self._tls.version()

    def cipher(self):
        return self._tls.cipher()

    def shared_ciphers(self):
        return None

    def compression(self):
        return None

    def selected_alpn_protocol(self):
        return self._tls.alpn()

    def selected_npn_protocol(self):
        return None

    def pending(self):
        return self._tls.pending()

    def getpeercert(self, binary_form=False):
        """What stands in the other side's certificate, if it was verified; or all of it in DER."""
        der = self._tls.peer_certificate()
        if der is None or binary_form:
            return der
        return _tls.decode(der) if self.context.verify_mode != CERT_NONE else {}


class SSLObject(_Info):
    """TLS over two MemoryBIO: never waits."""

    def __init__(self, context, incoming, outgoing, server_side, server_hostname):
        self.context = context
        self.server_side = server_side
        self.server_hostname = server_hostname
        self._in = incoming
        self._out = outgoing
        self._tls = context._connection(server_side, server_hostname)
        self._ended = False

    def _do(self, function, *args, at_end=None):
        if self._in.pending:
            self._tls.feed(self._in.read())
        if self._in.eof and not self._ended:
            self._ended = True
            self._tls.feed_eof()
        try:
            result = function(*args)
        finally:
            self._out.write(self._tls.take())
        if type(result) is int:
            if result == _tls.ZERO_RETURN and at_end is not None:
                return at_end
            _raise(result)
        return result

    def do_handshake(self):
        self._do(self._tls.handshake)

    def read(self, len=1024, buffer=None):
        data = self._do(self._tls.read, len if buffer is None else min(len, memoryview(buffer).nbytes),
                        at_end=b'')
        if buffer is None:
            return data
        n = data.__len__()
        buffer[:n] = data
        return n

    def write(self, data):
        return self._do(self._tls.write, data)[0]

    def unwrap(self):
        self._do(self._tls.shutdown)


class SSLSocket(_Info):
    """TLS over a socket: a socket, and a stream of MicroPython."""

    def __init__(self, sock, context, server_side, do_handshake, ragged, server_hostname):
        if context.check_hostname and not server_side and not server_hostname:
            raise ValueError('check_hostname requires server_hostname')
        self.context = context
        self.server_side = server_side
        self.server_hostname = server_hostname
        self.do_handshake_on_connect = do_handshake
        self._sock = sock
        self._ragged = ragged
        self._unread = self._unsent = b''
        self._readers = 0      # for socket.SocketIO
        self._file = None
        self._tls = context._connection(server_side, server_hostname)
        if do_handshake and self._connected():
            try:
                self.do_handshake()
            except BaseException:
                sock.close()
                raise

    def _connected(self):
        try:
            self._sock.getpeername()
            return True
        except OSError:
            return False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        if name in ('fileno', 'getsockname', 'getpeername', 'getsockopt', 'setsockopt', 'settimeout', 'gettimeout',
                    'setblocking', 'getblocking', 'bind', 'listen', 'family', 'type', 'proto', 'timeout', 'detach'):
            return getattr(self._sock, name)
        raise AttributeError(f"'SSLSocket' object has no attribute {name!r}")

    def _flush(self):
        data = self._unsent = self._unsent + self._tls.take()
        while data:
            try:
                n = self._sock.send(data)
            except BlockingIOError:
                raise SSLWantWriteError(SSL_ERROR_WANT_WRITE, 'The operation did not complete (write)') from None
            data = self._unsent = data[n:]

    def _do(self, function, *args):
        """Calls it until it does not want more from the other side; its result, or a number."""
        while True:
            try:
                result = function(*args)
            except SSLError:
                try:
                    self._flush()    # the alert that tells the other side
                except OSError:
                    pass
                raise
            self._flush()
            if type(result) is not int or result != _tls.WANT_READ:
                return result
            try:
                data = self._sock.recv(16384)
            except BlockingIOError:
                raise SSLWantReadError(SSL_ERROR_WANT_READ, 'The operation did not complete (read)') from None
            if data:
                self._tls.feed(data)
            else:
                self._tls.feed_eof()

    def do_handshake(self, block=False):
        result = self._do(self._tls.handshake)
        if type(result) is int:
            _raise(result)

    def connect(self, address):
        self._sock.connect(address)
        if self.do_handshake_on_connect:
            self.do_handshake()

    def accept(self):
        new, address = self._sock.accept()
        return self.context.wrap_socket(new, server_side=True, do_handshake_on_connect=self.do_handshake_on_connect,
                                        suppress_ragged_eofs=self._ragged), address

    def recv(self, buflen=1024, flags=0):
        if flags:
            raise ValueError('non-zero flags not allowed in calls to recv() on SSLSocket')
        if self._unread:
            data, self._unread = self._unread[:buflen], self._unread[buflen:]
            return data
        data = self._do(self._tls.read, buflen)
        if type(data) is int:
            if data == _tls.ZERO_RETURN or (data == _tls.EOF and self._ragged):
                return b''
            _raise(data)
        return data

    def recv_into(self, buffer, nbytes=None, flags=0):
        data = self.recv(nbytes or len(buffer), flags)
        buffer[:len(data)] = data
        return len(data)

    def send(self, data, flags=0):
        if flags:
            raise ValueError('non-zero flags not allowed in calls to send() on SSLSocket')
        result = self._do(self._tls.write, data)
        if type(result) is int:
            _raise(result)
        return result[0]

    def sendall(self, data, flags=0):
        data = memoryview(data).cast('B')
        while data:
            data = data[self.send(bytes(data[:65536]), flags):]

    def read(self, size=-1, buffer=None):
        """Up to size bytes; -1: all until the end."""
        if buffer is not None:
            return self.recv_into(buffer, size if size > 0 else None)
        if size is not None and size >= 0:
            return self.recv(size)
        parts = []
        while part := self.recv(16384):
            parts.append(part)
        return b''.join(parts)

    def readinto(self, buf, nbytes=None):
        return self.recv_into(buf, nbytes)

    def readline(self):
        parts = []
        while True:
            part = self.recv(4096)
            end = part.find(b'\n') + 1
            if end or not part:
                parts.append(part[:end] if end else part)
                if end:
                    self._unread = part[end:] + self._unread
                return b''.join(parts)
            parts.append(part)

    def write(self, data):
        self.sendall(data)
        return len(data)

    def makefile(self, mode='r', buffering=None, **text):
        import socket
        return socket.socket.makefile(self, mode, buffering, **text)

    def _drop_reader(self):
        self._readers -= 1

    def unwrap(self):
        """Says goodbye; the socket below."""
        result = self._do(self._tls.shutdown)
        if type(result) is int and result != _tls.EOF:
            _raise(result)
        return self._sock

    def shutdown(self, how):
        self._sock.shutdown(how)

    def close(self):
        if self._sock.fileno() >= 0:
            try:
                if self._tls.version() is not None:
                    self._tls.shutdown()
                self._flush()
            except OSError:
                pass    # the other side is gone already
            self._sock.close()


# ---- functions ----

def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """A context with what is safe; for clients it trusts the authorities of the system, or those that are given."""
    context = SSLContext(PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context(protocol=PROTOCOL_TLS_CLIENT, **options):
    context = SSLContext(protocol)
    context.check_hostname = False
    context.verify_mode = CERT_NONE
    return context


_create_default_https_context = create_default_context


def wrap_socket(sock, *, server_side=False, key=None, cert=None, cert_reqs=CERT_NONE, cadata=None,
                server_hostname=None, do_handshake=True):
    """MicroPython's: a TLS stream over a socket. key, cert, cadata: bytes or names of files."""
    context = SSLContext(PROTOCOL_TLS_SERVER if server_side else PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = cert_reqs
    if cert is not None:
        context.load_cert_chain(cert, key)
    if cadata is not None:
        context.load_verify_locations(cadata=cadata)
    return context.wrap_socket(sock, server_side, do_handshake, server_hostname=server_hostname)


def DER_cert_to_PEM_cert(der):
    import base64
    text = base64.standard_b64encode(der).decode()
    lines = [text[i:i + 64] for i in range(0, len(text), 64)]
    return '\n'.join(['-----BEGIN CERTIFICATE-----', *lines, '-----END CERTIFICATE-----', ''])


def PEM_cert_to_DER_cert(pem):
    import base64
    head, tail = '-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----'
    if not pem.startswith(head):
        raise ValueError(f'Invalid PEM encoding; must start with {head}')
    if not pem.strip().endswith(tail):
        raise ValueError(f'Invalid PEM encoding; must end with {tail}')
    return base64.decodebytes(pem.strip()[len(head):-len(tail)].encode('ASCII', 'strict'))


def get_server_certificate(addr, ca_certs=None, timeout=None):
    """The certificate of a server, in PEM."""
    import socket
    context = _create_unverified_context()
    if ca_certs is not None:
        context.load_verify_locations(ca_certs)
        context.verify_mode = CERT_REQUIRED
    with socket.create_connection(addr) as sock:
        with context.wrap_socket(sock, server_hostname=addr[0]) as s:
            return DER_cert_to_PEM_cert(s.getpeercert(True))


def get_default_verify_paths():
    return '/usr/lib/ssl/cert.pem', '/usr/lib/ssl/certs'
