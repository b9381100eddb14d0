# Two old ciphers over letters.
def shift(c, k):
    if 'a' <= c <= 'z':
        return chr((ord(c) - 97 + k) % 26 + 97)
    if 'A' <= c <= 'Z':
        return chr((ord(c) - 65 + k) % 26 + 65)
    return c


def caesar(text, k):
    return ''.join(shift(c, k) for c in text)


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            out.append(shift(c, sign * (ord(key[i % len(key)]) - 97)))
            i += 1
        else:
            out.append(c)
    return ''.join(out)


secret = caesar('Attack at Dawn, 5 PM!', 3)
print(secret, caesar(secret, -3))
v = vigenere('The quick brown fox', 'lemon')
print(v, vigenere(v, 'lemon', -1))
print([caesar('zebra', k) for k in range(1, 26, 8)])
