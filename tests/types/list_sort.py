# Sorting: stability, keys, reverse, runs, mixed types, errors, mutation during the sort.
import random, functools
rnd = random.Random(5)
for n in (0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 500, 1000, 5000):
    a = [rnd.randint(-n, n) for _ in range(n)]
    s = sorted(a)
    assert all(s[i] <= s[i + 1] for i in range(n - 1)) and len(s) == n and sum(s) == sum(a)
    p = sorted(enumerate(a), key=lambda t: t[1])
    assert [x[1] for x in p] == s and all(p[i][1] < p[i + 1][1] or p[i][0] < p[i + 1][0] for i in range(n - 1))
    q = sorted(enumerate(a), key=lambda t: t[1], reverse=True)
    assert [x[1] for x in q] == s[::-1] and all(q[i][1] > q[i + 1][1] or q[i][0] < q[i + 1][0] for i in range(n - 1))
    print(n, s[:3], s[-3:], [x[0] for x in p[:4]], [x[0] for x in q[:4]])


class Count:
    n = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        Count.n += 1
        return self.v < o.v


def comparisons(values):
    Count.n = 0
    l = [Count(v) for v in values]
    l.sort()
    assert [c.v for c in l] == sorted(values)
    return Count.n


print('sorted input', comparisons(range(1000)), 'reversed', comparisons(range(1000, 0, -1)), 'equal', comparisons([5] * 1000))
print('few', [comparisons(range(n)) for n in range(6)], [comparisons(range(n, 0, -1)) for n in range(6)])
print('nlogn', comparisons([rnd.random() for _ in range(1000)]) < 9500, 'two runs', comparisons(list(range(500)) + list(range(500))) < 3000)
words = 'the Quick brown fox Jumps over the lazy Dog and THE end'.split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: (-len(w), w.lower())))
print(sorted([3, 1.5, True, 0, -2.5, 10**20, -10**20]), sorted('hello'), sorted({3: 1, 1: 2}), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted([[2], [1, 5], []]), sorted([b'b', b'a', b'']), sorted([False, True, False]), sorted([1.5, float('inf'), float('-inf'), 0.0, -0.0]), sorted('aé€😀Z'), sorted([frozenset([1, 2]), frozenset([1])]), sorted((x for x in 'cab')))
for bad in ([1, 'a'], [None, 1], [1j, 2j], [{}, {}], [object(), object()], ['a', 1, None], [(1, 'a'), (1, 2)], [[1], (1,)], [len, print], [1, 2, 'x', 3]):
    try:
        sorted(bad)
        print('sorted')
    except TypeError as e:
        print(e)
print(sorted([1j]), sorted([None]), sorted([]), sorted([{}]))


def key_raises(x):
    if x == 3:
        raise ValueError('key of 3')
    return -x


l = [1, 2, 3, 4]
try:
    l.sort(key=key_raises)
except ValueError as e:
    print(e, l)


class BadLt:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v == 3 or o.v == 3:
            raise ValueError('lt of 3')
        return self.v < o.v
    def __repr__(self): return f'B{self.v}'


l = [BadLt(v) for v in (5, 4, 1, 3, 2)]
try:
    l.sort()
except ValueError as e:
    print(e, sorted(b.v for b in l), len(l))


def mutate_key(x):
    l.append(x)
    return x


l = [3, 1, 2]
try:
    l.sort(key=mutate_key)
except ValueError as e:
    print(e, l)
l = [3, 1, 2]
seen = []
l.sort(key=lambda x: (seen.append(list(l)), x)[1])
print(seen, l)


class Clear:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        l.clear()
        return self.v < o.v


l = [Clear(2), Clear(1), Clear(3)]
try:
    l.sort()
    print('no error', len(l))
except ValueError as e:
    print(e, len(l))
l = [Clear(2), Clear(1)]


class Truthy:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return [] if self.v >= o.v else 'yes'
    def __repr__(self): return f'T{self.v}'


print(sorted([Truthy(3), Truthy(1), Truthy(2)]))


class OnlyGt:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return f'G{self.v}'


print(sorted([OnlyGt(3), OnlyGt(1), OnlyGt(2)]))
print(sorted([5, 2, 9], key=functools.cmp_to_key(lambda a, b: b - a)), sorted('bca', key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
l = [4, 2, 5]
print(l.sort(), l, sorted(l, reverse=1), sorted(l, reverse=0), sorted(l, key=None), list.sort(l, reverse=True), l)
nan = float('nan')
x = [3, nan, 1, 2]
x.sort()
print(x)
data = [(i % 7, -i) for i in range(30)]
data.sort(key=lambda t: t[0])
print(data)
data.sort(key=lambda t: t[1] % 3, reverse=True)
print(data)
runs = list(range(50)) + list(range(30, 0, -1)) + [5] * 20 + list(range(100, 0, -2))
print(sorted(runs) == sorted(runs[::-1]), sorted(runs)[40:60])
strs = [str(rnd.randint(0, 99999)) for _ in range(300)] + ['é' + str(i) for i in range(20)]
strs.sort()
print(strs[:5], strs[-3:])
fl = [rnd.uniform(-1, 1) for _ in range(300)] + [1, 0, -1]
fl.sort()
print(fl[:2], fl[-2:], fl.index(0))
tup = [(rnd.randint(0, 3), rnd.choice('abc'), rnd.random()) for _ in range(50)]
tup.sort()
print(tup[:3])
big = [10**20 + rnd.randint(-9, 9) for _ in range(50)] + [5, -5, 2**62, -2**62, 2**63, -2**63]
big.sort()
print(big[:5], big[-2:])
gal = list(range(0, 1000, 2)) + list(range(1, 1000, 2))
gal.sort()
print(gal == list(range(1000)), sorted([0] * 500 + [1] * 500 + [0] * 500) == [0] * 1000 + [1] * 500)
