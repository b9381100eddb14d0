# weakref: ref, proxy, WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize, callbacks.
import gc, weakref


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


class C:
    def __init__(self, v=0): self.v = v
    def m(self): return self.v
    def __repr__(self): return f'C({self.v})'
    def __len__(self): return 3
    def __eq__(self, o): return isinstance(o, C) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __getitem__(self, k): return k
    def __add__(self, o): return ('add', o)
    def __call__(self): return 'called'


class Other:
    def m(self):
        return [self]


def gone(*names):
    for n in names:
        del globals()[n]
    for _ in range(3):  # a conservative scan of the C stack may see what was called last
        weakref.WeakMethod(Other().m)
        Other().m()
        method = Other().m
        method()
    gc.collect()


c = C(5)
r = weakref.ref(c)
print(r() is c, r().v, r is weakref.ref(c), r == weakref.ref(c), hash(r) == hash(c), weakref.getweakrefcount(c), type(r).__name__, callable(r))
gone('c')
print(r(), r == r, hash(r) == hash(5), repr(r).split(' at ')[0], repr(r).endswith('dead>'))
log = []
c = C(1)
r1 = weakref.ref(c, lambda x: log.append(('cb1', x() is None)))
r2 = weakref.ref(c, lambda x: log.append(('cb2', x is r2)))
print(r1 is r2, weakref.getweakrefcount(c), r1.__callback__ is not None)
gone('c')
print(sorted(log), r1.__callback__)
a, b = C(1), C(1)
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, ra != rb)
gone('a')
print(ra == rb, ra == ra)
for o in (5, 'a', (), None, [], {}, 1.5):
    try:
        weakref.ref(o)
        print('ok', o)
    except TypeError as e:
        print(e)
for o in ({1}, frozenset(), len, C, lambda: 0, C().m, (x for x in []), ValueError, type, weakref, b''.__class__, bytearray):
    try:
        weakref.ref(o)
        print('ok')
    except TypeError as e:
        print(e)


class S:
    __slots__ = ('x',)
class SW:
    __slots__ = ('x', '__weakref__')
class L(list): pass
class I(int): pass
class T(tuple): pass


for o in (S(), SW(), L(), I(), T()):
    try:
        w = weakref.ref(o)
        print(type(o).__name__, w() is o)
    except TypeError as e:
        print(e)
c = C(7)
p = weakref.proxy(c)
print(p.v, p.m(), len(p), p[3], p + 1, str(p), type(p).__name__, p == c, bool(p))
p.new = 5
print(c.new)
del p.new
pc = weakref.proxy(C) if False else weakref.proxy(c)
try:
    hash(p)
except TypeError as e:
    print(e)
gone('c')
for f in (lambda: p.v, lambda: len(p), lambda: p + 1, lambda: str(p), lambda: p()):
    try:
        f()
    except ReferenceError as e:
        print(e)
d = weakref.WeakValueDictionary()
x, y = C('x'), C('y')
d['x'], d['y'] = x, y
print(len(d), d['x'], sorted(d), sorted(map(str, d.values())), 'x' in d, d.get('z'), d.get('x') is x, sorted(d.items()) and len(list(d.items())))
gone('x')
print(len(d), list(d), 'x' in d, d.get('x', 'dead'))
try:
    d['x']
except KeyError as e:
    print('KeyError', e)
k = weakref.WeakKeyDictionary()
o1, o2 = C(1), C(2)
k[o1], k[o2] = 'one', 'two'
print(len(k), k[o1], k[C(2)], sorted(k.values()), o1 in k)
gone('o1')
print(len(k), list(k.values()))
ws = weakref.WeakSet()
s1, s2 = C('s1'), C('s2')
ws.add(s1)
ws.add(s2)
print(len(ws), s1 in ws, C('s1') in ws, sorted(map(str, ws)))
gone('s1')
print(len(ws), sorted(map(str, ws)))
c = C('fin')
f = weakref.finalize(c, lambda *a, **kw: log.append((a, kw)), 1, k=2)
print(f.alive, f.peek() is not None)
log.clear()
gone('c')
print(f.alive, log, f())
c = C('m')
wm = weakref.WeakMethod(c.m)
print(wm()(), wm() == c.m)
gone('c')
print(wm())


class Sub(weakref.ref):
    def __new__(cls, o, tag): return super().__new__(cls, o)
    def __init__(self, o, tag): super().__init__(o); self.tag = tag


c = C('sub')
w = Sub(c, 'tag')
print(w() is c, w.tag, isinstance(w, weakref.ref))
cyc = C('cyc')
cyc.me = cyc
wr = weakref.ref(cyc)
gone('cyc')
print(wr())


class Del:
    def __del__(self): log.append('del called')


log.clear()
o = Del()
self_ref = weakref.ref(o)
gone('o')
print(log, self_ref())
c = C(1)
bad = weakref.ref(c)
try:
    weakref.ref()
except TypeError as e:
    print('TypeError')
try:
    weakref.ref(c, None, 1)
except TypeError as e:
    print('TypeError')
try:
    bad(1)
except TypeError as e:
    print('TypeError')
try:
    bad.x = 1
except AttributeError as e:
    print('AttributeError')
