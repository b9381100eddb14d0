# Generators used while running, closed inside themselves, in cycles, thrown into at odd moments.
import gc


def run(name, f):
    try:
        print(name, f())
    except BaseException as e:
        print(name, type(e).__name__, e)


def self_next():
    yield next(g)


g = self_next()
run('self next', lambda: next(g))
run('after', lambda: next(g, 'done'))


def self_send():
    yield g.send(None)


g = self_send()
run('self send', lambda: next(g))


def self_throw():
    g.throw(ValueError)
    yield


g = self_throw()
run('self throw', lambda: next(g))


def self_close():
    g.close()
    yield


g = self_close()
run('self close', lambda: next(g))


def self_list():
    yield from g


g = self_list()
run('self yield from', lambda: list(g))


def mutual(name):
    for i in range(3):
        yield f'{name}{i}'
        yield next(other[name])


other = {}
other['a'] = mutual('b')
other['b'] = mutual('a')
run('mutual', lambda: list(mutual('a')))


def catch_reentry():
    try:
        next(g)
    except ValueError as e:
        yield f'caught {e}'
    yield 'ok'


g = catch_reentry()
run('catch', lambda: list(g))


def gen():
    while True:
        try:
            x = yield
            print('x', x)
        except KeyError:
            print('key')


g = gen()
next(g)
g.send(1)
g.throw(KeyError)
g.throw(KeyError())
run('throw type+value', lambda: g.throw(KeyError('v')))
run('throw non exc', lambda: g.throw(5))
run('throw class', lambda: g.throw(int))
run('still alive', lambda: g.send(2))
run('throw out', lambda: g.throw(ValueError('out')))
run('dead send', lambda: g.send(1))
run('dead throw', lambda: g.throw(KeyError('dead')))
run('dead close', lambda: g.close())


def close_yield():
    try:
        yield 1
    finally:
        yield 2


g = close_yield()
next(g)
run('close yields', lambda: g.close())
run('then', lambda: next(g, 'end'))


def close_loop():
    for _ in range(2):
        try:
            yield
        except GeneratorExit:
            pass


g = close_loop()
next(g)
run('ignores exit', lambda: g.close())
keep = g


def nested_close():
    def inner():
        try:
            yield 1
        finally:
            log.append('inner')
    try:
        yield from inner()
    finally:
        log.append('outer')


log = []
g = nested_close()
next(g)
g.close()
print(log)


def cyc():
    me = holder[0]
    try:
        yield 1
    finally:
        log.append('cycle closed')


log = []
holder = [None]
holder[0] = g = cyc()
next(g)
del g
holder.clear()
gc.collect()
print(log)


def raising_finally():
    try:
        yield 1
    finally:
        raise OSError('finally')


g = raising_finally()
next(g)
run('close raises', lambda: g.close())
g = raising_finally()
next(g)
run('throw then finally', lambda: g.throw(ValueError('v')))


def ret():
    return 5
    yield


run('list of return', lambda: list(ret()))


def stop_value():
    x = yield from ret()
    yield x


run('yield from ret', lambda: list(stop_value()))


def exc_in_expr():
    yield [1, 2, (yield 'a'), [1][(yield 'b')]]


g = exc_in_expr()
run('1', lambda: next(g))
run('2', lambda: g.send(7))
run('3', lambda: g.send(5))
run('4', lambda: next(g, 'dead'))


def deep(n):
    try:
        if n:
            yield from deep(n - 1)
        else:
            yield 'bottom'
    except ValueError as e:
        raise KeyError(n) from e
    except KeyError as e:
        raise ValueError(n) from e


g = deep(20)
run('deep', lambda: next(g))
try:
    g.throw(ValueError('start'))
except Exception as e:
    n = 0
    while e:
        n += 1
        last = e
        e = e.__cause__
    print(n, repr(last))
gens = [(i for i in range(j)) for j in range(500)]
print(sum(next(g, 0) for g in gens), sum(sum(g) for g in gens))


def producer():
    for i in range(100000):
        yield i


print(sum(producer()), max(producer()), sum(1 for _ in producer()))
g = producer()
for _ in g:
    break
print(next(g), next(g))
it = iter(g)
print(it is g, next(it))


async def co():
    return 1


c = co()
c.close()
run('closed coroutine', lambda: c.send(None))
c = co()
run('coro', lambda: c.send(None))
run('coro again', lambda: c.send(None))
run('coro throw', lambda: c.throw(ValueError('x')))


async def self_await():
    await me


me = self_await()
run('self await', lambda: me.send(None))


async def ag():
    yield 1
    yield 2


a = ag()
x = a.asend(None)
run('asend', lambda: x.send(None))
run('asend reused', lambda: x.send(None))
y = a.__anext__()
run('y', lambda: y.send(None))
z = a.aclose()
run('aclose', lambda: z.send(None))
run('after close', lambda: a.__anext__().send(None))
