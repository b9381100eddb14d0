# assert, __debug__.
assert True
assert 1, 'not shown'
assert (1, 2)
assert [0]


def t(f):
    try:
        f()
        print('passed')
    except AssertionError as e:
        print(repr(e), str(e), e.args)


def a1(): assert 0
def a2(): assert 0, 'message'
def a3(): assert 0, ('a', 1)
def a4(): assert [], {'k': 1}
def a5(): assert None, None
def a6(): assert not 0, 'no'
def a7(): assert 1 > 2 > 3, f'{1 + 1}'
def a8(): assert (x := 0), x
def a9(): assert 0, 1 / 0
def a10(): assert 0, ValueError('nested')


for f in (a1, a2, a3, a4, a5, a6, a7, a8, a10):
    t(f)
try:
    a9()
except ZeroDivisionError as e:
    print(type(e).__name__, e.__context__)


class Falsy:
    def __bool__(self):
        print('bool called')
        return False


try:
    assert Falsy(), 'falsy'
except AssertionError as e:
    print(e)
AssertionError_saved = AssertionError
AssertionError = ValueError
try:
    assert False, 'shadowed'
except AssertionError_saved as e:
    print(type(e).__name__, e)
print(__debug__, type(__debug__))
if __debug__:
    print('debug on')
for src in ('__debug__ = 1', 'def f(__debug__): pass', 'del __debug__', 'import __debug__', 'f(__debug__=1)', 'for __debug__ in x: pass', 'x.__debug__ = 1', 'lambda __debug__: 0', 'class __debug__: pass', 'def __debug__(): pass', 'with a as __debug__: pass', 'import a as __debug__', '(__debug__, a) = 1, 2', '__debug__ += 1', 'try: pass\nexcept E as __debug__: pass', 'def f(*__debug__): pass', 'def f(*, __debug__=1): pass', 'global __debug__', '[__debug__ for __debug__ in x]'):
    try:
        compile(src, '<t>', 'exec')
        print('ok', src)
    except SyntaxError as e:
        print(repr(src), e.msg)
