"""Base 16, 32, 64 and 85 encodings of binary data."""
import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
           'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode']


def _bytes(s):
    """What is decoded, as something bytes-like."""
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f'argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}') \
            from None


def _input(b):
    return b if isinstance(b, (bytes, bytearray)) else memoryview(b).tobytes()


# ---- base 64 ----

def b64encode(s, altchars=None):
    """Encode bytes; altchars (two characters) stand for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode bytes or ASCII text. Characters that are none of the alphabet are left out, or an error if validate."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """With - and _ in the place of + and /."""
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


# ---- base 32 ----

_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32_HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _encode32(alphabet, s):
    s = _input(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        group = s[i:i + 5]
        bits = int.from_bytes(group + b'\0' * (5 - len(group)), 'big')
        chars = -(-len(group) * 8 // 5)
        for k in range(chars):
            out.append(alphabet[bits >> (35 - 5 * k) & 31])
        out += b'=' * (8 - chars)
    return bytes(out)


def _decode32(alphabet, s, casefold, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    chars = s.rstrip(b'=')
    pads = len(s) - len(chars)
    values = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    for i in range(0, len(chars), 8):
        bits = 0
        group = chars[i:i + 8]
        for c in group:
            if c not in values:
                raise binascii.Error('Non-base32 digit found')
            bits = bits << 5 | values[c]
        out += (bits << 5 * (8 - len(group))).to_bytes(5, 'big')
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if pads and out:
        del out[-((5 * pads + 7) // 8):]
    return bytes(out)


def b32encode(s):
    return _encode32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """casefold: small letters too. map01: what the digit 1 stands for (I or L); 0 then stands for O."""
    return _decode32(_B32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_B32_HEX, s, casefold)


# ---- base 16 ----

def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.strip(b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    for c in s:
        if c not in b'0123456789ABCDEF':
            raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# ---- base 85: four bytes are five digits ----

_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        b'!#$%&()*+-;<=>?@^_`{|}~')
_Z85 = (b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        b'.-:+=^!/*?&<>()[]{}@%$#')
_A85 = bytes(range(33, 118))


def _encode85(b, alphabet, pad, zero=None, spaces=None):
    b = _input(b)
    missing = -len(b) % 4
    b = b + b'\0' * missing
    out = bytearray()
    digits = bytearray(5)
    for i in range(0, len(b), 4):
        word = int.from_bytes(b[i:i + 4], 'big')
        last = missing and not pad and i + 4 == len(b)
        if zero and not word and not last:
            out += zero
        elif spaces and word == 0x20202020 and not last:
            out += spaces
        else:
            for k in range(4, -1, -1):
                digits[k] = alphabet[word % 85]
                word //= 85
            out += digits[:5 - missing] if last else digits
    return bytes(out)


def b85encode(b, pad=False):
    """pad: bytes are added until they are a multiple of four."""
    return _encode85(b, _B85, pad)


def z85encode(s):
    return _encode85(s, _Z85, False)


def _decode85(b, alphabet, name):
    b = _bytes(b)
    values = {c: i for i, c in enumerate(alphabet)}
    missing = -len(b) % 5
    chars = b + alphabet[-1:] * missing
    out = bytearray()
    for i in range(0, len(chars), 5):
        word = 0
        for k in range(i, i + 5):
            if chars[k] not in values:
                raise ValueError(f'bad {name} character at position {k}')
            word = word * 85 + values[chars[k]]
        if word > 0xffffffff:
            raise ValueError(f'{name} overflow in hunk starting at byte {i}')
        out += word.to_bytes(4, 'big')
    if missing:
        del out[-missing:]
    return bytes(out)


def b85decode(b):
    return _decode85(b, _B85, 'base85')


def z85decode(s):
    return _decode85(s, _Z85, 'z85')


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """foldspaces: four spaces are a y. wrapcol: length of lines. adobe: between <~ and ~>."""
    out = _encode85(b, _A85, pad, b'z', b'y' if foldspaces else None)
    if adobe:
        out = b'<~' + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[i:i + wrapcol] for i in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        out = b'\n'.join(lines)
    if adobe:
        out += b'~>'
    return out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {b'~>'!r}")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out = bytearray()
    word = count = 0
    for c in b + b'u' * 4:
        if 33 <= c <= 117:
            word = word * 85 + c - 33
            count += 1
            if count == 5:
                if word > 0xffffffff:
                    raise ValueError('Ascii85 overflow')
                out += word.to_bytes(4, 'big')
                word = count = 0
        elif c == 122:
            if count:
                raise ValueError('z inside Ascii85 5-tuple')
            out += b'\0\0\0\0'
        elif foldspaces and c == 121:
            if count:
                raise ValueError('y inside Ascii85 5-tuple')
            out += b'    '
        elif c not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(c)}')
    added = 4 - count    # of the four u at the end
    if added:
        del out[-added:]
    return bytes(out)


# ---- files and lines of mail ----

_LINE = 57    # bytes in a line of 76 characters


def encode(input, output):
    """Encode a binary file into another one."""
    while True:
        s = input.read(_LINE)
        while s and len(s) < _LINE:
            more = input.read(_LINE - len(s))
            if not more:
                break
            s += more
        if not s:
            break
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """Decode a binary file into another one."""
    for line in iter(input.readline, b''):
        output.write(binascii.a2b_base64(line))


def _check(s):
    try:
        m = memoryview(s)
    except TypeError:
        raise TypeError(f'expected bytes-like object, not {s.__class__.__name__}') from None
    if m.format not in ('c', 'b', 'B'):
        raise TypeError(f'expected single byte elements, not {m.format!r} from {s.__class__.__name__}')
    if m.ndim != 1:
        raise TypeError(f'expected 1-D data, not {m.ndim}-D data from {s.__class__.__name__}')


def encodebytes(s):
    """Encode bytes into lines of 76 characters."""
    _check(s)
    return b''.join([binascii.b2a_base64(s[i:i + _LINE]) for i in range(0, len(s), _LINE)])


def decodebytes(s):
    _check(s)
    return binascii.a2b_base64(s)


def main():
    """python -m base64 [-e | -d | -u] [file | -]"""
    import sys
    args = sys.argv[1:]
    function = encode
    while args and args[0] in ('-e', '-d', '-u', '-h'):
        option = args.pop(0)
        if option == '-h':
            print(main.__doc__)
            return
        function = encode if option == '-e' else decode
    if args and args[0] != '-':
        with open(args[0], 'rb') as f:
            function(f, sys.stdout.buffer)
    else:
        function(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == '__main__':
    main()
