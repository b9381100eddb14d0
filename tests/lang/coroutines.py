# Coroutines driven by hand: await protocol, return values, errors, attributes.
class Step:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        got = yield self.tag
        return f'{self.tag}->{got}'


def run(co, values=()):
    values = list(values)
    out = []
    try:
        v = None
        while True:
            out.append(co.send(v))
            v = values.pop(0) if values else None
    except StopIteration as e:
        return out, e.value


async def simple():
    return 5


async def two():
    a = await Step('a')
    b = await Step('b')
    return a, b


async def nested():
    x = await two()
    y = await simple()
    return x, y, [await simple() for _ in range(2)], {await simple(): await Step('c')}


print(run(simple()), run(two(), [1, 2]), run(nested(), [1, 2, 3]))
c = simple()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_code.co_name, c.cr_await, c.cr_frame is None)
c.close()
print(c.cr_frame is None)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = two()
c.send(None)
try:
    c.throw(ValueError('thrown'))
except ValueError as e:
    print(e)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def catches():
    try:
        await Step('x')
    except ValueError as e:
        return f'caught {e}'
    finally:
        print('finally')


c = catches()
c.send(None)
try:
    c.throw(ValueError('v'))
except StopIteration as e:
    print(e.value)
c = catches()
c.send(None)
c.close()
c = simple()
try:
    c.send(1)
except TypeError as e:
    print(e)
c.close()
for f in (iter, list, next):
    c = simple()
    try:
        f(c)
    except TypeError as e:
        print(e)
    c.close()


async def bad_await(x):
    await x


class NoIter:
    def __await__(self):
        return 5


class CoroAwait:
    def __await__(self):
        self.c = simple()
        return self.c


for x in (NoIter(), CoroAwait()):
    c = bad_await(x)
    try:
        c.send(None)
    except TypeError as e:
        print(e)
    if isinstance(x, CoroAwait):
        x.c.close()


async def raise_stop():
    raise StopIteration(3)


try:
    raise_stop().send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__))


async def twice():
    c = simple()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)


run(twice())


async def shared():
    c = two()
    c.send(None)
    try:
        await c
    except Exception as e:
        print(type(e).__name__, e)
    c.close()


print(run(shared()))
w = two().__await__()
print(type(w).__name__, next(w), w.send('p'), end=' ')
try:
    w.send('q')
except StopIteration as e:
    print(e.value)


async def cond(n):
    if n and await simple() == 5:
        return [await simple(), (await simple()) + 1, -await simple(), await simple() ** 2, not await simple()]
    return await cond(n + 1)


print(run(cond(0)))


async def args(*a, **k):
    return a, k


async def calls():
    return await args(await simple(), *[await simple()], k=await simple(), **{'z': await simple()})


print(run(calls()))


async def fstr():
    return f'{await simple()} {await simple():>3} {await Step("f")!r}'


print(run(fstr(), ['sent']))


async def lam():
    f = lambda: simple()
    return await f(), await (lambda: simple())()


print(run(lam()))


def decorate(f):
    async def w(*a):
        print('before')
        r = await f(*a)
        print('after')
        return r
    return w


@decorate
async def deco(x):
    return x * 2


print(run(deco(4)))


class M:
    async def m(self):
        return self.v

    v = 7

    @classmethod
    async def c(cls):
        return cls.__name__

    @staticmethod
    async def s():
        return 'static'

    async def __call__(self):
        return 'called'


m = M()
for c in (m.m(), M.c(), m.s(), m()):
    print(run(c))
# a round-robin scheduler
log = []


async def worker(name, n):
    for i in range(n):
        log.append(f'{name}{i}')
        await Step(name)
    return name


tasks = [worker('a', 2), worker('b', 3), worker('c', 1)]
done = []
while tasks:
    t = tasks.pop(0)
    try:
        t.send(None)
        tasks.append(t)
    except StopIteration as e:
        done.append(e.value)
print(log, done)


async def rec(n):
    return 0 if n == 0 else 1 + await rec(n - 1)


print(run(rec(100)))
import types


@types.coroutine
def old(n):
    r = yield n
    return r


async def use_old():
    return await old('o')


print(run(use_old(), ['back']))
