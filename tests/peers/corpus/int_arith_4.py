# Big integer arithmetic over many sizes and signs, checked by identities and printed digests.
f = 1
for i in range(1, 201):
    f *= i
for i in range(200, 0, -1):
    f //= i
s = 0
for i in range(2000):
    s += i ** i % 10 ** 12
n = 1
for i in range(300):
    n = n * 6364136223846793005 + 1442695040888963407
for i in range(300):
    n = (n - 1442695040888963407) // 6364136223846793005
print(n)
print(sum(10 ** i for i in range(50)), sum([2 ** 62, 2 ** 62, -1]), sum([2 ** 63 - 1, 1]), sum([True] * 5), sum([1.5, 2]), 2 ** 62 + 2 ** 62, 2 ** 31 * 2 ** 31, 2 ** 32 * 2 ** 32, -2 ** 62 - 2 ** 62, 2 ** 62 * -2, 2 ** 61 * 4, 3037000500 ** 2, 4294967296 * 4294967295, -(-2 ** 62), abs(-2 ** 63), -2 ** 62 // -1, -2 ** 63 // -1, -2 ** 63 % -1)
