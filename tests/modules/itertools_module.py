# itertools: every function, laziness and argument errors.
from itertools import *
import operator


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


def L(it, n=None): return list(it) if n is None else list(islice(it, n))


for src in '''L(count(), 3)|L(count(5), 3)|L(count(5, -2), 4)|L(count(1.5, 0.5), 3)|L(count(step=3), 3)|L(count(2**63 - 2), 4)|L(count(10**20, 10**19), 3)|count('a')|count(1, 'a')|repr(count(5))|repr(count(5, 2))|repr(count(1.5))|repr(count(1, 1.0))|L(count(1j, 2), 2)|count(1, 2, 3)|L(count(True), 2)|L(count(start=1, step=-1), 3)|L(cycle('ab'), 5)|L(cycle([]))|cycle(5)|cycle()|L(repeat(5, 3))|L(repeat(5, 0))|L(repeat(5, -1))|L(repeat('x'), 3)|repr(repeat(5))|repr(repeat(5, 2))|repeat()|repeat(5, 'a')|repeat(5, times=2).__length_hint__()|L(repeat(object=1, times=2))|L(map(pow, range(4), repeat(2)))
L(accumulate([1, 2, 3]))|L(accumulate([1, 2, 3], operator.mul))|L(accumulate([1, 2], initial=10))|L(accumulate([], initial=5))|L(accumulate([]))|L(accumulate('abc'))|L(accumulate([3, 1, 4, 1, 5], max))|L(accumulate([1, 'a']))|accumulate(5)|accumulate()|L(accumulate([1, 2, 3], lambda a, b: a * 10 + b, initial=None))|L(accumulate([1, 2], 5))|L(accumulate(iterable=[1, 2], func=None))|L(accumulate([[1], [2]]))|L(chain('ab', [1], ()))|L(chain())|L(chain([1], 5))|L(chain.from_iterable(['ab', 'cd']))|chain.from_iterable(5)|L(chain.from_iterable([1]))|L(chain.from_iterable(x for x in ['a', 'b']))|next(chain([], [1]))
L(compress('abcdef', [1, 0, 1, 0, 1]))|L(compress('abc', 'xyz'))|L(compress([], [1]))|compress('a')|compress(5, [1])|L(compress(data='ab', selectors=[0, 1]))|L(dropwhile(lambda x: x < 3, [1, 2, 3, 1]))|L(dropwhile(None, [1])) if 0 else 1|L(dropwhile(5, [1]))|dropwhile(5)|L(takewhile(lambda x: x < 3, [1, 2, 3, 1]))|L(takewhile(bool, [1, 0, 1]))|takewhile(1)|L(filterfalse(None, [0, 1, '', 2]))|L(filterfalse(lambda x: x % 2, range(5)))|filterfalse(None)|L(filterfalse(5, [1]))|L(starmap(pow, [(2, 3), (3, 2)]))|L(starmap(lambda *a: a, [[], [1], 'ab']))|L(starmap(pow, [5]))|starmap(pow)|L(starmap(5, [(1,)]))
L(islice('abcdef', 3))|L(islice('abcdef', 1, 4))|L(islice('abcdef', 1, None, 2))|L(islice('abcdef', None))|L(islice('abc', 5, 10))|L(islice('abc', 0))|islice('a', -1)|islice('a', 1, -1)|islice('a', 0, 5, 0)|islice('a', 'x')|islice('a')|islice(5, 1)|islice('a', 1.5)|L(islice(count(), 2, 10, 3))|L(islice('abc', None, None))|L(islice('abc', None, 2, None))|islice('a', 1, 2, 3, 4)|islice('a', 2, 'b')|L(islice('abcdef', 4, 2))|islice('a', 10**30)|L(pairwise('abcd'))|L(pairwise('a'))|L(pairwise([]))|pairwise(5)|pairwise()|L(pairwise(range(3)))|L(zip_longest('ab', 'xyz', fillvalue='-'))|L(zip_longest('ab', [1]))|L(zip_longest())|L(zip_longest('', 'a', 'bc'))|zip_longest(5)|zip_longest('a', fill=1)|L(zip_longest([], []))
L(product('ab', [1, 2]))|L(product())|L(product('ab', repeat=2))|L(product('ab', repeat=0))|L(product('ab', []))|product('a', repeat=-1)|product('a', repeat='x')|product(5)|len(L(product(range(3), repeat=3)))|L(product('ab', 'c', repeat=2))|L(permutations('abc'))|L(permutations('abc', 2))|L(permutations('ab', 3))|L(permutations([], 0))|L(permutations('a', 0))|permutations('a', -1)|permutations('a', 'x')|permutations(5)|L(permutations('ab', None))|len(L(permutations(range(6))))|L(permutations('aab', 2))|L(combinations('abcd', 2))|L(combinations('abc', 0))|L(combinations('ab', 3))|combinations('a', -1)|combinations('ab')|len(L(combinations(range(10), 5)))|L(combinations(iterable='abc', r=3))|L(combinations_with_replacement('abc', 2))|L(combinations_with_replacement('ab', 0))|L(combinations_with_replacement([], 1))|combinations_with_replacement('a', -1)|len(L(combinations_with_replacement(range(5), 3)))
[(k, L(g)) for k, g in groupby('aabbbc')]|[(k, L(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)]|[(k, L(g)) for k, g in groupby([])]|groupby(5)|groupby()|[k for k, g in groupby('aab')]|[(k, len(L(g))) for k, g in groupby(sorted('mississippi'))]|[(k, L(g)) for k, g in groupby(['a', 'B', 'b'], key=str.lower)]|next(groupby('a'))[0]|[L(g) for k, g in groupby([1, 1.0, True, 2])]|L(groupby([1], 5))|[L(x) for x in tee([1, 2])]|tee([1], 0)|tee([1], -1)|len(tee([1], 3))|tee(5)|tee([1], 'a')|type(tee([1])).__name__|type(count()).__name__|iter(cycle('a')).__class__.__name__'''.replace('\n', '|').split('|'):
    t(src)
