# Shifts and bitwise operators at word borders.
vals = [0, 1, -1, 5, -5, 255, 2**31, -2**31, 2**62, -2**62, 2**63 - 1, 2**63, -2**63, 2**64 + 3, -2**100 - 1, 3**60]
for v in vals:
    print(v, [v << s for s in (0, 1, 2, 31, 32, 62, 63, 64, 65, 100)])
    print(v, [v >> s for s in (0, 1, 2, 31, 32, 62, 63, 64, 65, 100, 1000)])
    print(v, ~v, v & 0xff, v | 0xff, v ^ 0xff, v & -1, v | -1, v ^ -1)
for a in vals:
    print(a, [a & b for b in vals])
    print(a, [a | b for b in vals])
    print(a, [a ^ b for b in vals])
n = 1
for i in range(10):
    n <<= 13
    n |= i
    n ^= 0x55
print(n, n >> 64, n & (2**64 - 1))
