# async with: order, suppression, exceptions, several items, errors.
def run(co):
    try:
        while True:
            print('  step', co.send(None))
    except StopIteration as e:
        return e.value
    except Exception as e:
        return type(e).__name__, str(e)


class Step:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        yield self.tag
        return self.tag


class CM:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    async def __aenter__(self):
        await Step('enter ' + self.name)
        return self.name

    async def __aexit__(self, t, v, tb):
        await Step('exit ' + self.name)
        print(self.name, t and t.__name__, v, tb is not None)
        return self.suppress


async def normal():
    async with CM('a') as a, CM('b') as b:
        print(a, b)
    async with (CM('c') as c, CM('d')):
        return c


print(run(normal()))


async def raises(s):
    async with CM('x', s):
        raise ValueError('boom')
    return 'suppressed'


print(run(raises(True)), run(raises(False)))


async def flow():
    for i in range(3):
        async with CM(f'l{i}'):
            if i == 0:
                continue
            if i == 1:
                break
    async with CM('ret'):
        return 'returned'


print(run(flow()))


class NoExit:
    async def __aenter__(self):
        pass


class NoEnter:
    async def __aexit__(self, *a):
        pass


class SyncCM:
    def __enter__(self):
        return 1

    def __exit__(self, *a):
        pass


class NotAwaitable:
    def __aenter__(self):
        return 5

    async def __aexit__(self, *a):
        pass


class ExitNotAwaitable:
    async def __aenter__(self):
        return 5

    def __aexit__(self, *a):
        return None


async def use(cm):
    async with cm as c:
        return c


for c in (NotAwaitable(), ExitNotAwaitable()):
    print(run(use(c)))
for c in (NoExit(), NoEnter(), 5):
    r = run(use(c))
    print(r[0])


async def mixed():
    with SyncCM() as s:
        async with CM('m') as m:
            with SyncCM():
                return s, m


print(run(mixed()))


class ExitRaises(CM):
    async def __aexit__(self, *a):
        raise KeyError('from exit')


async def chained():
    try:
        async with ExitRaises('e'):
            raise ValueError('orig')
    except KeyError as e:
        return repr(e), repr(e.__context__)


print(run(chained()))


async def target():
    d = {}
    async with CM('t') as d['k'], CM('u') as (d['x']):
        return d


print(run(target()))


async def finally_flow():
    try:
        async with CM('f'):
            await Step('body')
            return 'r'
    finally:
        await Step('finally')
        print('done')


print(run(finally_flow()))
c = finally_flow()
print(c.send(None), c.send(None))
try:
    c.throw(OSError('injected'))
except Exception as e:
    print(e)
print(c.send(None))
try:
    c.send(None)
except OSError as e:
    print('out', e)


async def agen():
    async with CM('g') as g:
        yield g
        yield g + '2'


async def loop():
    return [x async for x in agen()]


print(run(loop()))
