# random: what subclasses and instances may override, state, seeds of every kind.
import random

for seed in [0, -1, 2**64, 10**50, True, 0.5, 1e300, '', 'hello', 'é€𝄞', 'x' * 200, b'', b'abc', bytearray(b'xyz')]:
    r = random.Random(seed)
    print([r.random() for _ in range(2)], r.getrandbits(1), r.getrandbits(65), r.getrandbits(200))
    if isinstance(seed, (str, bytes)):
        r.seed(seed, version=1)
        print(r.random())


class ByRandom(random.Random):
    def random(self):
        return 0.25 + super().random() / 2


class ByBits(random.Random):
    n = 0

    def getrandbits(self, k):
        self.n += 1
        return super().getrandbits(k)


class Both(ByRandom):
    def getrandbits(self, k):
        return 1


class Below(random.Random):
    def _randbelow(self, n):
        return n - 1


class Init(random.Random):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y


class Seed(random.Random):
    def seed(self, a=None):
        self.given = a
        super().seed(99)


for cls in ByRandom, ByBits, Both, Below:
    r = cls(3)
    items = list(range(10))
    if cls is not Both:
        r.shuffle(items)
        print(r.sample(range(3 if cls is Below else 100), 1))
    print(cls.__name__, r.random(), r.randrange(1000), r.choice('abcdef'), r.gauss(0, 1), items)
print(ByBits(1).randbytes(4), Init(4, 5).random(), Init(4, 5).y, Seed(7).given, Seed(7).random())

r = random.Random(1)
r.random = lambda: 0.5
print(r.random(), r.uniform(0, 1), r.choice('abc'))
r = random.Random(1)
r.getrandbits = lambda k: 0
print(r.randrange(9), r.random())
r = random.Random(1)
cls, args, state = r.__reduce__()
other = cls(*args)
other.__setstate__(state)
print(r.random() == other.random(), r.getstate()[0], len(r.getstate()[1]))
r.gauss()
state = r.getstate()
a = r.gauss(), r.random()
r.setstate(state)
print(a == (r.gauss(), r.random()))
s = random.SystemRandom()
print(0 <= s.random() < 1, 0 <= s.randrange(10) < 10, len(s.randbytes(9)), s.getrandbits(70) < 2**70,
      sorted(s.sample(range(5), 5)), s.choice('a'), isinstance(s, random.Random))
for f in s.getstate, lambda: s.setstate(1):
    try:
        f()
    except NotImplementedError as e:
        print(e)
