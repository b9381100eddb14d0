# async def and await driven by hand.
class Pause:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        got = yield self.value
        return got

    __await__ = __iter__


async def child(n):
    a = await Pause(n)
    b = await Pause(n + 1)
    return a + b


async def parent():
    total = 0
    for n in (10, 20):
        total += await child(n)
    return total


def drive(coro):
    send = None
    while True:
        try:
            asked = coro.send(send)
        except StopIteration as e:
            return e.value
        print('asked', asked)
        send = asked * 2


print(drive(parent()))


async def fails():
    try:
        await Pause(1)
        raise ValueError('inside')
    finally:
        print('cleanup')


try:
    drive(fails())
except ValueError as e:
    print('out', e)
