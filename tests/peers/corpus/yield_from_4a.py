# yield from: delegation of send, throw, close and return values.
def simple():
    x = yield from [1, 2]
    print('list returned', x)
    yield from 'ab'
    yield from range(2)
    yield from {}
    y = yield from (i * i for i in range(3))
    print(y)
    yield from map(str, [7])
    return (yield from iter(()))


g = simple()
print(next(g))
