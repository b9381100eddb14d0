# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
log = []


def L(v):
    log.append(v)
    return v


def it(n, tag):
    log.append(f'iter {tag}')
    for i in range(n):
        log.append(f'{tag}{i}')
        yield i


log.clear()
log.clear()
g = (L(a) for a in it(2, 'lazy'))
print(log, next(g), log)


def f(n):
    total = 0
    sq = [n * i for i in range(n)]
    def inner():
        return [n + v for v in sq]
    return sq, inner(), [total for _ in 'ab'], [[n for _ in range(1)] for _ in range(2)]


print(f(3))
