# global and nonlocal statements.
x = 'g'
y = 1


def read():
    return x


def write():
    global x
    x = 'written'


def create():
    global new1, new2
    new1 = new2 = 'created'


def delete():
    global new1
    del new1


def local():
    x = 'local'
    return x


print(read(), local(), read())
write()
print(x, read())
create()
print(new1, new2)
delete()
try:
    new1
except NameError as e:
    print(e)
try:
    delete()
except NameError as e:
    print(e)


def aug():
    global y
    y += 10
    y *= 2


aug()
print(y)


def nested():
    x = 'outer'

    def a():
        global x
        x = 'global from nested'

        def b():
            return x
        return b()

    def c():
        return x
    return a(), c()


print(nested(), x)


def nl():
    a = b = 1

    def f():
        nonlocal a, b
        a, b = b + 1, a + 2

        def g():
            nonlocal a
            a *= 100
        g()
    f()
    return a, b


print(nl())


def glob_for():
    global i
    for i in range(3):
        pass


glob_for()
print(i)


def glob_import():
    global sys
    import sys


glob_import()
print(sys.__name__)


def glob_def():
    global fn, Cls

    def fn():
        return 'fn'

    class Cls:
        pass


glob_def()
print(fn(), fn.__qualname__, Cls.__qualname__)


def glob_with_except():
    global exc, w
    try:
        raise ValueError('v')
    except ValueError as exc:
        print('in', exc)
    try:
        exc
    except NameError as e:
        print(e)
    with open('/dev/null') as w:
        pass


glob_with_except()
print(w.closed)


class C:
    global cg
    cg = 'from class'
    x = 'class x'

    def get(self):
        return x


print(cg, hasattr(C, 'cg'), C.x, C().get())


class D:
    x = x + '!'
    y = y
    def f(self, v=x):
        return v


print(D.x, D.y, D().f())


def nonlocal_class():
    v = 1

    class E:
        nonlocal v
        v = 2
        w = v
    return v, E.w, hasattr(E, 'v')


print(nonlocal_class())


def del_nonlocal():
    z = 1

    def f():
        nonlocal z
        del z
    f()
    try:
        z
    except NameError as e:
        print(type(e).__name__, e)


del_nonlocal()


def builtin_shadow():
    len = lambda x: 'shadow'
    return len([1])


print(builtin_shadow(), len([1]))


def glob_builtin():
    global len
    len = lambda x: 'global shadow'


glob_builtin()
print(len([1]))
del len
print(len([1]))
try:
    del len
except NameError as e:
    print(e)
exec('global eg\neg = 1\ndef h():\n    global eh\n    eh = 2\nh()')
print(eg, eh)
for src in ('def f():\n  x = 1\n  global x', 'def f():\n  print(x)\n  global x', 'def f(x):\n  global x', 'nonlocal x', 'def f():\n  nonlocal x',
            'def f():\n  nonlocal q\n  q = 1', 'def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x', 'def f():\n global x\n nonlocal x', 'def f(a):\n nonlocal a',
            'def f():\n def g():\n  nonlocal nope', 'class C:\n nonlocal x', 'def f():\n x: int = 1\n global x', 'def f():\n global x\n x: int = 1',
            'def f():\n for x in y: pass\n global x', 'def f():\n import x\n global x', 'x = 1\nglobal x', 'def f():\n global x, x', 'global x, y, z',
            'def f():\n  global x\n  def g():\n    nonlocal x', 'def f():\n class x: pass\n global x'):
    try:
        compile(src, '<t>', 'exec')
        print('ok', repr(src))
    except SyntaxError as e:
        print(repr(src), e.msg, e.lineno)
