# Awaiting in loops, conditions, with and finally; results through several levels.
class Tick:
    def __init__(self, v):
        self.v = v

    def __iter__(self):
        return (yield self.v)

    __await__ = __iter__


async def get(v):
    r = await Tick(v)
    return r if r is not None else -v


async def total(items):
    n = 0
    for x in items:
        if await get(x):
            n += await get(x + 1)
    return n


async def guarded():
    try:
        return await total([1, 2])
    finally:
        print('finally', await get(50))


class CM:
    async def __aenter__(self):
        return await get(7)

    async def __aexit__(self, *a):
        await get(8)
        print('exit', a[0])


async def main():
    async with CM() as x:
        y = await guarded()
    return [x, y, 'list']


def drive(c, answers):
    asked = []
    try:
        v = c.send(None)
        while True:
            asked.append(v)
            v = c.send(answers.pop(0) if answers else None)
    except StopIteration as e:
        return e.value, asked


print(drive(main(), []))
print(drive(main(), [1, 2, 3, 4, 5]))
