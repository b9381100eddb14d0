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
# ---- more numbers
print(0x1F, int('-12_3'), int('zz', 36), int(1e30), (-7) // 2, pow(3, 50, 7 ** 30), pow(7, -1, 10 ** 12 + 39))
big = 12345678901234567890 ** 9
print(big >> 500, big & (1 << 400) - 1, -big | 5, ~big, big.bit_length(), int.from_bytes(big.to_bytes(90, 'big'), 'big') == big)
print(f'{big:,}'[:20], '%x' % big, f'{2.5:10.3e}|{1/3!r}', repr(1e300 * 1e-5), round(2.675, 2), float('1e-320'), 7.5 .hex())
z = complex(1, -2.5)
print(z * z, z ** 2, abs(3 + 4j), complex('1+2j'), (2.5).as_integer_ratio(), float.fromhex('0x1.8p3'), divmod(-7.5, 2))
import math
print(math.factorial(40), math.isqrt(10 ** 40), math.gcd(2 ** 70, 6 ** 30), math.comb(60, 30), math.fsum([.1] * 10))
# ---- more strings
print('a,b;c'.partition(';'), 'x y  z'.split(None, 1), 'a\nb\r\nc'.splitlines(True), 'abcabc'.rsplit('b', 1))
print('ß'.upper(), 'Ǆ'.lower(), 'ab'.translate({97: 'xy', 98: None}), str.maketrans('ab', 'cd'), 'tab\t.'.expandtabs(4))
print(ascii('é\U0001F600'), 'Straße'.casefold(), '12'.zfill(5), 'ab' 'cd' * 20, 'a-b'.title(), '%(k)s %(n)04d' % dict(k='v', n=5))
print('{0!r:>10} {a.real} {b[1]}'.format('x', a=2, b=[1, 2]), '{:{}}'.format(1, 5), format(10 ** 20, '_x'), 'é'.encode('utf-16'))
s = 'ключ ' * 10
print(s[7], s[-3:], s.find('ч', 9), s.count('лю'), s.index('ю'), 'юк'[::-1], s.encode().decode()[::5], s.startswith(('a', 'к')))
b = bytearray(b'abc') * 5
b[3:6] = b'012345'; b += b'!'; b.extend(range(5)); del b[1]; b.insert(0, 7)
print(b, bytes(b).split(b'a'), b.find(b'c'), b.hex(), bytes.fromhex('00ff'), b.upper()[:5], b'%d %s' % (5, b'x'), b.pop())
m = memoryview(b)[2:9]; m[0] = 65
print(m.tolist(), m[::2].tobytes(), bytes(m), m.cast('c')[1] if 0 else m.nbytes, b.replace(b'b', b'--'), b'a' in b, b'x'.join([b'1', b'2']))
m.release()
try: b'\xff'.decode()
except UnicodeDecodeError as e: print(e)
try: 'é'.encode('ascii')
except UnicodeEncodeError as e: print(e, 'é'.encode('ascii', 'xmlcharrefreplace'), b'\xff'.decode('utf-8', 'surrogateescape').isprintable())
# ---- more containers
from _collections import deque, OrderedDict, defaultdict
q = deque(range(5), 9); q.rotate(2); q.appendleft(9); q.extend('ab'); print(q, q.popleft(), q.index(1), list(reversed(q)))
o = OrderedDict(a=1, b=2); o.move_to_end('a'); o['c'] = 3; print(list(o), o.popitem(False), list(o.items()))
d = defaultdict(list)
for i in range(10): d[i % 3].append(i)
print(dict(d))
# ---- dicts and sets
d = {}
for i in range(40): d[i * 7 % 41] = [i]
for i in range(0, 40, 3): d.pop(i, None)
d |= {'x': 1}; e = d | {'y': 2}
print(len(d), list(d.items())[:3], d.setdefault('z', {}), dict.fromkeys('ab', 0), e.keys() & {'x', 'y'} == {'x', 'y'}, d.popitem())
print(sorted(k for k in d if type(k) is int)[:5], {k: v for k, v in zip('ab', d.values())}, list(reversed(d))[:2], d == dict(d))
s = set('hello'); t = frozenset('world')
print(sorted(s & t), sorted(s ^ t), sorted(s - t), s | t > s, hash(t) == hash(frozenset('dlrow')), {t: 1}[t], sorted({(1, 2), (3,)}))
s.update(range(30)); s.discard('h'); s -= set(range(5, 25)); print(len(s), 3 in s, s.isdisjoint([99]), s.copy() == s)
l = list(range(20)); l[::2] = 'abcdefghij'; del l[3:9]; l += [[]] * 3; l *= 2; l.reverse()
print(l[:9], l.count([]), sorted(map(str, l), key=len, reverse=True)[:3], [*range(3), *'ab'], (1, *l[:2]), l.index(19), l.pop(2), tuple(l) < (9,) if 0 else len(l))
print(slice(1, 9, 2).indices(5), range(0, 10, 3)[1:], list(range(10**20, 10**20 + 2)), max('abc', key=ord), min([3, 1]), any([0, 1]), all(l))
print(sum([[1], [2]], []), list(filter(None, [0, 1, 2])), list(zip(*[(1, 2), (3, 4)])), (lambda *a, **k: (a, k))(*[1, 2], **{'x': 3}))
# ---- classes again
class Meta(type):
    def __new__(m, name, bases, ns, **kw): return super().__new__(m, name, bases, {**ns, 'made': sorted(kw)})
    def __init__(c, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(c, *a): return super().__call__(*a)
    @classmethod
    def __prepare__(m, name, bases, **kw): return {'prepared': name}
class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, t=None): return self if o is None else (self.name, o.v)
    def __set__(self, o, v): o.v = [v]
class A(metaclass=Meta, k=1):
    d = Desc()
    def __init__(self, v): self.d = v
    def __getitem__(self, i): return i
    def __call__(self, *a): return a
    def __hash__(self): return 5
    def __eq__(self, o): return True
    def __bool__(self): return False
    def __len__(self): return 3
    def __contains__(self, x): return x == 1
    def __iter__(self): return iter([1, 2])
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __lt__(self, o): return NotImplemented
    def __radd__(self, o): return ('radd', o)
    def __format__(self, spec): return spec * 2
    def __init_subclass__(cls, **kw): cls.sub = kw
a = A(3)
print(A.made, A.prepared, a.d, a[1:2], a(1, 2), {a: 1}[a], bool(a), len(a), 1 in a, list(a), 5 + a, f'{a:xy}')
with a as b: raise KeyError
class B(A, z=2):
    def __init__(self): super().__init__(5)
    @staticmethod
    def st(x): return x
    @property
    def p(self): return self.__dict__
    @p.setter
    def p(self, v): self.__dict__['q'] = v
b = B(); b.p = 5; print(b.p, B.sub, b.st(1), B.__mro__[1] is A, isinstance(b, A), type(b).__name__, sorted(vars(b)))
try: a < b
except TypeError as e: print(e)
c = type('C', (B,), {'x': 1})(); c.__class__ = B; print(type(c), dir(c)[-1], callable(c), hasattr(c, 'x'))
del c.v; c.__dict__.update(v=1, w=2); print(c.w, getattr(c, 'nope', None))
# ---- exceptions again
import sys
def boom(n): return boom(n - 1) if n else [][1]
class E(Exception):
    def __init__(self, *a): super().__init__(*a); self.extra = a
try:
    try: boom(3)
    except IndexError as e:
        e.add_note('note'); raise E('x', 1) from e
except E as e:
    print(e.args, e.extra, e.__cause__.__notes__, str(e), repr(e))
try: raise ExceptionGroup('eg', [ValueError(1), KeyError('k'), ExceptionGroup('in', [TypeError('t')])])
except* ValueError as g: print(g.exceptions)
except* (KeyError, TypeError) as g: print(len(g.exceptions), g.split(KeyError))
for f in (lambda: {}['x'], lambda: 1 / 0, lambda: int('x'), lambda: nope, lambda: ''.nope, lambda: (1).x(), lambda: 'a' + 1,
          lambda: [].pop(), lambda: next(iter(())), lambda: open('/no/such'), lambda: f(1, x=2), lambda: __import__('nope')):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def cleanup():
    for i in range(3):
        try:
            if i == 1: continue
            try: return 'r'
            finally: print('inner')
        finally: print('outer', i)
print(cleanup())
try:
    with open('/dev/null') as f, memoryview(bytearray(3)) as m: raise OSError(2, 'text', 'name')
except OSError as e: print(e, e.errno, e.filename, f.closed)
print(sys.exc_info())
# ---- traceback shown
def f(x):
    y = [x] * 3
    return g(y)
def g(y):
    try: return y[5]
    except IndexError as e: raise RuntimeError(f'bad {y}') from e
import sys
sys.excepthook = lambda t, v, tb: print(t, v, tb.tb_lineno, v.__cause__, file=sys.stderr)
try: f(1)
except RuntimeError as e: old = sys.__excepthook__; old(type(e), e, e.__traceback__)
print('end')
# ---- async
class Later:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return (self.v, got)
async def inner(n):
    if n == 0: return await Later('deep')
    return [n, await inner(n - 1)]
class CM:
    async def __aenter__(self): return await Later('enter')
    async def __aexit__(self, t, *a): await Later("exit"); return t is ValueError
async def agen():
    try:
        for i in range(3): yield i; await Later(i)
    finally: print('agen closed')
async def main():
    print(await inner(2))
    async with CM() as c: print(c); raise ValueError
    print([x async for x in agen() if x != 1], {i: i async for i in agen()})
    a = agen(); print(await a.__anext__()); await a.aclose()
    return 'done'
def drive(co):
    try:
        v = co.send(None)
        while True: v = co.send(v)
    except StopIteration as e: return e.value
print(drive(main()))
def g():
    while True:
        try: x = yield
        except KeyError as e: x = yield repr(e)
        print('got', x)
i = g(); next(i); i.send(1); print(i.throw(KeyError('k'))); i.send(2); i.close()
def chain(n): yield from (chain(n - 1) if n else 'ab')
print(list(chain(4)), list(map(lambda *a: a, chain(1), chain(2))))
# ---- finalizers
import gc, _weakref as weakref
from _weakrefset import WeakSet
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
class Back(D):
    def __del__(self): saved.append(self); D.__del__(self)
saved = []
def make():
    a, b = D(1), D(2); a.b, b.a = b, a
    c = Back(3); c.me = c
    w = weakref.ref(a, lambda r: log.append('cb')); p = weakref.proxy(b); s = WeakSet([a, b]); m = weakref.ref(a)
    kept.extend((w, p, s, m))
    def gen():
        try: yield 1
        finally: log.append('gen')
    g = gen(); next(g); c.g = g
kept = []
make()
for _ in range(3): gc.collect()
print(len(saved) <= 1, len(kept), gc.isenabled())
for i in range(5): D(i)
saved.clear(); gc.collect()
o = D('k'); p = weakref.proxy(o); r = weakref.ref(o); print(p.n, r() is o, weakref.getweakrefcount(o) > 0)
# ---- compiler
lines = ['import sys, os.path as p', 'from math import *', 'X: int = 5', 'def deco(f): return f']
for i in range(2):
    lines += ['@deco', 'def f%d(a, /, b=%d, *c, d: str = "x%d", **e) -> int:' % (i, i, i), '    """doc %d"""' % i, '    global X',
              '    while a and not b or (y := c):', '        for x, *z in [(1, 2)]:', '            if x in (1, 2, %d): break' % i,
              '        else: continue', '        try: assert a, "m"', '        except (ValueError, KeyError) as q: raise TypeError from q',
              '        else: del b', '        finally: pass', '        with open(a) as u, b: yield u', '    X = {**e, 1: a[1:2, ...], "k": {z for z in c}}',
              '    return f"{a!r:>{b}} {d=}" if a < b <= 3 else lambda v, w=1: v @ w | ~a ** -b // 3 << 2',
              'class C%d(object, metaclass=type):' % i, '    v: "int" = %d_000' % i, '    def m(self): return super().m(__class__)',
              '    async def n(self):', '        async for x in self: await x', '        return [a async for a in self]']
lines += ['match X:', '    case {"a": [1, *r], **k} if r: pass', '    case C1(v=1) | None | -1 | "s" as t: pass', '    case _: X = 6', 'type T[U] = list[U]']
code = compile('\n'.join(lines), 'big.py', 'exec')
ns = {}
exec(code, ns)
print(ns['X'], len(ns), ns['f0'].__doc__, ns['C0'].v, ns['f1'].__defaults__, ns['f1'].__kwdefaults__, eval('[a * 2 for a in range(3)]', ns))
for bad in ('def f(:', 'x = (1,', "f'{a'", 'return', 'if 1:\n  a\n b', '"abc', 'a = = 1', 'break', 'x: int: 5', 'nonlocal x', '\x00', '1 +'):
    try: compile(bad, 'bad', 'exec')
    except SyntaxError as e: print(type(e).__name__, e.lineno)
    except ValueError as e: print(e)
# ---- importing
import sys
for name in 'bisect', 'heapq', 'keyword', 'copyreg':
    m = __import__(name)
    print(m.__name__, len(dir(m)) > 5)
import bisect, heapq
print(bisect.bisect([1, 2, 3], 2), heapq.nsmallest(2, [3, 1, 2]))
del sys.modules['bisect']; import bisect as again; print(again is bisect)
try: import nothing.at.all
except ImportError as e: print(e.name, e)
# ---- more imports
import functools, abc
class I(abc.ABC):
    @abc.abstractmethod
    def m(self): pass
try: I()
except TypeError as e: print('abstract')
@functools.lru_cache(maxsize=3)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
@functools.wraps(fib)
def w(*a): return fib(*a)
print(fib(9), w.__name__, functools.partial(int, base=2)('101'), sorted('bca', key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
# ---- files
import io, posix as os
name = 'oom-%d.txt' % os.getpid()
try:
    with open(name, 'w') as f: f.write('line é\n' * 20); print(f.tell(), file=f)
    with open(name, encoding='utf-8') as f: print(f.readline(), len(f.read()), f.seek(3), next(f), len(list(f)))
    with open(name, 'rb', buffering=16) as f: b = bytearray(7); print(f.readinto(b), b, f.peek(3)[:3], f.read(5), len(f.readlines()), f.seek(0, 2))
    with open(name, 'r+b') as f: f.seek(4); f.write(b'XX'); f.flush(); f.truncate(30)
    print(os.stat(name).st_size, name in os.listdir('.'))
    fd = os.open(name, os.O_RDONLY); print(os.read(fd, 6)); os.close(fd)
finally:
    if name in os.listdir('.'): os.unlink(name)
s = io.StringIO('a\nb\n'); s.seek(0, 2); s.write('c' * 40); print(s.getvalue()[-5:], s.seek(0), s.readlines())
b = io.BytesIO(b'xyz'); b.seek(1); b.write(b'123456'); print(b.getvalue(), b.getbuffer()[2], b.read1())
t = io.TextIOWrapper(io.BytesIO(b'a\r\nb\xff'), encoding='latin-1', newline=None); print(t.read()); t.close()
# ---- modules in C
import itertools as it, operator, struct, random, time, errno, micropython
print(list(it.product('ab', repeat=2)), list(it.permutations([1, 2, 3], 2)), list(it.combinations('abc', 2)), list(it.accumulate([1, 2, 3])))
print([(k, list(g)) for k, g in it.groupby('aabb')], list(it.zip_longest('a', 'bc')), [list(x) for x in it.tee([1, 2])], list(it.chain('a', 'b')))
print(operator.itemgetter(1, 0)('ab'), operator.attrgetter('real')(5), operator.methodcaller('upper')('x'), struct.pack('<Hf3s', 1, 2.5, b'ab'), struct.unpack('>IB', b'12345'))
print(struct.calcsize('iqd'), list(struct.iter_unpack('B', b'ab')), random.Random(5).sample(range(50), 3), random.Random(2).choices('ab', k=3), errno.errorcode[2])
print(len(time.strftime('%Y', time.gmtime(0))), time.struct_time(range(9))[0], micropython.opt_level(), micropython.const(5))
import _thread, sys
print(sys.intern('x' * 5), sys.getsizeof([]) > 0, sys.version_info[0], sys.getrecursionlimit(), type(sys._getframe()).__name__, sys.float_info.dig)
l = _thread.allocate_lock(); print(l.acquire(), l.locked(), l.release())
# ---- deep
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as e: print(e)
nest = []
for i in range(60): nest = [nest]
print(len(repr(nest)))
class R:
    def __repr__(self): return 'R(%r)' % self.x
r = R(); r.x = [r]
try: repr(r)
except RecursionError as e: print('RecursionError')
# ---- handlers that free
kept = [bytearray(2000) for i in range(20)]
tries = 0
def work():
    out = {}
    for i in range(30): out[i] = [str(i)] * 20
    return len(out)
while True:
    try: print(work()); break
    except MemoryError:
        tries += 1
        if not kept: raise
        del kept[-5:]
print(tries < 5)
# ---- reading and printing
import sys
print('text', 1.5, [1, 'x'], {'k': (None, True)}, end='|\n', sep=';', file=sys.stdout, flush=True)
sys.stdout.write('é\n'); sys.stdout.flush()
print(*range(5), object.__name__, print, len, type, range(3), sys.stdout.encoding)
print(sys.stdin.readline(), list(sys.stdin))
class W:
    def write(self, s): held.append(s)
held = []
print('to W', 5, file=W()); print(held)
import atexit
atexit.register(print, 'at exit', 5)
def bye(): raise SystemExit(0)
bye()
# ---- arrays
import sys
class Sequence: register = id
sys.modules['_collections_abc'] = type('M', (), {'MutableSequence': Sequence})     # the real one is large
import array
a = array.array('i', range(9)); a.append(5); a.extend([1, 2]); a[2:4] = array.array('i', [7] * 5); print(a, a.tobytes()[:8], a.pop(), a[::-1].tolist(), a.index(7))
