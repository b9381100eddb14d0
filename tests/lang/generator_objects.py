# Generator and coroutine objects: attributes, throw() in all forms, await of odd things.
import types


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except BaseException as e:
        print(type(e).__name__, e if 'await' not in str(e) else '')


def gen():
    while True:
        try:
            x = yield
            print('sent', x)
        except ValueError as e:
            print('caught', type(e).__name__, e.args, e.__traceback__ is not None)


def fresh():
    g = gen()
    next(g)
    return g


g = fresh()
attempt(g.throw, ValueError)
attempt(g.throw, ValueError('instance'))
attempt(g.throw, 5)
attempt(g.throw, 'x')
attempt(g.throw)
attempt(fresh().throw, KeyError)
attempt(fresh().throw, int)
attempt(g.throw, ValueError, 'value')
attempt(g.throw, ValueError, ('two', 'values'))
attempt(g.throw, ValueError, None)
attempt(g.throw, ValueError, ValueError('ready'))
attempt(g.throw, ValueError('inst'), 'extra')
attempt(g.throw, ValueError, 'v', None)
attempt(fresh().throw, ValueError, 'v', 5)


class Weird(ValueError):
    def __new__(cls, *a): return 5


attempt(fresh().throw, Weird)
attempt(fresh().throw, Weird, 'x')
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
attempt(g.throw, ValueError, 'v', tb)
g = gen()
attempt(g.throw, ValueError('before start'))
attempt(next, g)
attempt(g.throw, ValueError('after end'))
attempt(g.close)
for name in ('__name__', '__qualname__'):
    setattr(g, name, 'renamed')
    print(getattr(g, name), g.__class__.__name__)
    attempt(setattr, g, name, 5)
    attempt(delattr, g, name)
print(g.gi_frame, g.gi_running, g.gi_yieldfrom, g.gi_code.co_name, g.gi_suspended)


def delegating():
    r = yield from gen()
    return r


d = delegating()
next(d)
print(d.gi_yieldfrom.__name__, d.gi_suspended)
attempt(d.throw, ValueError('through'))


class Sub:
    def __iter__(self): return self
    def __next__(self): return 'n'
    def throw(self, *a): raise StopIteration(('thrown', len(a)))
    def send(self, v): return 'sent', v


def over(it):
    r = yield from it
    print('result', r)
    yield 'after'


d = over(Sub())
print(next(d), d.send(3))
attempt(d.throw, ValueError('y'))


class Closer(Sub):
    def close(self): print('sub closed')
    throw = None


d = over(Closer())
next(d)
attempt(d.close)
d = over(Closer())
next(d)
attempt(d.throw, KeyError('k'))


class Bad(Sub):
    @property
    def close(self): raise ZeroDivisionError('in close')
    @property
    def throw(self): raise ZeroDivisionError('in throw')


d = over(Bad())
next(d)
attempt(d.throw, KeyError('k'))
d = over(iter([1, 2]))
next(d)
attempt(d.send, 5)
d = over(iter([1, 2]))
next(d)
attempt(d.throw, KeyError('list'))


async def coro(x):
    return await x


def drive(c):
    try:
        while True:
            print('yielded', c.send(None))
    except StopIteration as e:
        return e.value


class A:
    def __init__(self, r): self.r = r
    def __await__(self): return self.r


async def done(): return 'done'


@types.coroutine
def old_style():
    got = yield 'old'
    return got


inner = done()
for what in (A(iter([1, 2])), A([1]), A(5), A(inner), A(None), done(), old_style(), 5, 'x', [1], iter([1]), (x for x in [1])):
    attempt(lambda: drive(coro(what)))
inner.close()
c = coro(old_style())
w = c.__await__()
print(type(w).__name__, iter(w) is w, next(w))
attempt(w.throw, KeyError('into wrapper'))
attempt(next, w)
c = coro(old_style())
w = c.__await__()
print(w.send(None), w.close(), c.cr_frame, c.cr_running, c.cr_await, c.cr_code.co_name, c.cr_origin)
attempt(w.send, None)
c = done()
attempt(next, c)
attempt(iter, c)
attempt(c.send, 5)
attempt(c.send, None)
attempt(c.send, None)
attempt(c.throw, ValueError)
c = done()
c.close()
attempt(c.send, None)
c = coro(old_style())
print(c.send(None), type(c.cr_await).__name__, c.cr_suspended)
c.close()


def running():
    yield next(me)


me = running()
attempt(next, me)


def closes_self():
    yield me.close()


me = closes_self()
attempt(next, me)


def refuses():
    try:
        yield 1
    except GeneratorExit:
        yield 2


r = refuses()
next(r)
attempt(r.close)


def returns():
    try:
        yield 1
    except GeneratorExit:
        return 5


r = returns()
next(r)
r.close()
