# raise with classes, instances, from; what is not an exception.
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args)


def a():
    raise ValueError


def b():
    raise ValueError('text', 5)


def c():
    raise KeyError('k') from None


def d():
    raise 5


def e():
    raise StopIteration(3)


def f():
    raise SystemExit(4)


def g():
    assert 1 == 2, 'message'


def h():
    assert 0


for func in (a, b, c, e, f, g, h):
    attempt(func)
try:
    d()
except TypeError:
    print('not an exception')
