# Deeply nested data: built, compared, printed, hashed, copied, freed; the result or RecursionError.
import gc, sys
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md


def built(make, *args):
    """What make returns. Where tests are shortened, there are no collections meanwhile: each visits what was built."""
    if SHARE > 1: gc.disable()
    try: return make(*args)
    finally: gc.enable()


def attempt(name, f):
    try:
        r = f()
        print(name, r if isinstance(r, (bool, int)) else type(r).__name__)
    except RecursionError as e:
        print(name, 'RecursionError')
    except MemoryError:
        print(name, 'MemoryError')


def nest_list(n):
    l = []
    for _ in range(n):
        l = [l]
    return l


def nest_tuple(n):
    t = ()
    for _ in range(n):
        t = (t,)
    return t


def nest_dict(n):
    d = {}
    for _ in range(n):
        d = {'k': d}
    return d


N = 100000 if SHARE == 1 else 30000
for name, make in (('list', nest_list), ('tuple', nest_tuple), ('dict', nest_dict)):
    a, b = built(make, N), built(make, N)
    attempt(name + ' ==', lambda: a == b)
    attempt(name + ' repr', lambda: len(repr(a)))
    attempt(name + ' str', lambda: len(str(a)))
    if name == 'list':
        attempt('list <', lambda: a < b)
    attempt(name + ' is', lambda: a == a)
    attempt(name + ' in', lambda: a in [b])
    attempt(name + ' bool', lambda: bool(a))
    attempt(name + ' len', lambda: len(a))
    small = make(50)
    attempt(name + ' small', lambda: (small == make(50)) and len(repr(small)) > 100)
    del a, b
    gc.collect()
    print(name, 'freed')
# less: how deep C may go differs, with sanitizers most of all
deep_tuple = built(nest_tuple, 10000)
attempt('hash', lambda: hash(deep_tuple) and 1)
del deep_tuple


class Node:
    def __init__(self, nxt): self.next = nxt


def chain(cls, length):
    n = None
    for _ in range(length): n = cls(n)
    return n


n = built(chain, Node, N)
c = 0
p = n
while p:
    c += 1
    p = p.next
print(c)
del n, p
gc.collect()
print('chain freed')


class DelNode:
    count = 0
    def __init__(self, nxt): self.next = nxt
    def __del__(self): DelNode.count += 1


built(chain, DelNode, 5000)
gc.collect()
print(DelNode.count)


class Eq:
    def __init__(self, o): self.o = o
    def __eq__(self, other): return self.o == other.o
    def __repr__(self): return f'Eq({self.o!r})'
    def __hash__(self): return hash(self.o)


e, f = built(chain, Eq, N // 5), built(chain, Eq, N // 5)
attempt('python eq', lambda: e == f)
attempt('python repr', lambda: repr(e))
attempt('python hash', lambda: hash(e))
attempt('small', lambda: Eq(Eq(1)) == Eq(Eq(1)))
del e, f


def closures():
    fn = lambda: 0
    for _ in range(20000 if SHARE == 1 else 3000): fn = (lambda f: lambda: f())(fn)
    return fn


fn = built(closures)
attempt('closures', lambda: fn())
del fn
g = iter([1, 2, 3])
for _ in range(3000 if SHARE == 1 else 300):
    g = map(lambda x: x + 1, g)
l = []
l.append(l)
attempt('self ==', lambda: l == l)
m = []
m.append(m)
attempt('cyclic ==', lambda: l == m)
attempt('cyclic <', lambda: l < m)
d = {}
d['d'] = d
e2 = {}
e2['d'] = e2
attempt('cyclic dict ==', lambda: d == e2)
print(l, d, repr(l) == '[[...]]')
t = ([],)
t[0].append(t)
print(t, repr(t[0]))
x = [1]
x.append({'x': x, 't': (x,)})
print(x)
s = set()
class R:
    def __repr__(self): return f'<{s!r}>'
s.add(R())
print(s)
exc = ValueError('base')
for i in range(2000 if SHARE == 1 else 200):
    try:
        raise KeyError(i) from exc
    except KeyError as k:
        exc = k
n = 0
while exc:
    n += 1
    exc = exc.__cause__
print(n)
code = '[' * 50 + ']' * 50
print(eval(code) == nest_list(49))
for opener, closer in ('()', '[]', '{}'):
    for depth in (10, 60):
        try:
            v = eval(opener * depth + ('1' if opener == '(' else '') + closer * depth)
            print(opener, depth, type(v).__name__)
        except Exception as ex:
            print(opener, depth, type(ex).__name__)
for depth in (300, 20000):
    try:
        compile('(' * depth + ')' * depth, '<t>', 'eval')
        print('compiled')
    except (SyntaxError, RecursionError, MemoryError) as ex:
        print(depth, 'refused')
try:
    isinstance(5, built(nest_tuple, 10 * N))
    print('isinstance done')
except RecursionError:
    print('isinstance RecursionError')
import json
nested = built(nest_list, 100000)
for check in (True, False):
    try:
        json.dumps(nested, check_circular=check)
    except RecursionError as ex:
        print(str(ex)[:40])
del nested
sys.setrecursionlimit(20000)
def deep(n): return n if n == 0 else deep(n - 1)
print(deep(15000))
sys.setrecursionlimit(1000)
