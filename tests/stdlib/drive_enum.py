# The library module drive_enum, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import enum
from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED in Color, Color.RED == 1, Color.RED != Color.BLUE, hash(Color.RED) == hash('RED'), {Color.RED: 1}[Color.RED])
print(list(Color.__members__.items()), list(reversed(Color)), isinstance(Color.RED, Color), type(Color.RED), Color.RED is Color(1), bool(Color.RED), f'{Color.RED}', '%s' % Color.GREEN, Color.__name__)
for f in (lambda: Color(9), lambda: Color['NOPE'], lambda: Color.NOPE, lambda: setattr(Color, 'RED', 5), lambda: Color.RED < Color.BLUE, lambda: delattr(Color, 'RED'), lambda: type('X', (Color,), {}), lambda: setattr(Color.RED, 'value', 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class N(IntEnum):
    A = 1
    B = 2
print(N.A + 1, N.A < N.B, N.A == 1, repr(N.A), str(N.A), [10, 20, 30][N.B], sorted(N, reverse=True), N(2), int(N.B), f'{N.A}', N.A | N.B, max(N))
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(F.R | F.X, F.RW, F.R in F.RW, F.X in F.RW, ~F.R, F(0), F(5), bool(F(0)), F.RW & F.W, F.R ^ F.RW, list(F), list(F.RW), F.R.value, repr(F(7)), F.RW.name, len(F.RW))
class P(IntFlag):
    A = 1
    B = 2
print(P.A | P.B, P.A | 8, P(3), P.A + 1, repr(P(9)), P.B in P(3))
class S(StrEnum):
    X = auto()
    Y = 'why'
print(S.X, S.Y, S.X == 'x', S.Y.upper(), repr(S.X), f'{S.Y}')
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    A = auto()
    B = auto()
print([a.value for a in Auto])
class Planet(Enum):
    EARTH = (5.976e24, 6.37e6)
    MARS = (6.4e23, 3.4e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return round(6.67e-11 * self.mass / self.radius ** 2, 3)
    @classmethod
    def heavy(cls): return max(cls, key=lambda p: p.mass)
print(Planet.EARTH.g, Planet.MARS.mass, Planet.heavy(), Planet((6.4e23, 3.4e6)))
class Coord(bytes, Enum):
    def __new__(cls, v, label):
        o = bytes.__new__(cls, [v])
        o._value_ = v
        o.label = label
        return o
    PX = (0, 'px')
    PY = (1, 'py')
print(Coord.PX.label, Coord(1), Coord.PY == b'\x01')
@unique
class U(Enum):
    A = 1
    B = 2
try:
    @unique
    class U2(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
Fn = Enum('Fn', 'a b c')
Fn2 = Enum('Fn2', {'x': 10, 'y': 20})
Fn3 = IntEnum('Fn3', ['p', 'q'], start=5)
print(list(Fn), Fn2.y.value, list(Fn3), Fn.a.value)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'default' else None
print(M('default'))
try:
    M('other')
except ValueError as e:
    print(e)
class Ig(Enum):
    _ignore_ = 'i Z'
    Z = 5
    for i in range(3):
        vars()[f'N{i}'] = i
print(list(Ig))
class Mem(Enum):
    f = member(lambda: 1)
    g = nonmember(5)
    def h(self): return self.name
print(list(Mem)[0].name, Mem.g, Mem.f.h())
class Base(Enum):
    def hello(self): return f'hi {self.name}'
class Der(Base):
    Q = 1
print(Der.Q.hello())
class Ord(Enum):
    A, B, C = range(3)
    def __lt__(self, o): return self.value < o.value
print(sorted([Ord.C, Ord.A]), Ord.B.value)
import copy
print(copy.deepcopy(Color.RED) is Color.RED, copy.copy(Color.BLUE) is Color.BLUE)
match Color(1):
    case Color.RED: print('matched')
class FB(Flag, boundary=STRICT):
    A = 1
try:
    FB(6)
except ValueError as e:
    print(str(e).splitlines()[0])
class FK(Flag, boundary=KEEP):
    A = 1
print(FK(6), FK(7).value)
