# Run length coding, of text and of bytes.
def encode(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append((s[i], j - i))
        i = j
    return out


def decode(pairs):
    return ''.join(c * n for c, n in pairs)


def pack(data):
    out = bytearray()
    i = 0
    while i < len(data):
        n = 1
        while i + n < len(data) and n < 255 and data[i + n] == data[i]:
            n += 1
        out.append(n)
        out.append(data[i])
        i += n
    return bytes(out)


def unpack(data):
    return b''.join(bytes([data[i + 1]]) * data[i] for i in range(0, len(data), 2))


text = 'aaabccddddde'
print(encode(text), decode(encode(text)) == text, encode(''))
data = b'\x00' * 300 + b'xyz' + b'\xff' * 3
packed = pack(data)
print(len(data), len(packed), packed, unpack(packed) == data)
