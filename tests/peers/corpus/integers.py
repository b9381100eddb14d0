# Integer arithmetic: signs, big numbers, bits, bases.
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3)):
    print(a // b, a % b, divmod(a, b), a * b, a - b)
print(2 ** 100, -2 ** 63, 10 ** 20 // 3, 10 ** 20 % 7, (1 << 70) >> 68, 12345678901234567890 * 98765432109876543210)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -9 >> 1, 0xff & ~0xf, 0b1010 ^ 0o17)
print(bin(10), hex(255), oct(8), abs(-5), pow(3, 4), pow(3, 4, 5), int(True), 1_000_000)
x = 1
for i in range(1, 26):
    x *= i
print(x, len(str(x)), sum(int(c) for c in str(x)))
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 2 ** 64 == 2.0 ** 64, 10 ** 30 > 10 ** 29, -(10 ** 30) < 0)
x = 2 ** 62
x += x
x -= 1
print(x, x & 0xffff, -x, ~x)
