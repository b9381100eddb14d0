# The match statement: every pattern kind.
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f'P({self.x},{self.y})'


class Sub(Point):
    pass


class Const:
    A = 1
    B = 'b'

    class In:
        C = 3.5


def m(v):
    match v:
        case 0:
            return 'zero'
        case -1:
            return 'minus one'
        case 1.5 | 2.5:
            return 'float'
        case -1.5:
            return 'neg float'
        case 1 + 2j | -3 - 4j:
            return 'complex'
        case 'a' | "b" 'c':
            return 'string'
        case b'x':
            return 'bytes'
        case None:
            return 'None'
        case True:
            return 'True'
        case False:
            return 'False'
        case Const.A | Const.B:
            return 'const'
        case Const.In.C:
            return 'deep const'
        case []:
            return 'empty seq'
        case [x]:
            return f'one {x}'
        case [1, 2, *rest]:
            return f'12+ {rest}'
        case (3, *mid, 4):
            return f'3..4 {mid}'
        case [*_, 'last']:
            return 'ends with last'
        case [[a, b], c]:
            return f'nested {a} {b} {c}'
        case 5, x:
            return f'open seq {x}'
        case [a, b] if a == b:
            return f'equal {a}'
        case {'k': v, **rest} if rest:
            return f'map k={v} rest={rest}'
        case {'k': int(n) as z}:
            return f'map int {n} {z}'
        case {'k': [a, b]}:
            return f'map list {a} {b}'
        case {'x': 1, 'y': 2}:
            return 'map xy'
        case {}:
            return f'other map'
        case Sub(1, 2):
            return 'sub 1 2'
        case Point(0, 0):
            return 'origin'
        case Point(x=0, y=yy):
            return f'y axis {yy}'
        case Point(x, y=Point(a, b)):
            return f'nested point {x} {a} {b}'
        case Point(x, y) if x == y:
            return f'diag {x}'
        case Point():
            return 'point'
        case str(s):
            return f'str {s}'
        case bytes() | bytearray():
            return 'bytes-like'
        case int(i) if i > 100:
            return f'big {i}'
        case int() | float() as num:
            return f'num {num}'
        case (set() | frozenset()) as s:
            return f'set {len(s)}'
        case [_, _, _]:
            return 'three'
        case _:
            return 'default'


vals = [0, -1, 1.5, 2.5, -1.5, 1 + 2j, -3 - 4j, 'a', 'bc', b'x', None, True, False, 1, 'b', 3.5, [], (), [9], (9,), [1, 2], [1, 2, 3, 4], (3, 4), (3, 0, 0, 4), [7, 'last'], [[1, 2], 3], [5, 6], (7, 7), [7, 8],
        {'k': 1, 'z': 2}, {'k': 5}, {'k': [1, 2]}, {'k': 'str'}, {'x': 1, 'y': 2}, {'q': 0}, {}, Sub(1, 2), Sub(0, 0), Point(0, 0), Point(0, 5), Point(1, Point(2, 3)), Point(4, 4), Point(1, 2), 'hello', b'yy', bytearray(b'x'),
        500, 50, 5.5, {1, 2}, frozenset(), [1, 2, 'last'], (9, 8, 7), range(0), range(1), range(5, 7), object, lambda: 0, iter([1]), 0.0, -0.0, 1.0, 'ab', ['a', 'b', 'c', 'd']]
for v in vals:
    print(type(v).__name__, m(v))


def caps(v):
    match v:
        case (a, b) | [a, b, _]:
            return a, b
        case {'a': a} | {'b': a}:
            return a
        case ('x' | 'y') as c:
            return c
        case x:
            return 'capture', x


print(caps((1, 2)), caps([1, 2, 3]), caps({'a': 5}), caps({'b': 6}), caps('y'), caps(4))
# soft keywords
match = 1
case = 2
_ = 3
type = 4
print(match, case, _, type, match + case, match * case, [match][0], match if case else _)
match[0] if False else None
del type
match (match):
    case 1:
        print('matched match')
match match, case:
    case 1, 2:
        print('tuple subject')
match [1, *[2, 3]]:
    case [1, *r]:
        print(r)
match *[1, 2], 3:
    case a, *b:
        print(a, b)
match {'a': (b := 5)}:
    case {'a': 5}:
        print('walrus', b)


class Pos:
    __match_args__ = ['not tuple']


class NoArgs:
    pass


class BadArg:
    __match_args__ = (1,)


class Missing:
    __match_args__ = ('missing',)


def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def e1():
    match Pos():
        case Pos(1): pass
def e2():
    match NoArgs():
        case NoArgs(1): pass
def e3():
    match BadArg():
        case BadArg(1): pass
def e4():
    match Missing():
        case Missing(1): return 'matched'
        case _: return 'missing attr does not match'
def e5():
    match Point(1, 2):
        case Point(1, 2, 3): pass
def e6():
    match Point(1, 2):
        case Point(1, x=1): pass
def e8():
    match 5:
        case int(1, 2): pass
def e9():
    match 5:
        case Const.Z: pass
def e10():
    match {1: 2}:
        case {Const.A: 2}: return 'value key'
def e12():
    match {1: 2}:
        case {Const.A: 2, 1: 2}: pass


for f in (e1, e2, e3, e4, e5, e6, e8, e9, e10, e12):
    err(f)
# evaluation happens in order, with side effects visible
class Noisy:
    def __eq__(self, o):
        print('eq', o, end=' ')
        return o == 3
match Noisy():
    case 1: print('1')
    case 2 | 3: print('2 or 3')
class Len:
    def __len__(self): print('len', end=' '); return 2
    def __getitem__(self, i): print('get', i, end=' '); return i
match Len():
    case [a, b]: print('not a sequence')
    case _: print('registered only')
class LS(list):
    def __len__(self): print('len', end=' '); return 2
match LS([1, 2]):
    case [a, b]: print('list subclass', a, b)
class Dct(dict):
    def __missing__(self, k): return 'default'
    def get(self, k, d=None): print('get', k, end=' '); return super().get(k, d)
match Dct(a=1):
    case {'zz': v}: print('missing used', v)
    case {'a': v, **r}: print('a', v, r)
def flow():
    for v in (1, 2, 3, 4):
        match v:
            case 1: continue
            case 3: break
            case 4: return 'never'
        print('loop', v)
    match v:
        case 3:
            with open('/dev/null'):
                return 'from match'
print(flow())
def nested(v):
    match v:
        case [x, y]:
            match x:
                case int(): return 'int first'
                case [z]: return f'list first {z} {y}'
    return 'none'
print(nested([1, 2]), nested([[5], 6]), nested(3), nested(['s', 1]))
def gen(v):
    match v:
        case [x, *xs]:
            yield x
            yield from gen(xs)
print(list(gen([1, 2, 3])))
match 5:
    case x if (y := x * 2) > 9:
        print(x, y)
match (1, (2, (3, [4, {'k': (5, 6)}]))):
    case (a, (b, (c, [d, {'k': (e, f)}]))):
        print(a, b, c, d, e, f)
def failing_keeps():
    match (1, 2):
        case (a, 3):
            pass
        case _:
            return 'a' in locals()
print(failing_keeps())
