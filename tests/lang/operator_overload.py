# Operator overloading: normal, reflected, in-place, NotImplemented, subclass priority.
import operator
BIN = {'add': '+', 'sub': '-', 'mul': '*', 'truediv': '/', 'floordiv': '//', 'mod': '%', 'pow': '**',
       'lshift': '<<', 'rshift': '>>', 'and': '&', 'or': '|', 'xor': '^', 'matmul': '@'}


def make(name, prefixes, result=None):
    ns = {}
    for op in BIN:
        for p in prefixes:
            def m(self, other, p=p, op=op):
                if result is NotImplemented:
                    print(f'{name}.{p}{op}', end=' ')
                    return NotImplemented
                return f'{name}.{p}{op}({type(other).__name__})'
            ns[f'__{p}{op}__'] = m
    return type(name, (), ns)


Full = make('Full', ['', 'r', 'i'])
OnlyR = make('OnlyR', ['r'])
NotI = make('NotI', ['', 'r', 'i'], NotImplemented)
Plain = type('Plain', (), {})
for op, sym in BIN.items():
    a, b, n, p = Full(), OnlyR(), NotI(), Plain()
    print(sym, eval(f'a {sym} 1'), eval(f'1 {sym} b'), eval(f'a {sym} b'), eval(f'p {sym} b'), eval(f'n {sym} b'))
    x = a
    ns = {'x': a, 'b': b}
    exec(f'x {sym}= b', ns)
    print(ns['x'], end=' ')
    ns = {'x': 5, 'b': b}
    exec(f'x {sym}= b', ns)
    print(ns['x'])
    for src in (f'n {sym} n', f'n {sym} p', f'p {sym} n', f'n {sym} 1', f'1 {sym} n', f'p {sym} p', f'n {sym}= 1', f'p {sym}= 1'):
        try:
            exec(src)
        except TypeError as e:
            print(e)


class Base:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return f'Base.add'

    def __radd__(self, o):
        return f'Base.radd'

    def __eq__(self, o):
        return 'Base.eq'

    def __lt__(self, o):
        return 'Base.lt'

    def __gt__(self, o):
        return 'Base.gt'

    __hash__ = None


class Sub(Base):
    def __radd__(self, o):
        return f'Sub.radd'

    def __gt__(self, o):
        return 'Sub.gt'

    def __eq__(self, o):
        return 'Sub.eq'


class SubNo(Base):
    pass


print(Base(1) + Sub(2), Sub(1) + Base(2), Base(1) + SubNo(2), SubNo(1) + Base(1), Sub(1) + Sub(1), 1 + Base(1), 1 + Sub(1))
print(Base(1) < Sub(2), Base(1) > Sub(2), Base(1) == Sub(2), Sub(1) == Base(1), Base(1) == SubNo(1), 1 < Base(2), 1 == Sub(1))


class I(int):
    def __radd__(self, o):
        return f'I.radd {o}'

    def __add__(self, o):
        return f'I.add {o}'

    def __rsub__(self, o):
        return f'I.rsub {o}'


print(1 + I(2), I(1) + 2, 1.5 + I(2), 1 - I(2), I(5) - 1, sum([I(1), I(2)]), I(2) * 3, 3 * I(2))


class InPlace:
    def __init__(self):
        self.log = []

    def __iadd__(self, o):
        self.log.append(('iadd', o))
        return self

    def __isub__(self, o):
        return NotImplemented

    def __sub__(self, o):
        return f'sub {o}'

    def __imul__(self, o):
        return 'replaced'


x = y = InPlace()
x += 1
x += 'a'
print(x is y, x.log)
x -= 3
print(x)
y *= 2
print(y)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
l = [1]
m = l
l += (2,)
l *= 2
print(m, l is m)
s = {1}
s2 = s
s |= {2}
s -= {1}
s ^= {5}
s &= {5, 2}
print(sorted(s2))
d = {'a': 1}
d |= {'b': 2}
d |= [('c', 3)]
print(d, {'a': 1} | {'a': 2}, d | {'z': 0})


class Un:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 3
    def __round__(self, n=None): return f'round {n}'
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __divmod__(self, o): return f'divmod {o}'
    def __rdivmod__(self, o): return f'rdivmod {o}'
    def __pow__(self, o, m=None): return f'pow {o} {m}'
    def __rpow__(self, o): return f'rpow {o}'
    def __bytes__(self): return b'bytes'


u = Un()
import math
print(-u, +u, ~u, abs(u), int(u), float(u), complex(u), [0, 1, 2, 3][u], round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u))
print(divmod(u, 2), divmod(2, u), pow(u, 2), pow(u, 2, 3), 2 ** u, u ** 2, bytes(u), hex(u), bin(u), range(u), 'abcdef'[u:], 'a' * u, chr(u) == '\x03', math.sqrt(u) > 1)
for src in ('-Plain()', '+Plain()', '~Plain()', 'abs(Plain())', 'int(Plain())', 'float(Plain())', '[1][Plain()]', 'round(Plain())', 'divmod(Plain(), 1)', 'divmod(1, Plain())', 'pow(Plain(), 1, 2)', 'hex(Plain())', 'Plain() < Plain()', 'Plain() >= 1', 'pow(1, Plain())', "'a' * Plain()", '[1] * Plain()', 'len(Plain())', 'Plain()[0]', 'iter(Plain())', 'Plain()()', 'next(Plain())', 'bytes(Plain())'):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, e)
class BadRet:
    def __int__(self): return 'x'
    def __float__(self): return 'x'
    def __index__(self): return 'x'
    def __len__(self): return -1
    def __bool__(self): return 1
    def __str__(self): return 1
    def __repr__(self): return 1
    def __hash__(self): return 'x'
    def __iter__(self): return 1
    def __contains__(self, x): return 'truthy'
    def __format__(self, s): return 1
    def __bytes__(self): return 1
    def __complex__(self): return 1
    def __dir__(self): return 5
for src in ('int(b)', 'float(b)', '[1][b]', 'len(b)', 'bool(b)', 'str(b)', 'repr(b)', 'hash(b)', 'iter(b)', '1 in b', 'format(b)', 'bytes(b)', 'complex(b)', 'not b', 'dir(b)', 'range(b)', 'hex(b)', 'f"{b}"', '"%d" % b', '"%s" % b', 'print(b)', '[b]'):
    try:
        print(src, eval(src, {'b': BadRet()}))
    except Exception as e:
        print(src, type(e).__name__, e)
# operators defined on the instance are ignored
o = Plain()
o.__add__ = lambda x: 'instance'
try:
    o + 1
except TypeError as e:
    print(e)
Plain.__add__ = lambda self, x: 'class'
print(o + 1)
Plain.__add__ = None
for src in ('o + 1', 'o + b'):
    try:
        print(eval(src))
    except TypeError as e:
        print(e)
