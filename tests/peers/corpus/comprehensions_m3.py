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
try:
    (a for a in 5)
    print('created')
except TypeError as e:
    print(type(e).__name__)


def gen_in_comp():
    return [(yield_, i) for yield_, i in zip('ab', range(2))]


e = (i * 2 for i in range(3))
try:
    [1 // i for i in [1, 0]]
except ZeroDivisionError as ex:
    print(type(ex).__name__)
try:
    [undefined for i in range(1)]
except NameError as ex:
    print(type(ex).__name__)
