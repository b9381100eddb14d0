# Delegation: values, sent values, results and exceptions pass through.
def inner(name):
    total = 0
    while True:
        try:
            x = yield total
        except ValueError:
            print(name, 'reset')
            total = 0
            continue
        if x is None:
            return name + str(total)
        total += x


def middle():
    a = yield from inner('a')
    b = yield from inner('b')
    return a + b


def outer():
    result = yield from middle()
    yield 'result ' + result


g = outer()
next(g)
print(g.send(1), g.send(2), g.throw(ValueError('x')), g.send(5), g.send(None), g.send(7), g.send(None))
print(list(g))


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


print(list(flatten([1, [2, [3, [], [4]], 5], [[6]]])))


def chars():
    yield from 'abc'
    yield from range(3)
    return (yield from [])


print(list(chars()))
