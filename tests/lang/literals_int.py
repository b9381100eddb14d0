# Integer literals: bases, underscores, size, adjacency with keywords.
print(0, 1, 7, 10, 123456789, 00, 0_0, 000)
print(0x0, 0xff, 0XFF, 0xdeadBEEF, 0x_ff, 0xff_ff)
print(0o0, 0o17, 0O777, 0o_17, 0o7_7)
print(0b0, 0b1, 0B1010, 0b_1010, 0b1010_1010)
print(1_000_000, 1_2_3_4, 0x1_2_3)
print(123456789012345678901234567890)
print(0xffffffffffffffffffffffffffffffff)
print(0b1111111111111111111111111111111111111111111111111111111111111111111)
print(0o7777777777777777777777777777777777)
# borders of machine words and of small ints
for n in (2**30 - 1, 2**30, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**61, 2**62 - 1, 2**62,
          2**62 + 1, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**64 + 1):
    print(n, -n, n + 1, n - 1, -n - 1, -n + 1)
print(4611686018427387903, 4611686018427387904, 4611686018427387905)
print(-4611686018427387903, -4611686018427387904, -4611686018427387905)
print(9223372036854775807, 9223372036854775808, -9223372036854775808, -9223372036854775809)
print(1073741823, 1073741824, -1073741824, -1073741825)
print(type(1), type(10**40), type(0x10))
print(1 .real, 1 .__add__(2), (1).bit_length(), 5 .__neg__())
print(0 if 0 else 9, 0x1f if 1 else 0, 1 if 1 else 2)
print(-1, --1, ---1, +1, ~1, ~-1, -~1, ~~1)
print(-0, +0, ~0)
print(- 1, -(1), 2 - -2, 2--2, 2+-2, 2-+2)
print(255 == 0xff == 0o377 == 0b11111111)


def bad(text):
    try:
        print(text, eval(text))
    except SyntaxError as e:
        print(text, type(e).__name__, e.msg)


for text in ('1_', '_', '1__0', '0_7', '012', '0x', '0xg', '0b2', '0b', '0o8', '0o', '1_000_',
             '0x_', '0b1_', '00_0', '0_', '0b12', '0o18', '09', '08', '1a', '0xfz', '1_a', '0777'):
    if text == '_':
        continue
    bad(text)
