# test: expect
# Smaller changes of 3.12 to 3.14: comprehension scopes, locals(), class attributes, syntax warnings of PEP 765, names.
import sys, warnings


# PEP 709: comprehensions run in the frame of their function
def inl():
    x = 1
    return [sorted(locals()) for y in [0]][0]


print(inl())
#> ['x', 'y']


class K:
    a = 1
    names = [sorted(k for k in locals() if not k.startswith('__')) for _ in 'a'][0]


print(K.names)
#> ['_']


# PEP 667: locals() is a snapshot, frame.f_locals writes through
def snap():
    x = 1
    l = locals()
    l['x'] = 99
    y = 2
    return x, sorted(l), locals() is locals(), sorted(locals())


print(snap())
#> (1, ['x'], False, ['l', 'x', 'y'])


def write_through():
    v = 1
    sys._getframe().f_locals['v'] = 5
    return v


print(write_through())
#> 5


def exec_local():
    x = 1
    exec('x = 2; z = 3')
    return x, 'z' in locals()


print(exec_local())
#> (1, False)


class C:
    def __init__(self):
        self.a = self.b = 1

    def m(self):
        self.c = 2


print(C.__static_attributes__ and sorted(C.__static_attributes__), C.__firstlineno__, '__static_attributes__' in vars(C))
#> ['a', 'b', 'c'] 53 True
# docstrings are stripped of indentation
def doc():
    """first

        indented
    less
    """


print(repr(doc.__doc__))
#> 'first\n\n    indented\nless\n'
# PEP 765: return/break/continue in finally only warn
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    exec('def f():\n    try:\n        1 / 0\n    finally:\n        return 5\n')
print(f())
#> 5


def g():
    for i in range(3):
        try:
            raise ValueError
        finally:
            continue_ = 1
            if i < 5:
                break
    return i


for src in ('for i in [1]:\n try: pass\n finally: break', 'for i in [1]:\n try: 1/0\n finally: continue', 'def h():\n try: return 1\n finally: return 2'):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        exec(src)
        print([str(x.message) for x in w])
#> ["'break' in a 'finally' block"]
#> ["'continue' in a 'finally' block"]
#> ["'return' in a 'finally' block"]
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
