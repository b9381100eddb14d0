# Numbers in bytes: from_bytes, to_bytes, hexadecimal by hand.
for n in (0, 1, 255, 256, 65535, 123456):
    little, big = n.to_bytes(4, 'little'), n.to_bytes(4, 'big')
    print(n, little, big, int.from_bytes(little, 'little') == n, int.from_bytes(big, 'big') == n)


def hexa(data):
    return ''.join('%02x' % c for c in data)


def unhexa(text):
    return bytes(int(text[i:i + 2], 16) for i in range(0, len(text), 2))


print(hexa(b'\x00\x01\xfeABC'), unhexa('00ff4142'), unhexa(hexa(b'round trip')))


def checksum(data):
    a, b = 1, 0
    for c in data:
        a = (a + c) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def crc(data):
    c = 0xffff
    for x in data:
        c ^= x
        for _ in range(8):
            c = c >> 1 ^ 0xa001 if c & 1 else c >> 1
    return c


print(checksum(b'Wikipedia'), crc(b'123456789'))
