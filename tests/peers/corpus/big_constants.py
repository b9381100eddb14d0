# Constants of every kind: big ints, long strings, bytes, tuples, floats, ellipsis.
def constants():
    return (12345678901234567890, -98765432109876543210, 'a text that is longer than ten characters', b'bytes \x00\xff',
            (1, 'two', (3.5, None, True)), 1.25, ..., -1, 47, 48, -16, -17, 1 << 29, (1 << 30) - 1, 1 << 30, -(1 << 30), 1 << 62)


for c in constants():
    print(c if c is not ... else 'ellipsis')
print(constants()[4] == (1, 'two', (3.5, None, True)), 0xffffffff, 0x7fffffffffffffff, -0x8000000000000000)
print(1000000007 * 998244353, 2 ** 31 - 1, -2 ** 31, 60 * 60 * 24, 7 // 2 * 2.0, -5 % 3, ~7 & 0xff)
