# Generators: next, send, throw, close, return values, attributes, errors.
def perm(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for p in perm(items[:i] + items[i + 1:]):
                yield items[i:i + 1] + p


print(list(perm('abc')))


def yields_expr():
    x = yield
    y = yield x
    z = (yield y) + (yield)
    return [x, y, z, (yield)]


g = yields_expr()
print([next(g)] + [g.send(i) for i in range(1, 5)])
