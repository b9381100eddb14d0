# The itertools recipes.
from itertools import *
from collections import deque, Counter
import operator, math, random, functools


def take(n, it): return list(islice(it, n))
def prepend(v, it): return chain([v], it)
def tabulate(f, start=0): return map(f, count(start))
def repeatfunc(f, times=None, *args): return starmap(f, repeat(args) if times is None else repeat(args, times))
def flatten(ll): return chain.from_iterable(ll)
def ncycles(it, n): return chain.from_iterable(repeat(tuple(it), n))
def tail(n, it): return iter(deque(it, maxlen=n))
def consume(it, n=None):
    if n is None:
        deque(it, maxlen=0)
    else:
        next(islice(it, n, n), None)
def nth(it, n, default=None): return next(islice(it, n, None), default)
def quantify(it, pred=bool): return sum(map(pred, it))
def all_equal(it):
    g = groupby(it)
    return next(g, True) and not next(g, False)
def first_true(it, default=False, pred=None): return next(filter(pred, it), default)
def grouper(it, n, *, incomplete='fill', fillvalue=None):
    args = [iter(it)] * n
    if incomplete == 'fill':
        return zip_longest(*args, fillvalue=fillvalue)
    if incomplete == 'strict':
        return zip(*args, strict=True)
    return zip(*args)
def sliding_window(it, n):
    it = iter(it)
    w = deque(islice(it, n - 1), maxlen=n)
    for x in it:
        w.append(x)
        yield tuple(w)
def roundrobin(*its):
    pending = len(its)
    nexts = cycle(iter(i).__next__ for i in its)
    while pending:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))
def partition(pred, it):
    a, b = tee(it)
    return filterfalse(pred, a), filter(pred, b)
def subslices(seq): return starmap(operator.getitem, zip(repeat(seq), starmap(slice, combinations(range(len(seq) + 1), 2))))
def powerset(it):
    s = list(it)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def unique_everseen(it, key=None):
    seen = set()
    if key is None:
        for e in filterfalse(seen.__contains__, it):
            seen.add(e)
            yield e
    else:
        for e in it:
            k = key(e)
            if k not in seen:
                seen.add(k)
                yield e
def unique_justseen(it, key=None):
    return map(next, map(operator.itemgetter(1), groupby(it, key)))
def iter_except(f, exc, first=None):
    try:
        if first is not None:
            yield first()
        while 1:
            yield f()
    except exc:
        pass
def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[:3] = 0, 0, 0
    limit = math.isqrt(n) + 1
    for p in compress(range(limit), data):
        data[p * p:n:p + p] = bytes(len(range(p * p, n, p + p)))
    data[2] = 1
    return compress(range(n), data)
def factor(n):
    for p in sieve(math.isqrt(n) + 1):
        while not n % p:
            yield p
            n //= p
            if n == 1:
                return
    if n > 1:
        yield n
def matmul(m1, m2):
    n = len(m2[0])
    return grouper(starmap(lambda a, b: sum(map(operator.mul, a, b)), product(m1, zip(*m2))), n)
def convolve(signal, kernel):
    kernel = tuple(kernel)[::-1]
    n = len(kernel)
    w = deque([0], maxlen=n) * n
    for x in chain(signal, repeat(0, n - 1)):
        w.append(x)
        yield sum(map(operator.mul, kernel, w))
def poly_from_roots(roots): return list(functools.reduce(convolve, [(1, -r) for r in roots], [1]))
def before_and_after(pred, it):
    it = iter(it)
    transition = []
    def true_it():
        for e in it:
            if pred(e):
                yield e
            else:
                transition.append(e)
                return
    return true_it(), chain(transition, it)
def triplewise(it):
    for (a, _), (b, c) in pairwise(pairwise(it)):
        yield a, b, c
def random_product(*args, repeat=1):
    pools = [tuple(p) for p in args] * repeat
    return tuple(map(random.choice, pools))


print(take(3, count(5)), list(prepend(1, [2, 3])), take(4, tabulate(lambda x: x * x)), list(repeatfunc(pow, 3, 2, 5)), list(flatten([[1], [2, 3], []])), list(ncycles('ab', 2)), list(tail(3, 'abcdefg')))
it = iter(range(10))
consume(it, 3)
print(next(it))
consume(it)
print(next(it, 'done'), nth(range(10), 3), nth('ab', 9), quantify([1, 0, 2]), all_equal('aaa'), all_equal('ab'), all_equal(''), first_true([0, '', 5]), first_true([], 'd'), first_true(range(9), pred=lambda x: x > 6))
print(list(grouper('abcdefg', 3, fillvalue='x')), list(grouper('abcdefg', 3, incomplete='ignore')))
try:
    list(grouper('abcdefg', 3, incomplete='strict'))
except ValueError as e:
    print(e)
print(list(sliding_window('abcde', 3)), list(roundrobin('abc', 'd', 'ef')), [list(x) for x in partition(lambda x: x % 2, range(7))], list(subslices('abcd')), list(powerset([1, 2, 3])))
print(list(unique_everseen('AAAABBBCCDAABBB')), list(unique_everseen('ABBCcAD', str.lower)), list(unique_justseen('AAAABBBCCDAABBB')), list(iter_except([1, 2, 3].pop, IndexError)))
print(list(sieve(60)), list(factor(1000000007 * 6)) if 0 else list(factor(99991 * 12)), list(factor(2**20 * 3)), [list(m) for m in matmul([(7, 5), (3, 5)], [[2, 5], [7, 9]])], list(convolve([1, -1, -20], [1, -3])), poly_from_roots([5, -4, 3]))
a, b = before_and_after(str.isupper, 'ABCdEfGhI')
print(''.join(a), ''.join(b), list(triplewise('ABCDE')))
random.seed(1)
print(random_product('abc', range(5), repeat=2), Counter(chain('hello', 'world')).most_common(2))
print(len(list(powerset(range(12)))), sum(factor(600851475143)), list(islice(sliding_window(count(), 4), 2)))
