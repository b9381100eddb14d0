# Subclasses of int and float with overridden dunders; how builtins treat them.
class I(int):
    def __new__(cls, v=0, tag=None):
        o = super().__new__(cls, v)
        o.tag = tag
        return o

    def __add__(self, o): return I(int(self) + int(o), 'add')
    def __radd__(self, o): return I(int(o) + int(self), 'radd')
    def __mul__(self, o): return 'mul'
    def __neg__(self): return 'neg'
    def __eq__(self, o): return 'eq'
    def __lt__(self, o): return 'lt'
    def __hash__(self): return 99
    def __bool__(self): return False
    def __int__(self): return 77
    def __index__(self): return 66
    def __float__(self): return 5.5
    def __str__(self): return 'STR'
    def __repr__(self): return 'REPR'
    def __format__(self, s): return f'FMT{s}'
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return f'round{n}'
    def __divmod__(self, o): return 'divmod'
    def __pow__(self, o, m=None): return f'pow{m}'
    def __getattr__(self, n): return f'attr {n}'
    def bit_length(self): return 'bl'


i = I(5, 'tag')
print(i.tag, i + 1, (i + 1).tag, 1 + i, (1 + i).tag, i * 2, 2 * i, -i, i == 5, 5 == i, i < 1, hash(i), bool(i), int(i), float(i), str(i), repr(i), f'{i}', f'{i:x}', '%d' % i, '%s' % i, '%x' % i, abs(i), round(i), round(i, 2), divmod(i, 2), pow(i, 2), pow(i, 2, 3), i ** 2, i.nope, i.bit_length(), i - 1, i // 2, i & 4, ~i, i << 1, type(i - 1).__name__)
print(list(range(10))[i], 'abcdefgh'[i], range(10)[i], list(range(i)), 'x' * i, [0] * i, hex(i), bin(i), chr(i) == '\x05', bytes(i), sum([i, i]).tag, int.__add__(i, 1), int.__repr__(i), {i: 1}.get(i), i in [5], [5].index(i), isinstance(i, int), i.real, type(i.real).__name__, i.numerator, int.from_bytes(bytes([i]), 'big'), (1).__add__(i), 10 ** i, 1.5 + i, 2 ** i)
if i:
    print('truthy')
else:
    print('falsy')
print(not i, i and 1, i or 2, [x for x in [1] if i], 1 if i else 0, 'slice', 'abcdefgh'[:i], list(range(8))[i:], i is i)
d = {i: 'a', 5: 'b'}
print(len(d), d[5])


class F(float):
    def __new__(cls, v, u=''):
        o = float.__new__(cls, v)
        o.u = u
        return o

    def __add__(self, o): return F(float(self) + float(o), self.u)
    __radd__ = __add__
    def __repr__(self): return f'{float.__repr__(self)}{self.u}'
    def __eq__(self, o): return float.__eq__(self, o)
    def __hash__(self): return float.__hash__(self)
    def __round__(self, n=0): return F(round(float(self), n), self.u)


a = F(1.25, 'm')
print(a, a + 1, 1 + a, a * 2, round(a, 1), str(a), '%s' % a, '%.1f' % a, f'{a:.1f}', f'{a}', [a], a == 1.25, hash(a) == hash(1.25), {1.25: 'x'}[a], sum([a, a]), -a, abs(a), int(a), a > 1, max(a, 0.5), a.hex(), a.is_integer(), type(a - 1).__name__, divmod(a, 1), a // 1, math_floor := a.__floor__())


class Frac:
    def __init__(self, n, d): self.n, self.d = n, d
    def __repr__(self): return f'{self.n}/{self.d}'
    def _c(self, o): return o if isinstance(o, Frac) else Frac(o, 1) if isinstance(o, int) else None
    def __add__(self, o):
        o = self._c(o)
        return NotImplemented if o is None else Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __sub__(self, o):
        o = self._c(o)
        return NotImplemented if o is None else Frac(self.n * o.d - o.n * self.d, self.d * o.d)
    def __rsub__(self, o):
        return Frac(o, 1) - self
    def __eq__(self, o):
        o = self._c(o)
        return NotImplemented if o is None else self.n * o.d == o.n * self.d
    def __lt__(self, o):
        o = self._c(o)
        return NotImplemented if o is None else self.n * o.d < o.n * self.d
    def __float__(self): return self.n / self.d
    def __bool__(self): return self.n != 0


h = Frac(1, 2)
print(h + h, h + 1, 1 + h, 1 - h, h - 1, h == Frac(2, 4), h == 0.5, h != 1, h < 1, 1 > h, float(h), sum([h, h, h]), sorted([Frac(3, 4), h, Frac(1, 4)]), max(h, Frac(2, 3)), bool(Frac(0, 1)), '%.2f' % h)
for src in ('h + "a"', 'h + 1.5', '"a" + h', 'h < "a"', 'h * 2', 'int(h)', 'round(h)', 'h[0]', '-h', 'hash(h)', 'abs(h)', 'h <= 1'):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, e)


class B:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v


for v in (0, 3, -1, 2**70, True):
    for src in ('[1, 2, 3, 4][b]', '"abcd"[b]', 'range(10)[b]', '[1] * b if b.v < 9 else 0', 'bin(b)', 'int(b)', 'float(b)', 'list(range(b))[:2]', 'b"abcd"[b]', '"abcd"[b:]', 'round(1.55, b) if abs(b.v) < 9 else 0', '1 << b if b.v < 9 else 0', 'bytes(b) if b.v < 9 else 0'):
        try:
            print(src, v, repr(eval(src, {'b': B(v)})))
        except Exception as e:
            print(src, v, type(e).__name__, e)
