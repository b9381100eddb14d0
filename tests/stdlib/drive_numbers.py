# The library module drive_numbers, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import numbers
from numbers import *
for v in (1, True, 1.5, 1j, 'a', None):
    print(repr(v), [k.__name__ for k in (Number, Complex, Real, Rational, Integral) if isinstance(v, k)])
print([issubclass(int, k) for k in (Number, Complex, Real, Rational, Integral)], [issubclass(float, k) for k in (Number, Real, Integral)])
class MyInt(Integral):
    def __init__(self, v): self.v = v
    def __int__(self): return self.v
    def __pow__(self, o, m=None): return MyInt(pow(self.v, int(o), m))
    def _bin(op):
        def f(self, o): return MyInt(op(self.v, int(o)))
        def r(self, o): return MyInt(op(int(o), self.v))
        return f, r
    import operator
    __add__, __radd__ = _bin(operator.add)
    __mul__, __rmul__ = _bin(operator.mul)
    __floordiv__, __rfloordiv__ = _bin(operator.floordiv)
    __mod__, __rmod__ = _bin(operator.mod)
    __lshift__, __rlshift__ = _bin(operator.lshift)
    __rshift__, __rrshift__ = _bin(operator.rshift)
    __and__, __rand__ = _bin(operator.and_)
    __or__, __ror__ = _bin(operator.or_)
    __xor__, __rxor__ = _bin(operator.xor)
    __truediv__, __rtruediv__ = _bin(operator.floordiv)
    __rpow__ = lambda self, o: MyInt(int(o) ** self.v)
    __neg__ = lambda self: MyInt(-self.v)
    __pos__ = lambda self: self
    __abs__ = lambda self: MyInt(abs(self.v))
    __invert__ = lambda self: MyInt(~self.v)
    __eq__ = lambda self, o: self.v == int(o)
    __lt__ = lambda self, o: self.v < int(o)
    __le__ = lambda self, o: self.v <= int(o)
    __trunc__ = __floor__ = __ceil__ = lambda self: self.v
    __round__ = lambda self, n=None: self.v
    __hash__ = lambda self: hash(self.v)
    __repr__ = lambda self: f'MyInt({self.v})'
x = MyInt(7)
print(x + 1, 1 + x, x - 2, 10 - x, x * 2, divmod(x, 4), divmod(20, x), float(x), complex(x), x.real, x.imag, x.numerator, x.denominator, x.conjugate(), int(x), x.__index__(), bool(x), x // 2, ~x, -x, abs(-x), x == 7, x < 8, hash(x) == hash(7))
try:
    Number()
    Integral()
except TypeError as e:
    print('TypeError')
Real.register(str)
print(isinstance('a', Real))
