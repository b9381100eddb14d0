# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
print([i for i in range(5)], [i * i for i in range(10) if i % 2], [i for i in range(20) if i % 2 if i % 3])
print([(i, j) for i in range(3) for j in range(i)], [(i, j) for i in range(3) if i for j in 'ab' if j != 'a' or i > 1])
print([[j for j in range(i)] for i in range(4)], [x for row in [[1, 2], [3]] for x in row])
print({i % 3 for i in range(10)} == {0, 1, 2}, {i: i * i for i in range(4)}, {k: v for k, v in zip('abc', range(3))})
print({v: k for k, v in {'a': 1, 'b': 2}.items()}, dict((i, str(i)) for i in range(3)))
print(list(i for i in range(3)), tuple(i for i in 'ab'), sum(i for i in range(10)), max((i for i in [3, 1]), default=0), ''.join(c for c in 'abc' if c != 'b'))
i = 'outer'
print([i for i in range(3)], i)
x = 5
print([x + y for y in range(3)], [x for x in [x, x + 1]], x, [x for _ in range(2)])
print([lambda: i for i in range(3)][0](), [f() for f in [lambda: i for i in range(3)]])
print([(lambda y: x * y)(y) for y in range(3)], [a if a > 1 else -a for a in range(4)])
print([a for a, in [(1,), (2,)]], [a for a, *b in ['xyz']], [b for a, *b in ['xyz']], [(a, b) for (a, b) in {1: 2}.items()])
print([i for i in range(5) if (lambda v: v > 2)(i)], [j for i in range(3) for j in [i * 2]], [y for x in range(3) for y in [x] for x in [y + 10]])
print([[(a, b, c) for c in range(2)] for a in range(2) for b in range(2)])
print([*(i for i in range(2)), *[j for j in 'x']], {**{k: 1 for k in 'ab'}})
log = []


def L(v):
    log.append(v)
    return v


def it(n, tag):
    log.append(f'iter {tag}')
    for i in range(n):
        log.append(f'{tag}{i}')
        yield i


[L(('e', a, b)) for a in it(2, 'a') if L(('c', a)) for b in it(2, 'b')]
print(*log)
log.clear()
{L(f'k{a}'): L(f'v{a}') for a in range(2)}
print(*log)
log.clear()
g = (L(a) for a in it(2, 'lazy'))
print(log, next(g), log)
# first iterable evaluated at once, the rest lazily
try:
    (a for a in undefined_name)
except NameError as e:
    print(e)
g = (a for b in [1] for a in undefined_name)
try:
    next(g)
except NameError as e:
    print(e)
try:
    (a for a in 5)
    print('created')
except TypeError as e:
    print(e)


class C:
    k = 3
    a = [i for i in range(k)]
    try:
        b = [k for _ in range(2)]
    except NameError as e:
        b = str(e)
    c = list(i for i in range(k))
    d = [j for i in [k] for j in range(i)]
    e2 = {i: 'x' for i in (k,)}
    f = (lambda: 5)()
    try:
        g = [i for i in range(5) if i < k]
    except NameError as e:
        g = str(e)


print(C.a, C.b, C.c, C.d, C.e2, C.f, C.g)


def f(n):
    total = 0
    sq = [n * i for i in range(n)]
    def inner():
        return [n + v for v in sq]
    return sq, inner(), [total for _ in 'ab'], [[n for _ in range(1)] for _ in range(2)]


print(f(3))


def locs():
    a = 1
    return sorted(k for k in [a, 2]), [b for b in (a, 3)], 'b' in locals()


print(locs())
def gen_in_comp():
    return [(yield_, i) for yield_, i in zip('ab', range(2))]
print(gen_in_comp())
e = (i * 2 for i in range(3))
print(type(e).__name__, e.__name__, e.__qualname__, list(e), list(e))
try:
    [1 // i for i in [1, 0]]
except ZeroDivisionError as ex:
    print(type(ex).__name__)
print([i for i in []], {i for i in []}, {i: i for i in []}, list(i for i in []))
try:
    [undefined for i in range(1)]
except NameError as ex:
    print(ex)
try:
    [i for i in range(3)] + [qq for j in range(3) for qq in [j] if qq > zz]
except NameError as ex:
    print(ex)
print(sum([[1], [2]], []), [i for i in (yield_ for yield_ in range(3))], [n for n in range(30) if all(n % d for d in range(2, n)) and n > 1])
primes = [n for n in range(2, 50) if not any(n % p == 0 for p in range(2, int(n ** .5) + 1))]
print(primes)
m = [[1, 2, 3], [4, 5, 6]]
print([[r[c] for r in m] for c in range(3)], [sum(a * b for a, b in zip(r, r)) for r in m])
import sys
print([sys.intern(s) for s in ('a', 'b')], [__name__ for _ in [0]], [print] == [print for _ in [0]])
