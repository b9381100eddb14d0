"""Codecs: look-up by name, error handlers, incremental and stream coding over the functions of _codecs."""

import _codecs
import builtins
import sys
from _codecs import (_unregister_error, ascii_decode, ascii_encode, charmap_build, charmap_decode, charmap_encode,
                     escape_decode, escape_encode, latin_1_decode, latin_1_encode, lookup_error,
                     raw_unicode_escape_decode, raw_unicode_escape_encode, readbuffer_encode, register,
                     register_error, unicode_escape_decode, unicode_escape_encode, unregister,
                     utf_16_be_decode, utf_16_be_encode, utf_16_decode, utf_16_encode, utf_16_ex_decode,
                     utf_16_le_decode, utf_16_le_encode, utf_32_be_decode, utf_32_be_encode, utf_32_decode,
                     utf_32_encode, utf_32_ex_decode, utf_32_le_decode, utf_32_le_encode, utf_8_decode,
                     utf_8_encode)

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE',
           'BOM64_BE', 'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32',
           'BOM_UTF32_LE', 'BOM_UTF32_BE', 'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder',
           'StreamReader', 'StreamWriter', 'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder',
           'getincrementalencoder', 'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode',
           'iterencode', 'iterdecode', 'strict_errors', 'ignore_errors', 'replace_errors',
           'xmlcharrefreplace_errors', 'backslashreplace_errors', 'namereplace_errors', 'register_error',
           'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE if sys.byteorder == 'little' else BOM_UTF16_BE
BOM_UTF32 = BOM_UTF32_LE if sys.byteorder == 'little' else BOM_UTF32_BE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE

strict_errors = lookup_error('strict')
ignore_errors = lookup_error('ignore')
replace_errors = lookup_error('replace')
xmlcharrefreplace_errors = lookup_error('xmlcharrefreplace')
backslashreplace_errors = lookup_error('backslashreplace')
namereplace_errors = lookup_error('namereplace')


