"""MicroPython's deflate: a stream that compresses what is written and decompresses what is read."""
import io
import zlib

AUTO = 0
RAW = 1
ZLIB = 2
GZIP = 3


class DeflateIO(io.RawIOBase):
    """Over a stream: format is AUTO (to read; raw data if it has no header), RAW, ZLIB or GZIP; wbits the base-2
    logarithm of the window; close: the stream is closed with it."""

    def __init__(self, stream, format=AUTO, wbits=0, close=False, /):
        if format not in (AUTO, RAW, ZLIB, GZIP):
            raise ValueError('format')
        if wbits and not 5 <= wbits <= 15:
            raise ValueError('wbits')
        self._stream = stream
        self._format = format
        self._wbits = wbits
        self._close = close
        self._in = self._out = None
        self._ready = b''

    def readable(self):
        return True

    def writable(self):
        return True

    def _bits(self, format, wbits):
        return -wbits if format == RAW else wbits + 16 if format == GZIP else wbits

    def _start_reading(self):
        format = self._format
        head = b''
        if format == AUTO:
            # a header of gzip; one of zlib: deflate, and a multiple of 31
            head = self._stream.read(2) or b''
            if head == b'\x1f\x8b':
                format = GZIP
            elif len(head) == 2 and head[0] & 15 == 8 and (head[0] << 8 | head[1]) % 31 == 0:
                format = ZLIB
            else:
                format = RAW
        self._in = zlib.decompressobj(self._bits(format, 15))
        self._head = head

    def readinto(self, buf):
        if self.closed:
            raise OSError(22, 'closed')
        if not len(buf):
            return 0
        if self._in is None:
            self._start_reading()
        data = self._ready
        while not data:
            if self._in.eof:
                return 0
            more = self._in.unconsumed_tail or self._head or self._stream.read(512)
            self._head = b''
            if not more:
                raise EOFError('compressed data ends too early')
            try:
                data = self._in.decompress(more, len(buf))
            except zlib.error as e:
                raise OSError(22, str(e)) from None
        n = min(len(data), len(buf))
        buf[:n] = data[:n]
        self._ready = data[n:]
        return n

    def write(self, data):
        if self.closed:
            raise OSError(22, 'closed')
        if self._out is None:
            # what MicroPython takes unless it is told otherwise; zlib's smallest window is 9
            wbits = max(self._wbits or 8, 9)
            format = RAW if self._format == AUTO else self._format
            self._out = zlib.compressobj(wbits=self._bits(format, wbits))
        self._stream.write(self._out.compress(data))
        return len(data)

    def close(self):
        if not self.closed:
            if self._out is not None:
                self._stream.write(self._out.flush())
            if self._close:
                self._stream.close()
        super().close()
