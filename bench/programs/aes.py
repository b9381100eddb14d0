"""AES in counter mode, byte by byte, with tables computed from the field's arithmetic."""
import sys


def double(a):
    a <<= 1
    return a ^ 0x11B if a & 0x100 else a


def multiply(a, b):
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = double(a)
        b >>= 1
    return product


def make_sbox():
    inverse = [0] * 256
    for a in range(1, 256):
        if not inverse[a]:
            for b in range(1, 256):
                if multiply(a, b) == 1:
                    inverse[a], inverse[b] = b, a
                    break
    box = []
    for a in range(256):
        x = inverse[a]
        y = x
        for _ in range(4):
            x = ((x << 1) | (x >> 7)) & 0xFF
            y ^= x
        box.append(y ^ 0x63)
    return bytes(box)


SBOX = make_sbox()
SHIFT = tuple((i + 4 * (i % 4)) % 16 for i in range(16))


class AES:
    rounds_for = {16: 10, 24: 12, 32: 14}

    def __init__(self, key):
        self.rounds = self.rounds_for[len(key)]
        self.keys = self.expand(key)

    def expand(self, key):
        words = [list(key[i:i + 4]) for i in range(0, len(key), 4)]
        n = len(words)
        rcon = 1
        for i in range(n, 4 * (self.rounds + 1)):
            word = words[-1][:]
            if i % n == 0:
                word = [SBOX[b] for b in word[1:] + word[:1]]
                word[0] ^= rcon
                rcon = double(rcon)
            elif n > 6 and i % n == 4:
                word = [SBOX[b] for b in word]
            words.append([a ^ b for a, b in zip(word, words[-n])])
        flat = [b for word in words for b in word]
        return [flat[i:i + 16] for i in range(0, len(flat), 16)]

    @staticmethod
    def mix_columns(state):
        for at in range(0, 16, 4):
            a, b, c, d = state[at:at + 4]
            every = a ^ b ^ c ^ d
            state[at] = a ^ every ^ double(a ^ b)
            state[at + 1] = b ^ every ^ double(b ^ c)
            state[at + 2] = c ^ every ^ double(c ^ d)
            state[at + 3] = d ^ every ^ double(d ^ a)

    def encrypt(self, block):
        state = [a ^ b for a, b in zip(block, self.keys[0])]
        for r in range(1, self.rounds):
            state = [SBOX[state[i]] for i in SHIFT]
            self.mix_columns(state)
            key = self.keys[r]
            for i in range(16):
                state[i] ^= key[i]
        state = [SBOX[state[i]] for i in SHIFT]
        return bytes(a ^ b for a, b in zip(state, self.keys[-1]))


class CounterMode:
    def __init__(self, key, nonce=0):
        self.cipher = AES(key)
        self.counter = nonce

    def crypt(self, data):
        out = bytearray()
        for at in range(0, len(data), 16):
            stream = self.cipher.encrypt(self.counter.to_bytes(16, "big"))
            self.counter += 1
            out.extend(a ^ b for a, b in zip(data[at:at + 16], stream))
        return bytes(out)


def main(scale):
    known = AES(bytes(range(16))).encrypt(bytes(i * 17 for i in range(16)))
    assert known.hex() == "69c4e0d86a7b0430d8cdb78070b4c55a", known.hex()
    text = b"This is a test. What could possibly go wrong? " * max(1, int(4200 * scale))
    key = bytes(range(32))
    secret = CounterMode(key).crypt(text)
    same = CounterMode(key).crypt(secret) == text
    print("aes", len(secret), same, secret[-16:].hex())


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
