# test: expect
# Smaller changes of 3.12 to 3.14: docstrings, finally, generators, union types, formatting.
import sys


# docstrings are stripped of indentation
def doc():
    """first

        indented
    less
    """


print(repr(doc.__doc__))
#> 'first\n\n    indented\nless\n'
# PEP 765: return/break/continue in finally only warn
exec('def f():\n    try:\n        1 / 0\n    finally:\n        return 5\n')
print(f())
#> 5


def g():
    out = []
    for i in range(3):
        try:
            raise ValueError
        finally:
            out.append(i)
            if i < 1:
                continue
            break
    return out


print(g())
#> [0, 1]


def h():
    while True:
        try:
            return 'try'
        finally:
            break
    return 'after the loop'


print(h())
#> after the loop


def k():
    try:
        return 'try'
    finally:
        try:
            return 'inner'
        finally:
            return 'last'


print(k())
#> last
# generator expressions report a bad iterable when created lazily
try:
    next(x for x in 5)
except TypeError as e:
    print(e)
#> 'int' object is not iterable
def gen():
    yield 1
x = gen()
print(x.gi_suspended, next(x), x.gi_suspended, x.close())
#> False 1 True None
# generator.close returns the value
def gc():
    try:
        yield
    except GeneratorExit:
        return 'closed'
y = gc()
next(y)
print(y.close(), y.close())
#> closed None
try:
    raise ValueError('a')
except ValueError as e:
    e.add_note('n')
    print(e.__notes__)
#> ['n']
print(type(None).__doc__, int | None, (int | str).__class__.__name__, type(int | str) is type(list[int] | None), isinstance(int | str, type(int | str)))
#> The type of the None singleton. int | None Union True True
try:
    print([*'ab'][5])
except IndexError as e:
    print(e)
#> list index out of range
print(int.__name__, NotImplemented.__class__.__name__)
#> int NotImplementedType
try:
    bool(NotImplemented)
except TypeError as e:
    print(e)
#> NotImplemented should not be used in a boolean context
print('%s' % (1,), '{:,.2f}'.format(1234567.891), f'{1234.5:_.1f}', f'{1234567.125:.4_f}' if sys.version_info >= (3, 14) else '')
#> 1 1,234,567.89 1_234.5 1234567.125_0
print(f'{-0.0:z.1f}', f'{-0.001:z.1f}', f'{-0.001:.1f}')
#> 0.0 0.0 -0.0
class Meta(type):
    def __or__(self, o): return 'meta or'
class M(metaclass=Meta): pass
print(M | int)
#> meta or
print(sum([0.1] * 3), sum([1e100, 1.0, -1e100]))
#> 0.30000000000000004 1.0
