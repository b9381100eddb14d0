# Many coroutines interleaved: futures, locks, cancellation by throw, async iteration and context managers under load.
class Future:
    def __init__(self): self.done, self.value, self.exc = False, None, None
    def set(self, v): self.done, self.value = True, v
    def fail(self, e): self.done, self.exc = True, e
    def __await__(self):
        while not self.done:
            yield self
        if self.exc:
            raise self.exc
        return self.value


class Yield:
    def __await__(self):
        yield


def run(*coros):
    tasks = [[c, None] for c in coros]
    results = {}
    order = list(enumerate(tasks))
    steps = 0
    while order:
        nxt = []
        for i, t in order:
            steps += 1
            if steps > 100000:
                raise RuntimeError('too many steps')
            try:
                t[0].send(None)
                nxt.append((i, t))
            except StopIteration as e:
                results[i] = e.value
            except Exception as e:
                results[i] = f'{type(e).__name__}: {e}'
        order = nxt
    return [results[i] for i in range(len(coros))], steps


async def count(n):
    t = 0
    for i in range(n):
        await Yield()
        t += i
    return t


async def waits(f): return 'got ' + str(await f)
async def sets(f, v, after):
    for _ in range(after):
        await Yield()
    f.set(v)
    return 'set'
async def fails(f):
    await Yield()
    f.fail(KeyError('boom'))


f, g = Future(), Future()
print(run(count(5), count(3), waits(f), waits(f), sets(f, 42, 4), waits(g), fails(g)))


async def ping(n, box, other):
    out = []
    for i in range(n):
        box.append(i)
        while not other:
            await Yield()
        out.append(other.pop(0))
    return out


a, b = [], []
print(run(ping(4, a, b), ping(4, b, a)))


class Sem:
    def __init__(self, n): self.n, self.max, self.cur = n, 0, 0
    async def __aenter__(self):
        while self.cur >= self.n:
            await Yield()
        self.cur += 1
        self.max = max(self.max, self.cur)
        return self
    async def __aexit__(self, *a):
        await Yield()
        self.cur -= 1


async def limited(s, i):
    async with s:
        await Yield()
        if i == 7:
            raise ValueError(i)
        return i


s = Sem(3)
print(run(*(limited(s, i) for i in range(10)))[0], s.max, s.cur)


class Chan:
    def __init__(self): self.q, self.closed = [], False
    async def send(self, v):
        while len(self.q) >= 2:
            await Yield()
        self.q.append(v)
    def __aiter__(self): return self
    async def __anext__(self):
        while not self.q:
            if self.closed:
                raise StopAsyncIteration
            await Yield()
        return self.q.pop(0)


async def produce(c, n):
    for i in range(n):
        await c.send(i)
    c.closed = True


async def consume(c): return [v async for v in c]
async def transform(src, dst):
    async for v in src:
        await dst.send(v * v)
    dst.closed = True


c1, c2 = Chan(), Chan()
print(run(produce(c1, 8), transform(c1, c2), consume(c2))[0])


async def agen(n):
    try:
        for i in range(n):
            await Yield()
            yield i
    finally:
        log.append(f'agen {n} closed')


log = []


async def nested(n):
    return [[x async for x in agen(i)] async for i in agen(n)]


async def broken():
    async for x in agen(5):
        if x == 2:
            break
    else:
        return 'else'
    return 'broke'


print(run(nested(4), nested(2))[0], len(log))


async def tree(d):
    if d == 0:
        await Yield()
        return 1
    return await tree(d - 1) + await tree(d - 1)


print(run(*(tree(5) for _ in range(10)))[0])


async def deep(n):
    if n:
        return await deep(n - 1) + 1
    await Yield()
    return 0


print(run(deep(300), deep(200))[0])


async def cleanup(tag):
    try:
        while True:
            await Yield()
    except ValueError as e:
        return f'{tag} stopped by {e}'
    finally:
        log.append(f'{tag} cleaned')


log = []
cs = [cleanup(i) for i in range(4)]
for c in cs:
    c.send(None)
    c.send(None)
for i, c in enumerate(cs):
    try:
        if i % 2:
            c.throw(ValueError('throw'))
        else:
            c.close()
            print('closed')
    except StopIteration as e:
        print(e.value)
print(log)


async def retry(n):
    for attempt in range(n):
        try:
            await Yield()
            if attempt < 2:
                raise OSError(attempt)
            return f'ok after {attempt}'
        except OSError:
            await Yield()
        finally:
            await Yield()


print(run(retry(5), retry(2)))


async def gather(*cs):
    out = []
    for c in cs:
        out.append(await c)
    return out


print(run(gather(count(3), tree(2), retry(3)))[0])
sent = []


class Echo:
    def __await__(self):
        v = 0
        while v is not None:
            v = yield v
            sent.append(v)
        return len(sent)


async def use_echo(): return await Echo()
c = use_echo()
print(c.send(None), c.send(1), c.send('two'))
try:
    c.send(None)
except StopIteration as e:
    print(e.value, sent)
