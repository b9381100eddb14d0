# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
OPS = ['+=', '-=', '*=', '/=', '//=', '%=', '**=', '<<=', '>>=', '&=', '|=', '^=', '@=']


class O:
    pass


class Mat:
    def __init__(self, v): self.v = v
    def __matmul__(self, o): return Mat(self.v * 100 + o)
    def __repr__(self): return f'Mat({self.v})'


for op in OPS:
    ns = {'x': 13, 'o': O(), 'd': {'k': 13}, 'l': [13, 13]}
    ns['o'].a = 13
    try:
        for target in ('x', 'o.a', "d['k']", 'l[0]', 'l[-1]'):
            exec(f'{target} {op} 3', ns)
        print(op, ns['x'], ns['o'].a, ns['d'], ns['l'])
    except TypeError as e:
        print(op, e)
m = Mat(2)
m @= 5
print(m)
for src in ('x += "a"', 'x -= None', 'x **= "a"', 'x <<= 1.5', 'x @= 1', 'x //= 0', 'x %= 0', 'x /= 0', 'x <<= -1', 'undefined_x += 1', 'l += 5', 'l *= "a"', 's += 1', 't += [1]', 't[0] += 1', 'd += {}', 'f += 1', 'l[9] += 1', "d['q'] += 1", 'o.q += 1', 'x.real += 1', 'len += 1', 's[0] += "x"', 'o += 1', 'z |= 1', 'b += "s"'):
    ns = {'x': 5, 'l': [1], 's': 'str', 't': (1,), 'd': {}, 'f': 1.5, 'o': O(), 'z': {1}, 'b': b'b'}
    try:
        exec(src, ns)
        print(src, 'ok')
    except Exception as e:
        print(src, type(e).__name__, str(e) if not isinstance(e, ZeroDivisionError) else '')


class Log:
    def __init__(self): self.log = []
    def __getattr__(self, n): self.log.append(f'get {n}'); return 10
    def __setattr__(self, n, v):
        if n == 'log': object.__setattr__(self, n, v)
        else: self.log.append(f'set {n}={v}')
    def __getitem__(self, k): self.log.append(f'getitem {k}'); return 20
    def __setitem__(self, k, v): self.log.append(f'setitem {k}={v}')


o = Log()
o.a += 1
o[1] *= 2
o[1:2] -= 3
o['x', ...] //= 4
print(o.log)


def idx(v):
    calls.append(v)
    return v


calls = []
l = [[1, 2], [3, 4]]
l[idx(0)][idx(1)] += idx(10)
print(l, calls)


def local():
    x = 1
    x += 1
    x *= 10

    def inner():
        nonlocal x
        x -= 5
        return x
    return inner(), x


def unbound():
    try:
        y += 1
    except UnboundLocalError as e:
        return str(e)
    y = 0


g = 1


def glob():
    global g
    g += 5
    g <<= 2
    return g


print(local(), unbound(), glob(), g)


class C:
    n = 1
    n += 5
    items = []
    items += [n]
    for i in range(3):
        n *= 2
    total = 0
    total += sum(items)


c = C()
c.n += 1
c.items += ['shared']
print(C.n, c.n, C.items, c.items is C.items, 'items' in c.__dict__, C.total)


class Imm:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Imm(self.v + o)
    def __radd__(self, o): return f'radd {o}'


a = b = Imm(1)
a += 5
print(a.v, b.v, a is b)
x = 5
x += Imm(1)
print(x)


class IO:
    def __iadd__(self, o): return 'from iadd'
    def __isub__(self, o): pass
    __imul__ = None
    def __mul__(self, o): return 'mul'


p = IO()
p += 1
print(p)
p = IO()
p -= 1
print(p)
p = IO()
try:
    p *= 2
    print(p)
except TypeError as e:
    print(e)
s = [1, 2, 3]
t = s
s += s
s[1:3] += [9]
s[::2] = s[::2] * 1
print(t, s is t)
s *= 0
print(t)
d = {'a': 1}
e = d
d |= {'b': 2}
d |= [('c', 3)]
print(e, d is e)
f = frozenset([1])
h = f
f |= {2}
print(sorted(f), h)
st = 'a'
st += 'b' 'c'
st *= 2
st %= ()
print(st)
n = 2 ** 62
n += n
n -= 1
n //= 3
n **= 2
n >>= 60
n &= 0xffffff
n |= 1 << 70
n ^= n >> 3
print(n)
v = 1
v += v + (v := 5)
print(v)
lst = [0] * 3
i = 0
for lst[i] in range(5):
    i = (i + 1) % 3
print(lst)
