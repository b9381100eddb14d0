# Errors of hooks that statements and generators call: what becomes of them.
import gc
import sys


def shown(what, call):
    try:
        print(what, call())
    except BaseException as e:
        print(what, type(e).__name__, e, repr(e.__cause__), e.__suppress_context__)


class Next:
    def __init__(self, awaited):
        self.awaited = awaited

    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        return self.awaited()


async def loop(awaited):
    async for _ in Next(awaited):
        pass


shown('raises', lambda: loop(lambda: 1 / 0).send(None))
shown('no iterator', lambda: loop(lambda: 3).send(None))
shown('works', lambda: loop(lambda: iter([5])).send(None))


# what __new__ of an exception class gave is not thrown, its error is
class Odd(Exception):
    def __new__(cls, *args):
        return cls


def waits():
    try:
        yield 1
    except TypeError as e:
        print('thrown', e)
        yield 2


g = waits()
shown('throw', lambda: g.throw(Odd))
shown('next', lambda: next(g))
g = waits()
next(g)
shown('throw', lambda: g.throw(Odd))
shown('next', lambda: next(g, 'end'))


# a delegate's attributes
class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ZeroDivisionError(name)

    hook = __getattr__

    def no_close(self, name):
        raise AttributeError(name)


def delegates():
    yield from Broken()


for name, args in (('send', (1,)), ('throw', (AttributeError,))):
    g = delegates()
    next(g)
    shown(name, lambda: getattr(g, name)(*args))
    shown('after it', lambda: next(g, 'end'))
    if name == 'throw': Broken.__getattr__ = Broken.no_close
    del g
    gc.collect()  # it is closed while nothing is printed about that
old, sys.unraisablehook = sys.unraisablehook, lambda u: print('unraisable', repr(u.exc_value))
Broken.__getattr__ = Broken.hook
g = delegates()
next(g)
shown('close', g.close)
sys.unraisablehook = old


# print of Python 2
def shift(to):
    return print >> to


class Refuses:
    def __rrshift__(self, other):
        return NotImplemented


class Takes:
    def __rrshift__(self, other):
        return other is print


for to in (sys.stderr, Refuses(), Takes(), 3):
    shown('shift', lambda: shift(to))
shown('other', lambda: len >> 3)


def inplace(x):
    x >>= 3


shown('inplace', lambda: inplace(print))


# __class__ is known before mro() runs, and may be emptied
class Meta(type):
    def mro(self):
        self.__dict__['f']()
        return super().mro()


class A(metaclass=Meta):
    def f():
        print(__class__)


class B:
    def f(self):
        nonlocal __class__
        del __class__
        super()

    def g(self):
        super().g()

    def h(self):
        return __class__


shown('super', B().f)
shown('super', B().g)
shown('cell', B().h)


# comparisons that cut the lists
class Cuts:
    def __init__(self, other):
        self.other = other

    def __eq__(self, other):
        self.other.clear()
        return NotImplemented

    def __lt__(self, other):
        return 'less'


for op in ('==', '!=', '<'):
    a, b = [], []
    a.append(Cuts(b))
    b.append(Cuts(a))
    c = [Cuts(a), 1]
    print(op, eval('a %s b' % op), a, b, eval('c %s [2, 3]' % op))
