# random: exact sequences for seeds.
import random


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


R = random.Random
for seed in (0, 1, 42, -5, 2**40, 10**30, 1.5, 'seed', b'bytes', bytearray(b'ba'), '', 'é'):
    r = R(seed)
    print(repr(seed), r.random(), r.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(64), r.getrandbits(100), r.randint(1, 6), r.randrange(10), r.randrange(5, 50, 5), r.uniform(1, 2), r.choice('abcdef'), r.sample(range(100), 5))
r = R(7)
print([r.randint(-5, 5) for _ in range(20)], [r.randrange(1000) for _ in range(10)], [r.randrange(10**20) for _ in range(3)], [r.randrange(0, -10, -3) for _ in range(8)])
l = list(range(20))
r.shuffle(l)
print(l)
print(r.choices('abc', k=10), r.choices([1, 2, 3], weights=[1, 10, 1], k=10), r.choices('xy', cum_weights=[1, 100], k=10), r.choices(range(1000), k=3), r.choices('ab', weights=[0.5, 1.5], k=5))
print(r.sample('abcdefgh', 3), r.sample(range(10**9), 4), r.sample([1, 1, 2], 2), r.sample(['a', 'b'], counts=[3, 2], k=4), r.sample(range(21), 20), r.sample((1, 2), 0))
print([round(r.gauss(0, 1), 12) for _ in range(6)], [round(r.normalvariate(10, 2), 12) for _ in range(4)])
print(round(r.betavariate(2, 3), 12), round(r.expovariate(1.5), 12), round(r.gammavariate(2, 3), 12), round(r.gammavariate(0.5, 1), 12), round(r.gammavariate(1, 2), 12), round(r.lognormvariate(0, 1), 12), round(r.paretovariate(3), 12), round(r.weibullvariate(1, 2), 12), round(r.vonmisesvariate(1, 4), 12), round(r.triangular(0, 10, 3), 12), round(r.triangular(), 12), round(r.vonmisesvariate(0, 1e-10), 12))
print(r.randbytes(8), r.randbytes(0), r.randbytes(13), r.getrandbits(0), r.getrandbits(1000) % 10**20)
st = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(st)
print(a == [r.random() for _ in range(3)], st[0], len(st[1]), st[1][-1] <= 624, st[2])
random.seed(12345)
print(random.random(), random.randint(1, 100), random.choice([1, 2, 3]), random.shuffle([1]), random.uniform(0, 1), random.getrandbits(16))
random.seed(99, version=2)
print(random.random())
random.seed('abc', version=1)
print(random.random())
for seed in (True, False, 3.0, -3, 3):
    print(seed, R(seed).random())
for i in range(5):
    random.seed(i)
    print([random.randint(0, 9) for _ in range(15)], random.sample(range(50), 6), ''.join(random.choices('ACGT', k=12)))
x = R(3)
for _ in range(2000):
    x.random()
print(x.random(), x.getrandbits(128))
for src in '''r.randrange(0)|r.randrange(1, 10, 0)|r.choice([])|r.choice('')|r.choice(5)|r.sample([1, 2], 3)|r.sample({1, 2}, 1)|r.sample([1], -1)|r.sample(5, 1)|r.choices([], k=1)|r.choices([1], weights=[1, 2])|r.choices([1, 2], weights=[0, 0])|r.choices([1], [1], cum_weights=[1])|r.choices([1, 2], k=-1)|r.getrandbits('a')|r.getrandbits()|r.random(1)|r.shuffle((1, 2))|r.shuffle('abc')|r.uniform('a', 1)|r.betavariate(0, 0)|r.gammavariate(-1, 1)|r.seed(1, 2, 3)|r.setstate(5)|r.setstate((3, (1, 2), None))|r.setstate((9, (), None))|r.sample([1, 2], counts=[1, 1], k=5)|r.choices([1, 2], weights=['a', 1])|r.triangular(0, 0)|isinstance(random.Random(), random.Random)|isinstance(random.random(), float)'''.replace('\n', '|').split('|'):
    t(src)


class Half(R):
    def random(self): return 0.5


h = Half()
print(h.random(), h.randrange(10), h.choice('abcd'), h.uniform(0, 10), h.sample(range(10), 3), h.gauss(0, 1))
l = list('abcdefghij')
h.shuffle(l)
print(l)
class I:
    def __index__(self): return 10
print(R(5).randrange(I()), R(5).randint(I(), 20))
acc = 0
x = R(2024)
for _ in range(20000):
    acc = (acc * 31 + int(x.random() * 1e9)) % 1000000007
print(acc, sum(x.randrange(7) for _ in range(5000)), round(sum(x.gauss(0, 1) for _ in range(1000)), 9))