log = []


def src_(n, tag=''):
    for i in range(n):
        log.append(f'{tag}{i}')
        yield i


def show(x):
    print(x, log)
    log.clear()


show(list(islice(src_(10), 2)))
show(list(islice(src_(10), 1, 5, 2)))
it = src_(6)
show((list(islice(it, 2)), next(it)))
show(list(takewhile(lambda x: x < 2, src_(5))))
show(next(dropwhile(lambda x: x < 2, src_(5))))
c = chain(src_(2, 'a'), src_(2, 'b'))
show(next(c))
show(list(c))
show(list(zip_longest(src_(1, 'x'), src_(2, 'y'))))
p = product(src_(2), src_(2))
show(next(p))
show(list(p))
a, b = tee(src_(4))
show((next(a), next(a)))
show(next(b))
show((list(b), list(a)))
g = groupby(src_(5), lambda x: x // 2)
k1, g1 = next(g)
show((k1, next(g1)))
k2, g2 = next(g)
show((k2, list(g1)))
show(list(g2))
show([(k, list(v)) for k, v in g])
cy = cycle(src_(2))
show([next(cy) for _ in range(5)])
show(list(pairwise(src_(3))))
ac = accumulate(src_(3))
show((next(ac), list(ac)))
cp = compress(src_(4), src_(9, 's'))
show(list(cp))
for f in (lambda: list(accumulate([1, 0], lambda a, b: a // b)), lambda: list(starmap(lambda a: 1 // a, [(0,)])), lambda: list(takewhile(lambda x: 1 // x, [0])), lambda: list(groupby([0], lambda x: 1 // x)), lambda: list(chain(1 // x for x in [0])), lambda: list(filterfalse(lambda x: 1 // x, [0]))):
    try:
        f()
    except ZeroDivisionError as e:
        print(type(e).__name__)
a, b, c = tee('abc', 3)
print(next(a), list(b), list(a), list(c))
x, = tee([1, 2], 1)
y, z = tee(x)
print(list(y), list(z))
r = repeat('r', 2)
print(next(r), r, next(r), next(r, 'end'), r)
n = count(3)
print(next(n), n, next(n), n)
class S(chain): pass
class Cnt(count):
    def __next__(self): return super().__next__() * 10
print(list(S('a', 'b')), list(islice(Cnt(1), 3)), next(Cnt(5)))
print(sum(islice(count(1), 1000)), list(islice(accumulate(cycle([1, -1]), operator.add), 6)), max(accumulate(range(100))), len(list(permutations(range(7), 3))), sum(1 for _ in product(range(10), repeat=4)), list(combinations(range(5), 3))[-1], len(list(chain.from_iterable(combinations(range(8), r) for r in range(9)))))
