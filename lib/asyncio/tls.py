"""TLS under the streams."""
import _tls
import ssl

from .streams import _CHUNK, _Connection


class TLSConnection(_Connection):
    """A connection whose bytes go through TLS. `ready` is a future: done when both sides have agreed."""

    def __init__(self, sock, loop, reader, tls):
        self.tls = tls
        self.ready = loop.create_future()
        super().__init__(sock, loop, reader)
        self.advance()

    def extra(self, name):
        """What get_extra_info() tells of it, or None."""
        if name == 'cipher':
            return self.tls.cipher()
        if name == 'peercert':
            der = self.tls.peer_certificate()
            return der and _tls.decode(der)
        if name == 'selected_alpn_protocol':
            return self.tls.alpn()
        if name == 'tls_version':
            return self.tls.version()

    def arrived(self, data):
        if data:
            self.tls.feed(data)
        else:
            self.tls.feed_eof()
        self.advance()

    def advance(self):
        """Goes on with what has come."""
        try:
            if not self.ready.done():
                state = self.tls.handshake()
                self.send()
                if state is not None:
                    if state != _tls.WANT_READ:
                        self.fail(ConnectionResetError(104, 'the other side left before TLS was agreed on'))
                    return
                self.ready.set_result(None)
            while type(data := self.tls.read(_CHUNK)) is bytes:
                self.reader.feed_data(data)
            self.send()
        except ssl.SSLError as e:
            self.send()    # the alert that tells the other side
            self.fail(e)
            return
        if data != _tls.WANT_READ and not self.reader._eof:
            self.pause()
            self.reader.feed_eof()

    def fail(self, error):
        if not self.ready.done():
            self.ready.set_exception(error)
        super().fail(error)

    def send(self):
        data = self.tls.take()
        if data:
            super().write(data)

    def write(self, data):
        if self.closing or self.error is not None:
            return
        data = bytes(data)
        try:
            while data:
                done = self.tls.write(data)
                self.send()
                if type(done) is int:
                    raise ssl.SSLError(done, 'nothing can be written any more')
                data = data[done[0]:]
        except ssl.SSLError as e:
            self.fail(e)

    def close(self):
        if not self.closing and self.error is None and self.ready.done():
            try:
                self.tls.shutdown()
                self.send()
            except ssl.SSLError:
                pass    # the other side is gone already
        super().close()


def context_of(given, server_side):
    """The context of an argument `ssl`: True stands for the usual one of clients."""
    if isinstance(given, ssl.SSLContext):
        return given
    if given is True and not server_side:
        return ssl.create_default_context()
    raise TypeError(f'ssl argument must be an SSLContext or None, not {type(given).__name__}')


def under(context, server_side, hostname):
    """What makes the connections of one context."""
    def make(sock, loop, reader):
        tls = _tls.Connection(context, server_side, hostname, context.check_hostname)
        return TLSConnection(sock, loop, reader, tls)
    return make
