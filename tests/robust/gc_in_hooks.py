# Collections forced in the middle of everything: comparison, hashing, sorting, formatting, iteration, construction.
import gc


class N:
    """Every hook collects and makes garbage."""
    live = 0

    def __init__(self, v):
        self.v = v
        self.me = self

    def __del__(self):
        N.live += 1

    def _g(self):
        x = []
        x.append(x)
        gc.collect()

    def __eq__(self, o):
        self._g()
        return isinstance(o, N) and self.v == o.v

    def __hash__(self):
        self._g()
        return hash(self.v)

    def __lt__(self, o):
        self._g()
        return self.v < o.v

    def __repr__(self):
        self._g()
        return f'N{self.v}'

    def __format__(self, s):
        self._g()
        return f'{self.v:{s}}'

    def __add__(self, o):
        self._g()
        return N(self.v + (o.v if isinstance(o, N) else o))

    __radd__ = __add__

    def __iter__(self):
        for i in range(self.v):
            self._g()
            yield N(i)

    def __len__(self):
        self._g()
        return self.v

    def __getitem__(self, k):
        self._g()
        if k >= self.v:
            raise IndexError(k)
        return [self.v, k]

    def __call__(self, *a, **k):
        self._g()
        return list(a), dict(k)

    def __enter__(self):
        self._g()
        return self

    def __exit__(self, *a):
        self._g()
        return True

    def __getattr__(self, n):
        self._g()
        return n + '!'

    def __index__(self):
        self._g()
        return self.v

    def __bool__(self):
        self._g()
        return self.v > 0

    def __contains__(self, x):
        self._g()
        return x == self.v


def key(x):
    gc.collect()
    return -x


print(sorted([3, 1, 2], key=key), sorted([N(3), N(1), N(2)]), max([N(1), N(5)]), min(N(4), N(2)))
d = {N(i): str(i) * 3 for i in range(5)}
print(d[N(3)], N(9) in d, d.get(N(4)), d.pop(N(0)), len(d), sorted(d.values()), d == {N(i): str(i) * 3 for i in range(1, 5)})
s = {N(1), N(2), N(1)}
print(len(s), s & {N(2)}, len(s | {N(7)}), [N(1), N(2)].index(N(2)), [N(1)] == [N(1)], (N(1), 2) == (N(1), 2))
print(f'{N(5):>4}|{N(6)!r}', '%s %r' % (N(1), [N(2)]), '{:03}'.format(N(7)), str([N(1), {N(2): (N(3),)}]), ','.join(map(repr, N(3))))
print(sum([N(1), N(2), N(3)], N(0)), N(1) + N(2), 5 + N(1), list(N(3)), [*N(2), *N(2)], len(N(4)), [1, 2, 3][N(1)], 'x' * N(3), list(range(N(2))))
a, *b = N(4)
print(a, b, dict.fromkeys(N(3), 0), tuple(N(2)), list(zip(N(2), N(3))), list(enumerate(N(2))), {x.v: [x] for x in N(3)}, N(3)(1, N(2), k=[N(4)]), N(1).attr, 5 in N(5), bool(N(0)), not N(1))
with N(1) as w:
    raise ValueError('swallowed')
print(w, [x for x in N(3) if x], [(x, y) for x in N(2) for y in N(2)], (lambda *a, **k: (len(a), sorted(k)))(*N(3), **{'a': N(1), 'b': N(2)}))


def gen(n):
    for i in range(n):
        gc.collect()
        got = yield [i] * 3
        if got:
            gc.collect()


g = gen(4)
print(next(g), g.send([1]), list(g))


def closure(n):
    big = [str(i) for i in range(n)]

    def f():
        gc.collect()
        return len(big), big[-1]
    gc.collect()
    return f


fs = [closure(i + 1) for i in range(5)]
gc.collect()
print([f() for f in fs])


class Meta(type):
    def __new__(m, n, b, ns):
        gc.collect()
        return super().__new__(m, n, b, ns)

    def __call__(cls, *a):
        gc.collect()
        return super().__call__(*a)


class K(metaclass=Meta):
    def __new__(cls, *a):
        gc.collect()
        return super().__new__(cls)

    def __init__(self, *a):
        gc.collect()
        self.a = [a, {'k': a}]


print([K(i, [i]).a for i in range(3)])
try:
    try:
        raise ValueError([1, 2, 3])
    finally:
        gc.collect()
except ValueError as e:
    gc.collect()
    print(e.args, e.__traceback__ is not None)
t = ()
for i in range(50):
    t = (t, [i], {i: str(i)})
    if i % 10 == 0:
        gc.collect()
n = 0
while t:
    n += t[1][0] + len(t[2])
    t = t[0]
print(n)
words = [bytearray(str(i).encode() * 50) for i in range(300)]
gc.collect()
print(sum(map(len, words)), bytes(words[7][:4]))
text = ''
for i in range(200):
    text += chr(97 + i % 26) * (i % 7)
    if i % 50 == 0:
        gc.collect()
print(len(text), text[-9:])
objs = []
for i in range(2000):
    x = N(i)
    if i % 3 == 0:
        objs.append(x)
    if i % 500 == 0:
        gc.collect()
del x
gc.collect()
print(len(objs), sum(o.v for o in objs), N.live > 1300)
weird = eval('[' * 30 + 'N(1)' + ']' * 30)
gc.collect()
print(repr(weird).count('['))
async def co(n):
    gc.collect()
    return [n] if n == 0 else [n, *await co(n - 1)]
try:
    co(20).send(None)
except StopIteration as e:
    print(e.value)
import itertools, functools
print(list(itertools.accumulate(N(4), lambda a, b: (gc.collect(), a + b)[1])), functools.reduce(lambda a, b: (gc.collect(), [*a, b])[1], range(5), []), list(itertools.groupby([1, 1, 2], key=lambda v: (gc.collect(), v)[1]))[0][0], list(map(lambda *a: (gc.collect(), a)[1], 'ab', 'cd')), [list(p) for p in itertools.permutations(N(2))])
@functools.lru_cache(maxsize=3)
def cached(n):
    gc.collect()
    return [n] * 2
print([cached(i % 5) for i in range(12)], cached.cache_info())
