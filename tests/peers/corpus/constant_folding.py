# Constants computed by the compiler.
print(1 + 2 * 3, 2 ** 10, 7 // 2, -7 // 2, 7 % -3, 1 << 8 | 3, 5 & 6 ^ 1, ~0, +5, - -5, not 0, not 'x')
print(10 ** 15 * 10 ** 15, (1 << 40) - 1, -(1 << 35) >> 3, 1.5 * 2, 3 / 2, 2 ** -1)
print('a' 'b' "c", b'x' b'y', ('a', 1, 'b'), (), ((),), [1, 2][0], {'k': 'v'}['k'])
print(0 or 'right', 1 and 'both', '' or 0 or None, None or [], 5 if 1 else 6, 'x' if '' else 'y')
if 0:
    print('never')
elif 1:
    print('always')
while 0:
    print('never')
else:
    print('else of while')
if not 1:
    print('never')
else:
    print('else of if')
