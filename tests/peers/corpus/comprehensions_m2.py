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
try:
    (a for a in undefined_name)
except NameError as e:
    print(type(e).__name__)
g = (a for b in [1] for a in undefined_name)
try:
    next(g)
except NameError as e:
    print(type(e).__name__)
