# Generators: next, send, throw, close, return values, attributes, errors.
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got is not None:
            i = got
        else:
            i += 1
    return 'done'


g = count(3)
print(next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print('stop', e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print('again', e.value, e.args)
print(next(g, 'default'), list(count(4)), list(g))
g = count(100)
print(next(g), g.send(50), next(g), g.send(None), g.send(98), next(g), next(g, 'end'))
g = count(1)
try:
    g.send(5)
except TypeError as e:
    print(e)
print(g.send(None))


def catcher():
    while True:
        try:
            x = yield 'ready'
            print('got', x)
        except ValueError as e:
            print('caught', e)
            yield 'after'
        finally:
            print('finally')


g = catcher()
print(next(g), g.send(1), g.throw(ValueError('v')), next(g))
try:
    g.throw(KeyError('k'))
except KeyError as e:
    print('KeyError', e)
print(next(g, 'exhausted'))
g = catcher()
try:
    g.throw(ValueError('before start'))
except ValueError as e:
    print(e)
print(next(g, 'dead'))
g = catcher()
next(g)
g.close()
g.close()
print('closed', next(g, None))
g = catcher()
g.close()
print('closed unstarted', list(g))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def ge_return():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise


def ge_other():
    try:
        yield 1
    finally:
        raise OSError('in finally')


g = ge_return()
next(g)
print(g.close())
g = ge_other()
next(g)
try:
    g.close()
except OSError as e:
    print('OSError', e, type(e.__context__).__name__)


def stop_inside():
    yield 1
    raise StopIteration('leak')


g = stop_inside()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__))


def next_inside():
    yield next(iter([]))


try:
    list(next_inside())
except RuntimeError as e:
    print(e)


def reenter():
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield 1


me = reenter()
print(next(me))
try:
    print([x for x in me])
except ValueError as e:
    print(e)
g = count(2)
print(g.__name__, g.__qualname__, type(g).__name__, g.gi_code.co_name, g.gi_running, g.gi_frame is None, g.gi_yieldfrom)
list(g)
print(g.gi_frame is None, g.gi_running, iter(g) is g, hasattr(g, '__next__'))
g.__name__ = 'renamed'
print(g.__name__)
print(repr(g).split(' at ')[0])


def ret_value():
    return 5
    yield


try:
    next(ret_value())
except StopIteration as e:
    print(e.value)


def empty():
    if 0:
        yield


print(list(empty()), type(empty()).__name__)


def with_try():
    try:
        yield 1
        yield 2
    except ZeroDivisionError:
        yield 'zd'
    else:
        yield 'else'
    finally:
        yield 'fin'


print(list(with_try()))
g = with_try()
print(next(g), g.throw(ZeroDivisionError), next(g), next(g, 'over'))
g = count(3)
next(g)
for args in ((ZeroDivisionError('x'),), (5,), ('str',)):
    try:
        print(g.throw(*args))
    except Exception as e:
        print(type(e).__name__, e)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(15)], next(f))
print([x for _, x in zip(range(5), fib())], sum(x for x in count(5)), max(count(7)), sorted(count(3), reverse=True), dict(zip('ab', count(2))))
a, b, c = count(3)
print(a, b, c, *count(4), 2 in count(5), 9 in count(5))


def perm(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for p in perm(items[:i] + items[i + 1:]):
                yield items[i:i + 1] + p


print(list(perm('abc')))
def yields_expr():
    x = yield
    y = yield x
    z = (yield y) + (yield)
    return [x, y, z, (yield)]


g = yields_expr()
print([next(g)] + [g.send(i) for i in range(1, 5)])
try:
    g.send(9)
except StopIteration as e:
    print(e.value)


def exc_state():
    try:
        raise ValueError('inner')
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield repr(e)


g = exc_state()
print(next(g))
try:
    raise KeyError('outer')
except KeyError:
    print(next(g))
lam = lambda: (yield 1)
print(list(lam()), type(lam()).__name__)
class T:
    def __iter__(self):
        yield from 'ab'
        yield 'c'


print(list(T()), [*T()], tuple(T()), 'c' in T())
