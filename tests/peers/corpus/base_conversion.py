# Numbers in other bases, and text codings by hand.
DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'


def to_base(n, b):
    if n == 0:
        return '0'
    sign, n, out = '-' if n < 0 else '', abs(n), ''
    while n:
        n, r = divmod(n, b)
        out = DIGITS[r] + out
    return sign + out


B64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def b64(data):
    out = ''
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + b'\0' * (3 - len(chunk)), 'big')
        part = ''.join(B64[n >> s & 63] for s in (18, 12, 6, 0))
        out += part[:len(chunk) + 1] + '=' * (3 - len(chunk))
    return out


for n in (0, 255, -31, 10 ** 12):
    print(n, to_base(n, 2), to_base(n, 16), to_base(n, 36), int(to_base(n, 36), 36) == n)
for s in (b'', b'M', b'Ma', b'Man', b'hello world'):
    print(s, b64(s))
