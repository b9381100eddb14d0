# Truthiness and conditionals over every type; boolean operators return operands.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v


class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


class N: pass


vals = [0, 1, -1, 0.0, -0.0, 0.1, 0j, 1j, '', 'a', '0', b'', b'\0', [], [0], (), (0,), {}, {0: 0}, set(), {0}, frozenset(), None, True, False, ..., NotImplemented and 1 if False else 1, range(0), range(1), B(True), B(False), L(0), L(5), N(), int, len, 10**30, 2**64 - 2**64, bytearray(), bytearray(1), memoryview(b''), memoryview(b'x'), float('nan')]
print(''.join('1' if v else '0' for v in vals))
print(''.join('0' if not v else '1' for v in vals))
