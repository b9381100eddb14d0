# A small event loop with sleeping tasks over simulated time.
class Loop:
    def __init__(self):
        self.now, self.tasks, self.n = 0, [], 0

    def spawn(self, coro, at=0):
        self.n += 1
        self.tasks.append((self.now + at, self.n, coro))

    def run(self):
        while self.tasks:
            self.tasks.sort(key=lambda t: t[:2])
            self.now, _, coro = self.tasks.pop(0)
            try:
                self.spawn(coro, coro.send(None))
            except StopIteration as e:
                print(self.now, 'finished with', e.value)


class Sleep:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        yield self.n

    __await__ = __iter__


async def worker(loop, name, delay, rounds):
    for i in range(rounds):
        print(loop.now, name, i)
        await Sleep(delay)
    return name


async def main(loop):
    loop.spawn(worker(loop, 'fast', 2, 3))
    await Sleep(1)
    loop.spawn(worker(loop, 'slow', 5, 2))
    try:
        await Sleep(3)
        raise ValueError('main')
    except ValueError as e:
        print(loop.now, 'handled', e)
    return 'main'


loop = Loop()
loop.spawn(main(loop))
loop.run()
