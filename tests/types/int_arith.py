# Big integer arithmetic over many sizes and signs, checked by identities and printed digests.
import random
import sys
sys.set_int_max_str_digits(0)
rnd = random.Random(7)


def digest(n):
    s = str(n)
    return s if len(s) <= 40 else f'{s[:15]}..{s[-15:]}({len(s)})'


bits = [1, 8, 29, 30, 31, 32, 33, 59, 60, 61, 62, 63, 64, 65, 90, 126, 127, 128, 129, 190, 256, 500, 1000, 2000]
nums = [0, 1, -1]
for b in bits:
    n = rnd.getrandbits(b) | (1 << (b - 1))
    nums += [n, -n, (1 << b) - 1, 1 << b, -(1 << b)]
print(len(nums))
for a in nums:
    row = []
    for b in nums:
        s, d, p = a + b, a - b, a * b
        assert s - b == a and d + b == a and (p == 0 or p // b == a)
        row.append((s ^ d ^ p) % 1000003)
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and (0 <= r < b or b < r <= 0), (a, b)
            assert q == a // b and r == a % b
            row.append((q + r * 7) % 1000003)
        x, y, z = a & b, a | b, a ^ b
        assert x + y == a + b and z == y - x
        row.append(z % 999983)
    print(digest(a), sum(row), row[-5:])
for a in nums[::7]:
    for sh in (0, 1, 13, 30, 31, 32, 60, 63, 64, 65, 127, 300):
        assert (a << sh) >> sh == a and (a << sh) == a * 2 ** sh and a >> sh == a // 2 ** sh
    print(digest(a), digest(a << 77), digest(a >> 17), digest(-a >> 17), digest(~a))
f = 1
for i in range(1, 201):
    f *= i
print(f)
for i in range(200, 0, -1):
    f //= i
print(f)
a, b = 0, 1
for _ in range(1000):
    a, b = b, a + b
print(a)
print(3 ** 500, 7 ** -1, (-3) ** 333 % 10 ** 20)
big = 10 ** 3000 + 7
print(digest(big * big), digest(big ** 3), digest(big // 12345), big % 98765, digest(big * big // big), digest((big << 5000) >> 4990))
x = 3 ** 20000
print(digest(x), digest(x * x), digest(x // 3 ** 9999), x % 1000000007, digest((x * x) % (x - 1)), digest(x ^ (x >> 1)))
y = x * 7 ** 10000 + 12345
q, r = divmod(y, x)
print(digest(q), r, q * x + r == y, divmod(-y, x) == (-q - 1, x - r), divmod(y, -x) == (-q - 1, r - x))
print(pow(x, 100, 10 ** 40), pow(3, x, 1000003), pow(2, 10 ** 18, 10 ** 18 + 9), pow(-5, 10 ** 10, 10 ** 12 + 39), pow(5, 3, -7), pow(10, 0, 1))
import math
print(math.gcd(x, 3 ** 100 * 5), math.lcm(10 ** 20, 15 ** 12), math.isqrt(x) ** 2 <= x, digest(math.isqrt(x)), digest(math.factorial(300)), digest(math.comb(500, 250)), digest(math.perm(100, 50)))
s = 0
for i in range(2000):
    s += i ** i % 10 ** 12
print(s)
n = 1
for i in range(300):
    n = n * 6364136223846793005 + 1442695040888963407
print(digest(n), n.bit_length(), n % (2 ** 64))
for i in range(300):
    n = (n - 1442695040888963407) // 6364136223846793005
print(n)
print(sum(10 ** i for i in range(50)), sum([2 ** 62, 2 ** 62, -1]), sum([2 ** 63 - 1, 1]), sum([True] * 5), sum([1.5, 2]), 2 ** 62 + 2 ** 62, 2 ** 31 * 2 ** 31, 2 ** 32 * 2 ** 32, -2 ** 62 - 2 ** 62, 2 ** 62 * -2, 2 ** 61 * 4, 3037000500 ** 2, 4294967296 * 4294967295, -(-2 ** 62), abs(-2 ** 63), -2 ** 62 // -1, -2 ** 63 // -1, -2 ** 63 % -1)
