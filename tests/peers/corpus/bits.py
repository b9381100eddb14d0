# Bit tricks.
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c


def reverse(n, bits):
    r = 0
    for _ in range(bits):
        r = r << 1 | n & 1
        n >>= 1
    return r


class BitSet:
    def __init__(self):
        self.bits = 0

    def add(self, i):
        self.bits |= 1 << i

    def discard(self, i):
        self.bits &= ~(1 << i)

    def __contains__(self, i):
        return bool(self.bits >> i & 1)

    def __iter__(self):
        i, b = 0, self.bits
        while b:
            if b & 1:
                yield i
            b >>= 1
            i += 1


print([popcount(n) for n in (0, 1, 255, 2 ** 70 - 1)], reverse(0b1101, 4), reverse(1, 8))
b = BitSet()
for i in (3, 5, 70, 5):
    b.add(i)
b.discard(3)
print(list(b), 70 in b, 3 in b, hex(b.bits))
print([bin(i ^ i >> 1) for i in range(5)], 0b1111 & ~0b101, -1 >> 5, -8 >> 1, 1 << 33, (1 << 33) - 1 & 0xffffffff)
