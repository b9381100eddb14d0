# Code, frame, traceback, cell and generator objects as programs see them.
import sys


def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    """doc"""
    x = a
    def inner():
        return x + c
    return inner


co = f.__code__
print(co.co_name, co.co_qualname if hasattr(co, 'co_qualname') else 'f', co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_varnames[:7], sorted(co.co_cellvars), co.co_freevars, co.co_flags & 0x2c, co.co_firstlineno, co.co_filename == __file__, isinstance(co.co_consts, tuple), 'doc' in co.co_consts, type(co.co_code).__name__, co.co_names, co.co_stacksize > 0, co.co_nlocals >= 7)
for g, flags in ((lambda: 0, 0), (lambda *a: 0, 4), (lambda **k: 0, 8)):
    print(g.__code__.co_flags & 12 == flags, g.__code__.co_name)
def gen(): yield
async def coro(): pass
async def agen(): yield
print(gen.__code__.co_flags & 0x20 != 0, coro.__code__.co_flags & 0x80 != 0, agen.__code__.co_flags & 0x200 != 0, f.__code__.co_flags & 0x2a0)
m = compile('x = 1\ny = [i for i in range(3)]\ndef g(): pass', 'mod.py', 'exec')
print(m.co_name, m.co_filename, m.co_firstlineno, m.co_argcount, sorted(m.co_names), hash(m) == hash(m), m == compile('x = 1\ny = [i for i in range(3)]\ndef g(): pass', 'mod.py', 'exec'))
e = compile('a + b', 'ev', 'eval')
print(eval(e, {'a': 1, 'b': 2}), e.co_names, eval(e.replace(co_name='z'), {'a': 5, 'b': 6}))
for src in ('co.co_name = 1', 'co.nope', 'type(co)()', 'co()', 'co.replace(co_name=5)', 'co.replace(nope=1)', 'del co.co_name'):
    try:
        exec(src)
        print('ok', src)
    except Exception as x:
        print(src, type(x).__name__)


def outer():
    v = 'outer v'
    def middle():
        w = 'middle w'
        return inner()
    def inner():
        fr = sys._getframe()
        names = []
        while fr:
            names.append((fr.f_code.co_name, sorted(k for k in fr.f_locals if fr.f_code.co_name != '<module>')))
            fr = fr.f_back
        return names
    return middle()


print(outer())
fr = sys._getframe()
print(fr.f_code.co_name, fr.f_back, fr.f_globals is globals(), fr.f_locals is globals(), type(fr.f_lineno).__name__, type(fr).__name__, fr.f_builtins['len'] is len, fr.f_trace)


def tb_of(fn):
    try:
        fn()
    except Exception as e:
        t, out = e.__traceback__, []
        while t:
            out.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno, type(t.tb_lasti).__name__))
            t = t.tb_next
        return out


def raises():
    x = 1
    raise ValueError


def through():
    try:
        raises()
    finally:
        pass


def reraise():
    try:
        raises()
    except ValueError as e:
        raise e


class K:
    def __add__(self, o):
        raise TypeError('add')
    @property
    def p(self):
        return 1 / 0
    def __getitem__(self, k):
        raise KeyError(k)
    def __iter__(self):
        yield 1
        raise OSError


k = K()
for fn in (raises, through, reraise, lambda: k + 1, lambda: k.p, lambda: k[0], lambda: list(k), lambda: sorted([1], key=lambda v: v / 0), lambda: (lambda: {}['x'])(), lambda: exec('1/0'), lambda: eval('1/0'), lambda: int('x'), lambda: next(x for x in [1] if x / 0)):
    print(fn.__name__, tb_of(fn))
try:
    raises()
except ValueError as ex:
    t = ex.__traceback__
    print(type(t).__name__, t.tb_next.tb_next, t.tb_frame is sys._getframe())
    t2 = t.tb_next
    t.tb_next = None
    print(ex.__traceback__.tb_next)
    ex.__traceback__ = t2
    print(ex.__traceback__.tb_frame.f_code.co_name)
    for bad in (5, t):
        try:
            t.tb_next = bad
            print('set')
        except (TypeError, ValueError) as y:
            print(y)
    try:
        raise ex.with_traceback(None)
    except ValueError as z:
        print(z is ex, z.__traceback__.tb_next)
g = gen()
print(g.gi_code is gen.__code__, g.gi_frame.f_code.co_name, g.gi_running, g.gi_yieldfrom, g.gi_frame.f_lineno == gen.__code__.co_firstlineno)
next(g)
print(g.gi_frame.f_lineno - gen.__code__.co_firstlineno, next(g, 'end'), g.gi_frame)
def cells():
    a = 1
    b = [2]
    return lambda: (a, b)
c = cells().__closure__
print([x.cell_contents for x in c], type(c[0]).__name__, c[0] == c[0], c[0] < c[1] if isinstance(c[1].cell_contents, int) else 'mixed', repr(c[0]).startswith('<cell at'))
CellType = type(c[0])
print(CellType(5).cell_contents, CellType(1) == CellType(1), CellType(1) < CellType(2))
try:
    CellType().cell_contents
except ValueError as x:
    print(x)
def lines():
    a = sys._getframe().f_lineno
    b = sys._getframe().f_lineno; c = (
        sys._getframe().f_lineno,
        sys._getframe().f_lineno)
    return [v - lines.__code__.co_firstlineno for v in (a, b, *c)]
print(lines())