class CodecInfo(tuple):
    """What lookup() returns: (encode, decode, streamreader, streamwriter) and more as attributes."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return '<%s.%s object for encoding %s at %#x>' % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


class Codec:
    """Stateless encoding and decoding; subclasses say how."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps input that _buffer_encode(input, errors, final) did not consume."""

    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ''

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b'', 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps input that _buffer_decode(input, errors, final) did not consume."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b''

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Writes text to a binary stream."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, consumed = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReader(Codec):
    """Reads text from a binary stream; what was decoded but not asked for waits in charbuffer."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b''
        self.charbuffer = self.charbuffertype()
        self.linebuffer = None

    def _fill(self, size, firstline):
        """Reads about size bytes (all if negative) and decodes them; False at the end."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        try:
            chars, used = self.decode(data, self.errors)
        except UnicodeDecodeError as exc:
            if not firstline:
                raise
            chars, used = self.decode(data[:exc.start], self.errors)
            if len(chars.splitlines(keepends=True)) <= 1:
                raise
        self.bytebuffer = data[used:]
        self.charbuffer += chars
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        if self.linebuffer:
            self.charbuffer = self.charbuffertype().join(self.linebuffer)
            self.linebuffer = None
        want = chars if chars >= 0 else size
        while want < 0 or len(self.charbuffer) < want:
            if not self._fill(size, firstline) or want < 0:
                break
        if want < 0:
            result, self.charbuffer = self.charbuffer, self.charbuffertype()
        else:
            result, self.charbuffer = self.charbuffer[:want], self.charbuffer[want:]
        return result

    def readline(self, size=None, keepends=True):
        line = self.charbuffertype()
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                self.charbuffer, self.linebuffer = self.linebuffer[0], None
            return line if keepends else line.splitlines(False)[0]
        readsize = size or 72
        while True:
            data = self.read(readsize, firstline=True)
            if data.endswith('\r'):
                data += self.read(size=1, chars=1)  # perhaps the first half of \r\n
            line += data
            lines = line.splitlines(keepends=True)
            if len(lines) > 1:
                line = lines.pop(0)
                if len(lines) > 1:
                    lines[-1] += self.charbuffer
                    self.linebuffer, self.charbuffer = lines, self.charbuffertype()
                else:
                    self.charbuffer = lines[0] + self.charbuffer
                break
            if lines and lines[0].splitlines(keepends=False)[0] != lines[0]:
                break
            if not data or size is not None:
                break
            if readsize < 8000:
                readsize *= 2
        if not keepends and line:
            line = line.splitlines(False)[0]
        return line

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b''
        self.charbuffer = self.charbuffertype()
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReaderWriter:
    """A binary stream read and written as text."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None, keepends=True):
        return self.reader.readlines(sizehint, keepends)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamRecoder:
    """A binary stream in one encoding (Reader, Writer) seen in another one (encode, decode)."""

    data_encoding = 'unknown'
    file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        text = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(text, self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.writer.write(self.decode(b''.join(list), self.errors)[0])

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


# ---- the built-in codecs as CodecInfo ----

def _incremental_encoder(name):
    first_name = {'utf-8-sig': 'utf-8', 'utf-16': 'utf-16-' + sys.byteorder[0] + 'e',
                  'utf-32': 'utf-32-' + sys.byteorder[0] + 'e'}.get(name)

    class Encoder(IncrementalEncoder):
        """Of a codec with a byte order mark: only the first piece gets it."""

        def __init__(self, errors='strict'):
            IncrementalEncoder.__init__(self, errors)
            self.first = 1

        def encode(self, input, final=False):
            which = name if self.first and first_name else first_name or name
            if self.first and (input or first_name != 'utf-8'):
                self.first = 0
            elif self.first:
                return b''
            return _codecs._encode(which, input, self.errors)[0]

        def reset(self):
            self.first = 1

        def getstate(self):
            return self.first if first_name == 'utf-8' else 2 if self.first and first_name else 0

        def setstate(self, state):
            self.first = 1 if state else 0

    Encoder.__name__ = Encoder.__qualname__ = 'IncrementalEncoder'
    return Encoder


def _incremental_decoder(name):
    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return _codecs._decode(name, input, errors, final)

    class SignatureDecoder(BufferedIncrementalDecoder):
        """utf-8-sig: drops the signature of the first piece."""

        first = 1

        def _buffer_decode(self, input, errors, final):
            if not self.first:
                return utf_8_decode(input, errors, final)
            if len(input) < 3 and BOM_UTF8.startswith(input) and not final:
                return ('', 0)
            self.first = 0
            skip = 3 if input[:3] == BOM_UTF8 else 0
            text, used = utf_8_decode(input[skip:], errors, final)
            return (text, used + skip)

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.first = 1

        def getstate(self):
            return (self.buffer, self.first)

        def setstate(self, state):
            self.buffer, self.first = state

    class OrderDecoder(BufferedIncrementalDecoder):
        """utf-16, utf-32: keeps the byte order that the mark told."""

        order = 0

        def _buffer_decode(self, input, errors, final):
            ex_decode = utf_16_ex_decode if name == 'utf-16' else utf_32_ex_decode
            text, used, order = ex_decode(input, errors, self.order, final)
            if used or self.order == 0:
                self.order = order
            return (text, used)

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.order = 0

        def getstate(self):
            native = -1 if sys.byteorder == 'little' else 1
            return (self.buffer, 2 if self.order == 0 else 0 if self.order == native else 1)

        def setstate(self, state):
            native = -1 if sys.byteorder == 'little' else 1
            self.buffer = state[0]
            self.order = 0 if state[1] == 2 else native if state[1] == 0 else -native

    cls = {'utf-8-sig': SignatureDecoder, 'utf-16': OrderDecoder, 'utf-32': OrderDecoder}.get(name, Decoder)
    cls.__name__ = cls.__qualname__ = 'IncrementalDecoder'
    return cls


def _streams(name, encode, decode):
    """StreamReader and StreamWriter over the incremental coders, which know about marks."""
    class Reader(StreamReader):
        def __init__(self, stream, errors='strict'):
            StreamReader.__init__(self, stream, errors)
            self._decoder = lookup(name).incrementaldecoder(errors)

        def encode(self, input, errors='strict'):
            return encode(input, errors)

        def decode(self, input, errors='strict'):
            self._decoder.errors = errors
            return (self._decoder.decode(input), len(input))

        def reset(self):
            StreamReader.reset(self)
            self._decoder.reset()

    class Writer(StreamWriter):
        def __init__(self, stream, errors='strict'):
            StreamWriter.__init__(self, stream, errors)
            self._encoder = lookup(name).incrementalencoder(errors)

        def encode(self, input, errors='strict'):
            self._encoder.errors = errors
            return (self._encoder.encode(input), len(input))

        def decode(self, input, errors='strict'):
            return decode(input, errors)

        def reset(self):
            self._encoder.reset()

    Reader.__name__ = Reader.__qualname__ = 'StreamReader'
    Writer.__name__ = Writer.__qualname__ = 'StreamWriter'
    return Reader, Writer


def _text_codec(name):
    def encode(input, errors='strict'):
        return _codecs._encode(name, input, errors)

    def decode(input, errors='strict'):
        return _codecs._decode(name, input, errors, True)

    reader, writer = _streams(name, encode, decode)
    return CodecInfo(encode, decode, reader, writer, _incremental_encoder(name), _incremental_decoder(name),
                     name)


# ---- codecs that are no text encodings ----

def _hex():
    return ('hex', lambda data: bytes(data).hex().encode(), lambda data: bytes.fromhex(bytes(data).decode('ascii')))


def _rot13():
    table = {}
    for base in (65, 97):
        for i in range(26):
            table[base + i] = base + (i + 13) % 26
    return ('rot-13', lambda text: text.translate(table), lambda text: text.translate(table))


def _base64():
    import base64
    return ('base64', base64.encodebytes, base64.decodebytes)


def _zlib():
    import zlib
    return ('zlib', zlib.compress, zlib.decompress)


def _bz2():
    import bz2
    return ('bz2', bz2.compress, bz2.decompress)


def _quopri():
    import binascii
    return ('quopri', lambda data: binascii.b2a_qp(data, quotetabs=True), binascii.a2b_qp)


_OTHERS = {'hex': _hex, 'hex_codec': _hex, 'rot13': _rot13, 'rot_13': _rot13, 'base64': _base64,
           'base_64': _base64, 'base64_codec': _base64, 'zlib': _zlib, 'zip': _zlib, 'zlib_codec': _zlib,
           'bz2': _bz2, 'bz2_codec': _bz2, 'quopri': _quopri, 'quopri_codec': _quopri,
           'quoted_printable': _quopri, 'quotedprintable': _quopri}


def _other_codec(make):
    name, forth, back = make()

    def encode(input, errors='strict'):
        assert errors == 'strict' or name == 'rot-13'
        return (forth(input), len(input))

    def decode(input, errors='strict'):
        assert errors == 'strict' or name == 'rot-13'
        return (back(input), len(input))

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return forth(input)

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return back(input)

    class Reader(StreamReader):
        charbuffertype = bytes

    class Writer(StreamWriter):
        pass

    for cls in (Reader, Writer):
        cls.encode = lambda self, input, errors='strict': encode(input, errors)
        cls.decode = lambda self, input, errors='strict': decode(input, errors)
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name, _is_text_encoding=False)


# ---- look-up ----

_found = {}


def lookup(encoding, /):
    """The CodecInfo of an encoding; LookupError if nobody knows it."""
    name = _codecs._known(encoding)
    key = name or encoding.lower().replace('-', '_').replace(' ', '_')
    info = _found.get(key)
    if info is None:
        if name is not None:
            info = _text_codec(name)
        elif key in _OTHERS:
            info = _other_codec(_OTHERS[key])
        else:
            info = _codecs._search(encoding)
            if info is None:
                raise LookupError('unknown encoding: ' + encoding)
            return info
        _found[key] = info
    return info


def encode(obj, encoding='utf-8', errors='strict'):
    """Encodes obj with any codec, text encoding or not."""
    result = lookup(encoding).encode(obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError('encoder must return a tuple (object, integer)')
    return result[0]


def decode(obj, encoding='utf-8', errors='strict'):
    """Decodes obj with any codec, text encoding or not."""
    result = lookup(encoding).decode(obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError('decoder must return a tuple (object,integer)')
    return result[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encodes the pieces an iterator gives."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = encoder.encode(piece)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decodes the pieces an iterator gives."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = decoder.decode(piece)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The inverse of a decoding map; what several bytes decode to is left undefined."""
    result = {}
    for k, v in decoding_map.items():
        result[v] = None if v in result else k
    return result


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """A file read and written through stream codecs; binary underneath."""
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """file, whose contents are in file_encoding, as a stream of bytes in data_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, inner = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, inner.streamreader, inner.streamwriter, errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding
    return recoder
