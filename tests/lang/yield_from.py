# yield from: delegation of send, throw, close and return values.
def inner():
    try:
        while True:
            x = yield
            print('inner got', x)
            if x == 'stop':
                return 'result'
    except ValueError as e:
        print('inner caught', e)
        yield 'recovered'
        return 'after'
    finally:
        print('inner finally')


def outer():
    r = yield from inner()
    print('outer got', r)
    return 'outer ' + r


g = outer()
next(g)
g.send(1)
try:
    g.send('stop')
except StopIteration as e:
    print(e.value)
g = outer()
next(g)
print(g.throw(ValueError('v')))
try:
    next(g)
except StopIteration as e:
    print(e.value)
g = outer()
next(g)
g.close()
g = outer()
next(g)
try:
    g.throw(KeyError('k'))
except KeyError as e:
    print('out', e)


def simple():
    x = yield from [1, 2]
    print('list returned', x)
    yield from 'ab'
    yield from range(2)
    yield from {}
    y = yield from (i * i for i in range(3))
    print(y)
    yield from map(str, [7])
    return (yield from iter(()))


print(list(simple()))
g = simple()
print(next(g))
try:
    g.send(5)
except AttributeError as e:
    print(e)


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        print('iter')
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('it value')
        return self.n

    def send(self, v):
        print('send', v)
        return v * 10

    def throw(self, *a):
        print('throw', a[0] if isinstance(a[0], type) else type(a[0]))
        return 'thrown'

    def close(self):
        print('close')


def deleg():
    r = yield from It()
    print('r', r)


g = deleg()
print(next(g), g.send(4), g.send(None), g.throw(ValueError('x')), next(g, 'end'))
g.close()
g = deleg()
next(g)
g.close()


class NoThrow:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


def deleg2():
    try:
        yield from NoThrow()
    except ValueError as e:
        print('deleg2', e)
        yield 'handled'


g = deleg2()
print(next(g), g.throw(ValueError('vv')), next(g, 'end'))
g = deleg2()
next(g)
g.close()


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


def deep(n):
    if n == 0:
        got = yield 'bottom'
        return got
    return (yield from deep(n - 1)) + 1


g = deep(50)
print(next(g))
try:
    g.send(0)
except StopIteration as e:
    print(e.value)


def chain(*its):
    for it in its:
        yield from it


print(list(chain('ab', [1], (), {2: 3})), g.gi_yieldfrom)
g = chain([1, 2])
next(g)
print(type(g.gi_yieldfrom).__name__)
for bad in (1, None, len):
    def f():
        yield from bad
    try:
        next(f())
    except TypeError as e:
        print(e)


def stop_in_inner():
    def i():
        yield 1
        raise StopIteration
    yield from i()


try:
    list(stop_in_inner())
except RuntimeError as e:
    print(e)


def recursive_self():
    def g1():
        yield from g2_obj
    g2_obj = g1()
    try:
        next(g2_obj)
    except ValueError as e:
        print(e)


recursive_self()


def close_return():
    def i():
        try:
            yield 1
        except GeneratorExit:
            print('i exit')
            return 'ret'
    r = yield from i()
    print('never', r)


g = close_return()
next(g)
g.close()


def throw_in():
    def i():
        try:
            yield 1
        except KeyError:
            return 'from key'
    r = yield from i()
    yield r


g = throw_in()
next(g)
print(g.throw(KeyError))


def ge_throw():
    def i():
        yield 1
    yield from i()
    yield 2


g = ge_throw()
next(g)
try:
    g.throw(GeneratorExit)
except GeneratorExit:
    print('GeneratorExit')


class RaisesClose:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def close(self):
        raise OSError('close failed')


def rc():
    yield from RaisesClose()


g = rc()
next(g)
try:
    g.close()
except OSError as e:
    print(e)


def acc():
    total = 0
    while True:
        v = yield total
        if v is None:
            return total
        total += v


def gather(res):
    while True:
        res.append((yield from acc()))


res = []
g = gather(res)
next(g)
for v in (1, 2, 3, None, 10, 20, None):
    g.send(v)
print(res)
