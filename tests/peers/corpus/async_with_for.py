# async with and async for, by a driver that runs without an event loop.
class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    async def __aenter__(self):
        print('aenter')
        return 'value'

    async def __aexit__(self, kind, value, trace):
        print('aexit', kind and kind.__name__)
        return self.swallow


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


def drive(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as e:
        return e.value


async def loop():
    seen = []
    async for i in Count(4):
        if i == 2:
            continue
        seen.append(i)
    else:
        seen.append('else')
    async for i in Count(3):
        if i == 1:
            break
        seen.append(('b', i))
    return seen


async def managed(swallow):
    async with Manager(swallow) as x:
        print('body', x)
        raise KeyError('k')
    return 'swallowed'


async def plain():
    async with Manager(False) as a, Manager(True) as b:
        print(a, b)
    for i in range(2):
        async with Manager(False):
            if i == 0:
                continue
            break
    async with Manager(False):
        return 'returned'


print(drive(loop()))
print(drive(managed(True)))
try:
    drive(managed(False))
except KeyError as e:
    print('KeyError', e.args)
print(drive(plain()))
