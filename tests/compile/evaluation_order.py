# Order of evaluation in displays, calls, f-strings; scopes of classes; control flow.
def log(x):
    print('log', x)
    return x
print({log(1): log(2), log(3): log(4)})
print({log(k): log(v) for k, v in [(1,2)]})
class F:
    def __init__(s, n): s.n = n
    def __format__(s, spec): print('fmt', s.n, spec); return 'F%s' % s.n
    def __repr__(s): return 'R%s' % s.n
print(f"{log(F(1))} {log(F(2))!r:>5} {F(3):{log(10)}}")
x = 5
print(f"{x=} {x!r} {x:>{10}} {{}} {x + 1 = }")
class It:
    def __init__(s, *a): s.a = a
    def __iter__(s):
        print('iter', s.a)
        return iter(s.a)
def f(*a, **k): return a, k
print(f(*It(1, 2), log(3)))
print(f(*It(1), *It(2), k=log(5), **{'z': log(6)}))
class M(dict):
    def keys(s): print('keys'); return dict.keys(s)
print(f(**M(a=1), b=log(2)))
print([*It(1, 2), log(3), *It(4)], (*It(1),), {*It(1), log(1)}, {**M(a=1), 'b': log(2)})
class A:
    __priv = 3
    def g(self): return self.__priv
    def __m(self): return 'm'
    def h(self): return self.__m()
    class Inner:
        q = 1
print(A().g(), A().h(), A.Inner.__qualname__, A.g.__qualname__)
def outer():
    y = 'outer'
    class C:
        print(y)
        y2 = y
        def m(self): return y
        y = 'class'
        print(y)
    return C().m(), C.y, C.y2
try: print(outer())
except NameError as e: print(type(e).__name__)
def outer2():
    y = 'outer'
    class C:
        z = y
        def m(self): return y
    return C().m(), C.z
print(outer2())
def outer3():
    y = 'o'
    class C:
        y = 'c'
        def m(self): return y
    return C().m()
print(outer3())
def wal():
    r = [last := i for i in range(5)]
    return last, r
print(wal())
print([y := 1, y**2], y)
if (n := len([1,2,3])) > 2: print(n)
def rng():
    range = lambda n: [9, 8, n]
    out = []
    for i in range(3): out.append(i)
    return out
print(rng())
for i in range(3):
    if i == 1: break
else: print('no')
for i in range(2): pass
else: print('else', i)
try:
    assert 0, 'msg'
except AssertionError as e: print(e)
def deco(n):
    def w(f): print('deco', n, f.__name__); return f
    return w
table = [deco]
@table[0](1)
@(lambda f: f)
def decorated(): pass
class P:
    def __init__(self): self.l = []
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
with P() as p, P() as q:
    raise ValueError
def tr():
    try:
        return 'a'
    finally:
        print('f')
print(tr())
def cl():
    for i in range(3):
        try:
            continue
        finally:
            print('c', i)
    while True:
        try:
            break
        finally:
            print('b')
cl()
def match_test(v):
    match v:
        case 0 | 1: return 'small'
        case int(x) if x > 100: return f'big {x}'
        case [1, [a, *b], *c]: return a, b, c
        case {'k': v, **rest}: return v, rest
        case str() as s: return 'str ' + s
        case A(): return 'A'
        case (x, y): return 'pair', x, y
        case None: return 'none'
        case -1 | 2.5 | 1+2j: return 'num'
        case _: return 'other'
for v in [0, 1, 500, [1, [2, 3, 4], 5, 6], {'k': 1, 'z': 2}, 'abc', A(), (1, 2), None, -1, 2.5, 1+2j, 7, []]:
    print(match_test(v))
