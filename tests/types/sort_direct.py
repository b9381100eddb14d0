# What the sort compares without asking the types, and lists that are in order already.
import random

r = random.Random(7)
big = [1 << 70, -(1 << 70), 1 << 64, 0, -1, 5, (1 << 64) + 1, -(1 << 64), 2 ** 62, -2 ** 62, 2 ** 63]
assert sorted(big) == sorted(big, key=lambda n: (n > 0, n)), sorted(big)
print(sorted(big), sorted(big, reverse=True))
print(sorted([True, 1 << 80, False, 3, -(1 << 80), 0.5]))
texts = [b'', b'a', b'ab', b'\xff', b'a\0', b'b', b'a' * 9, b'a' * 8, b'\0', b'aa\xfe', b'aa\x7f']
for _ in range(20):
    r.shuffle(texts)
    r.shuffle(big)
    assert sorted(texts) == sorted(texts, key=list), sorted(texts)
    assert all(a <= b for a, b in zip(sorted(big), sorted(big)[1:]))
print(sorted(texts), sorted(texts, reverse=True))


class B(bytes):
    def __lt__(self, other):
        return bytes(self) > bytes(other)


class N(int):
    def __lt__(self, other):
        return int(self) > int(other)


print(sorted([B(b'a'), B(b'c'), B(b'b')]), sorted([N(1), N(3), N(2)]), sorted([N(1 << 70), N(1 << 71)]))

for n in 0, 1, 2, 3, 64, 65, 1000:
    up, down, same = list(range(n)), list(range(n, 0, -1)), [5] * n
    steps = [i // 3 for i in range(n)]
    for a in up, down, same, steps, steps[::-1], up + down, down + up, up + [-1], [n] + up, down + [n], up + up[-1:]:
        for reverse in False, True:
            b = list(a)
            b.sort(reverse=reverse)
            assert b == sorted(a, key=lambda x: x, reverse=reverse), (n, reverse, a[:5])
            assert sorted(b) == sorted(a) and len(b) == len(a)
            assert all(x <= y for x, y in zip(b, b[1:])) or reverse and all(x >= y for x, y in zip(b, b[1:]))
print('done')
