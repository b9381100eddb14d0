# Programs for oom_oracle.py, one after another.
# ---- numbers
x = 3 ** 200
print(x % 1000007, x // 7 % 10**20, str(x)[:20], float(1 << 70), hex(x)[:12])
print(sum(range(50)), [i * 1.5 for i in range(5)], divmod(-x, 10**9), (1 << 300) ^ x > 0, int('9' * 60) % 97)
# ---- strings
s = 'naïve café' * 5
print(s.upper(), s.split(), '-'.join(s.split()), s.replace('a', 'xyz')[:30], f'{s!r:>80}'[:20])
print('%s %5d %r' % ('a', 7, [1]), 'abc'.encode().decode('latin-1'), 'x'.center(9, '*'), s.encode('utf-8')[:9])
t = ''
for i in range(60): t += str(i)
print(len(t), t[5:9], bytes(range(9)).hex())
# ---- containers
d = {str(i): [i] for i in range(20)}
d.update(a=1, b=2)
e = dict(d); e.pop('a'); del e['3']
s = {1, 2, 3} | set(range(10)); f = frozenset('hello')
l = [3, 1, 2] * 8; l.sort(); l.extend(range(9)); l[2:5] = 'xyz'; l.insert(0, None)
print(len(d), len(e), sorted(s), sorted(f), l, sorted(d)[:4], list(zip(l, d))[:2], list(enumerate('ab')))
a, *b, c = range(6); print(a, b, c, [*b, *f][:3], {**d, 'z': 1}['z'], list(map(str, b)), list(reversed(b)))
# ---- classes
class Base:
    count = 0
    def __init__(self, x, *args, **kw): self.x = x; self.args = args; self.kw = kw; Base.count += 1
    def __repr__(self): return f'{type(self).__name__}({self.x})'
    def __eq__(self, o): return self.x == o.x
    def __add__(self, o): return type(self)(self.x + o.x, 1, k=2)
    def __del__(self): Base.count -= 1
    @property
    def double(self): return self.x * 2
    @classmethod
    def make(cls): return cls(5)
class Derived(Base):
    __slots__ = ('y',)
    def __init__(self, x, *a, **k): super().__init__(x, *a, **k); self.y = [x]
    def __getattr__(self, name): return name
a = Derived(1) + Derived.make()
print(a, a.double, a.args, a.kw, a.nothing, a == Base(6), isinstance(a, Base), Derived.__mro__[1])
a.new = 5; a.other = [a]; print(vars(a)['new'], getattr(a, 'new'), hasattr(Base(1), 'zz'))
# ---- errors
def f(n):
    try:
        if n == 0: raise ValueError('deep', n)
        f(n - 1)
    except ValueError as e:
        if n == 2: raise KeyError(n) from e
        raise
    finally:
        log.append(n)
log = []
try: f(4)
except KeyError as e:
    import sys
    tb, n = e.__traceback__, 0
    while tb: tb = tb.tb_next; n += 1
    print(repr(e), repr(e.__cause__), n <= 4, log)
try: eval('1 +')
except SyntaxError as e: print(e.lineno)
try: [].nothing
except AttributeError as e: print(e)
with open('/dev/null') as null: print(repr(null.read()))
# ---- generators
def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got: yield got
    finally: closed.append(n)
closed = []
g = gen(5); print(next(g), g.send('x'), next(g)); g.close(); print(closed)
def outer():
    r = yield from gen(2)
    yield r
print(list(outer()), [x for x in (i * i for i in range(5)) if x % 2], dict(zip('ab', gen(2))))
async def co(): return [x async for x in agen()]
async def agen():
    for i in range(3): yield i
try: co().send(None)
except StopIteration as e: print(e.value)
import itertools, functools
print(list(itertools.islice(itertools.cycle('ab'), 5)), functools.reduce(lambda a, b: a + b, [1, 2, 3]))
# ---- compiling
source = '''
def f(a, b=[1], *c, d=2, **e):
    match a:
        case [x, y]: return x
        case {'k': v}: return v
        case str() | int(): return f"{a:>{b[0]}}"
    return lambda q: (q, a, [z for z in c if z])
class C(list):
    x: int = 5
    def m(self): return super().__len__()
'''
ns = {}
exec(source, ns)
print(ns['f']([1, 2]), ns['f']({'k': 3}), ns['f']('s'), ns['f'](None)(1), ns['C']([1]).m())
# ---- caught
held = []
def fill():
    for i in range(40): held.append([i] * 10)
try:
    fill()
    text = 'filled'
except MemoryError:
    text = 'MemoryError'
held = None
print(text, [i for i in range(5)])
