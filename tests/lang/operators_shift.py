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
for text in ('1 << -1', '1 >> -1', '1 << 1.0', '1.0 << 1', '1 >> "a"', '0 << 10**30', '0 >> 10**30', '1 >> 10**30', '-1 >> 10**30',
             '-5 >> 10**30', '10**40 >> 10**30', 'True << 3', 'True & False', 'True | False', 'True ^ True', 'True & 1', '~True',
             'False ^ 2', '1 & 1.0', '1.0 | 1', '1 ^ None', '0 << -1', '0 >> -1', '5 & True', '{1} & {1, 2}', '{1} | [2]'):
    try:
        if text == '~True':
            continue
        print(text, '=', eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
n = 1
for i in range(10):
    n <<= 13
    n |= i
    n ^= 0x55
print(n, n >> 64, n & (2**64 - 1))
