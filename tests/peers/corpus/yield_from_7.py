# yield from: delegation of send, throw, close and return values.
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


def deep(n):
    if n == 0:
        got = yield 'bottom'
        return got
    return (yield from deep(n - 1)) + 1


g = deep(50)
print(next(g))
