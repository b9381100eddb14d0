# aiter and anext.
class A:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class BadAiter:
    def __aiter__(self): return 5


class Aw:
    def __aiter__(self): return self
    def __anext__(self): return self
    def __await__(self):
        yield 'suspended'
        return 'result'


def run(c):
    out = []
    try:
        while True:
            out.append(c.send(None))
    except StopIteration as e:
        return out, e.value
    except BaseException as e:
        return out, type(e).__name__, str(e)


async def main():
    a = A(2)
    it = aiter(a)
    r = [it is a, await anext(it), await anext(it)]
    r.append(await anext(it, 'dflt'))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        r.append(repr(e))
    r.append(await anext(Aw()))
    return r


print(run(main()))


async def agen():
    yield 1
    yield 2


async def m2():
    g = agen()
    return await anext(g), await anext(g, 0), await anext(g, 'end'), aiter(g) is g


print(run(m2()))
for f in (lambda: aiter([]), lambda: aiter(BadAiter()), lambda: anext(5), lambda: anext(iter([])), lambda: aiter(), lambda: anext(), lambda: aiter(A(1), 2), lambda: anext(A(1), 1, 2), lambda: anext(BadAiter(), 5)):
    try:
        f()
    except TypeError as e:
        print(e)
