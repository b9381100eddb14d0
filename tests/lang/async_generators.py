# Asynchronous generators and async comprehensions, driven by hand.
class Step:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


def run(co):
    out = []
    try:
        while True:
            out.append(co.send(None))
    except StopIteration as e:
        return out, e.value
    except StopAsyncIteration as e:
        return out, 'StopAsync', e.args
    except Exception as e:
        return out, type(e).__name__, str(e)


async def ag(n):
    for i in range(n):
        await Step(f's{i}')
        got = yield i
        if got:
            print('got', got)


a = ag(2)
print(type(a).__name__, a.__name__, a.__qualname__, a.ag_running, a.ag_code.co_name, a.ag_frame is None, a.ag_await)
print(run(a.__anext__()), run(a.asend('v')), run(a.__anext__()), run(a.__anext__()))


async def collect():
    r = []
    async for x in ag(3):
        r.append(x)
    else:
        r.append('else')
    async for x in ag(3):
        if x == 1:
            continue
        if x == 2:
            break
        r.append(x)
    else:
        r.append('never')
    return r


print(run(collect()))


async def comps():
    a = [x async for x in ag(3)]
    b = {x * 2 async for x in ag(2)}
    c = {x: y async for x in ag(2) for y in 'a'}
    d = [x async for x in ag(4) if x % 2]
    e = [(x, y) for x in range(2) async for y in ag(2)]
    f = [await Step('w') for _ in range(2)]
    g = [y async for y in (x * 10 async for x in ag(2))]
    h = [[y async for y in ag(x)] async for x in ag(3)]
    i = [x async for x in ag(2) if await Step('cond') is None]
    return a, sorted(b), c, d, e, f, g, h, i


out, v = run(comps())
print(len(out), v)


async def tries():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield f'caught {e}'
    finally:
        print('ag finally')


a = tries()
print(run(a.asend(None)), run(a.athrow(ValueError('x'))), run(a.__anext__()))
a = tries()
print(run(a.__anext__()), run(a.aclose()), run(a.__anext__()))
a = tries()
print(run(a.aclose()))
a = tries()
print(run(a.asend(1)))
a = tries()
run(a.__anext__())
print(run(a.athrow(KeyError('k'))))


async def ignore():
    try:
        yield 1
    except GeneratorExit:
        yield 2


a = ignore()
run(a.__anext__())
print(run(a.aclose()))


async def stop():
    yield 1
    raise StopAsyncIteration


a = stop()
run(a.__anext__())
print(run(a.__anext__()))


async def stop2():
    yield 1
    raise StopIteration


a = stop2()
run(a.__anext__())
print(run(a.__anext__()))


class AIt:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Step('ait')
        return self.n


async def over(x):
    return [v async for v in x]


print(run(over(AIt(3))))


class NoAnext:
    def __aiter__(self):
        return self


class BadAiter:
    def __aiter__(self):
        return 5


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


for x in ([1], 5, NoAnext(), BadAiter(), BadAnext()):
    print(run(over(x)))


async def gx():
    return (x async for x in ag(2))


_, g = run(gx())
print(type(g).__name__, g.__name__, run(over(g)))
print(type(x for x in ag(2)) if False else type((x async for x in ag(2))).__name__)


async def with_builtin():
    a = ag(2)
    r = [await anext(a), await anext(a), await anext(a, 'default')]
    try:
        await anext(a)
    except StopAsyncIteration:
        r.append('stop')
    r.append(aiter(a) is a)
    return r


print(run(with_builtin()))


async def deleg():
    async for x in ag(2):
        yield x
    async for x in AIt(2):
        yield -x


print(run(over(deleg())))


async def send_back():
    got = []
    while len(got) < 3:
        got.append((yield len(got)))
    yield got


a = send_back()
print(run(a.asend(None)), run(a.asend('a')), run(a.asend('b')), run(a.asend('c')), run(a.asend(None)))
aw = ag(1).asend(None)
print(type(aw).__name__, aw.send(None))
aw.close()
n = ag(1).__anext__()
n.close()
print(run(n))


async def ret():
    yield 1
    return


print(run(over(ret())))
a = ag(3)


async def early():
    async for x in a:
        if x == 1:
            break
    rest = [y async for y in a]
    return rest


print(run(early()))
