for f in (lambda: 'a' * (1 << 62), lambda: [0] * (1 << 60), lambda: b'a' * (1 << 62), lambda: (0,) * (1 << 60), lambda: 1 << (1 << 62), lambda: '%999999999999d' % 1, lambda: format(1, '99999999999d'), lambda: bytearray(1 << 62), lambda: range(10 ** 30)[10 ** 29], lambda: 'x'.ljust(1 << 62)):
 try: f()
 except (MemoryError, OverflowError, ValueError) as e: print(type(e))
