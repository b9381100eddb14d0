# types.coroutine: generator functions stay what they are, others are wrapped.
import types


@types.coroutine
def sleep(d):
    x = yield d
    return x


def plain():
    return iter([1, 2])


def returns_generator():
    return (x for x in 'ab')


class Sends:
    def send(self, v): return v
    def throw(self, *a): pass
    def close(self): pass
    def __iter__(self): return self
    def __next__(self): return 7


async def co():
    return await sleep(3)


print(type(sleep(1)), sleep.__code__.co_flags & 0x1a0, types.coroutine(sleep) is sleep, types.coroutine(co) is co)
c = co()
print(c.send(None))
try:
    c.send('result')
except StopIteration as e:
    print(e.value)
print(type(types.coroutine(plain)()).__name__, type(types.coroutine(returns_generator)()).__name__)
w = types.coroutine(Sends)()
print(type(w).__name__, next(w), w.send(5))
for bad in (5, None, 'x'):
    try:
        types.coroutine(bad)
    except TypeError as e:
        print(e)
