# Rich comparison, hashing and identity.
class C:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        if not isinstance(o, C):
            return NotImplemented
        return self.n == o.n

    def __lt__(self, o):
        if not isinstance(o, C):
            return NotImplemented
        return self.n < o.n

    def __repr__(self):
        return f'C{self.n}'


a, b, c = C(1), C(2), C(1)
print(a == c, a != c, a == b, a != b, a < b, b > a, a > b, a == 1, a != 1, 1 == a, a is c)
for src in ('a <= b', 'a >= b', 'a < 1', '1 < a', 'a > 1', 'hash(a)', 'hash((a,))'):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, e)
print(C.__hash__, sorted([b, a, c]), min(b, a), max([a, b]), [a, b] == [c, C(2)], (a,) < (b,), a in [c], [b, a].index(c), [a, c, b].count(C(1)))


class H(C):
    def __hash__(self):
        return hash(self.n)


print(hash(H(5)) == hash(5), len({H(1), H(1), H(2)}), {H(1): 'x'}[H(1)], H(1) in {H(1)})


class H2(C):
    __hash__ = object.__hash__


print(len({H2(1), H2(1)}), H2(1) == H2(1))


class NoEq:
    __hash__ = None


try:
    hash(NoEq())
except TypeError as e:
    print(e)


class HashOnly:
    def __hash__(self):
        return 5


print(len({HashOnly(), HashOnly()}), hash(HashOnly()))


class BigHash:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h


for h in (-1, -2, 2**61 - 1, 2**61, 2**62, 2**63, 10**30, -2**63, -10**30, True):
    print(h, hash(BigHash(h)), hash(BigHash(h)) == hash(h))
print(hash(0), hash(1), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(2**61 - 2), hash(-2**61), hash(10**100), hash(-10**100))
print(hash(1.0), hash(0.5), hash(-0.0), hash(float('inf')), hash(float('-inf')), hash(1e300), hash(2.0**61), hash(0.1), hash(1 + 0j), hash(1j), hash(1.5 + 2j), hash(True), hash(None) == hash(None))
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash(frozenset()) == hash(frozenset()), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(range(3)) == hash(range(0, 3, 1)))
print(hash('a') == hash('a'), hash(b'abc') == hash(memoryview(b'abc')))


class NE:
    def __ne__(self, o):
        return 'custom ne'


n = NE()
print(n != 1, n == n, n == 1, 1 != n)


class OnlyEq:
    def __eq__(self, o):
        return 'truthy'


print(OnlyEq() != 1, OnlyEq() == 1, not OnlyEq() == 1, 1 == OnlyEq(), 1 != OnlyEq())


class R:
    def __init__(self, tag):
        self.tag = tag
    for op in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
        exec(f'def __{op}__(self, o):\n    print(self.tag, "{op}", end="; ")\n    return NotImplemented')
    del op


x, y = R('x'), R('y')
for op in ('<', '<=', '==', '!=', '>', '>='):
    try:
        print(op, eval(f'x {op} y'))
    except TypeError as e:
        print(e)
# containers compare by identity first, then equality
nan = float('nan')
l = [nan]
print(nan == nan, l == l, [nan] == [nan], nan in l, (nan,) == (nan,), {nan: 1} == {nan: 1}, l.index(nan), l.count(nan), [float('nan')] == [float('nan')], {1: nan} == {1: nan})
for p, q in (([1, 2], [1, 3]), ([1, 2], [1, 2, 0]), ([], [0]), ((1, 'a'), (1, 'b')), ([[1], 2], [[1], 3]), ('abc', 'abd'), (b'a', b'b'), ({1}, {1, 2}), (frozenset([1]), {1})):
    print(p, q, p < q, p <= q, p == q, p != q, p > q, p >= q)
for src in ('[1] < (1,)', '[1] < ["a"]', '[1, "a"] < [1, 2]', '[1, "a"] < [2, 2]', '{} < {}', 'None < None', '1 < "a"', '1j < 2j', '[] < 5', '() >= []', 'object() < object()', 'len < len', '{1} < [1]', 'range(1) < range(2)', 'slice(1) < slice(2)', 'b"a" < "a"', 'type < type', '... < ...', 'NotImplemented < 1', '[] == ()', '1 == 1.0 == True == 1+0j', '"a" == b"a"', '[1] == [True] == [1.0]', '{1: 2} == {1.0: 2.0}', 'range(3) == range(0, 3)', 'range(0) == range(2, 1)', 'None == 0', 'slice(1, 2) == slice(1, 2)'):
    try:
        print(src, eval(src))
    except TypeError as e:
        print(src, e)
print(1 < 1.5 < 2, 2**53 == float(2**53), 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > 1e308, 10**400 < float('inf'), -10**400 > float('-inf'), 10**400 == float('inf'), 1 < float('nan'), 0.1 == 1 / 10, 2**1000 < 2.0**1000, 2**1000 == 2.0**1000, 3 > float('nan'), 10**308 < 1e308, 10**308 == 1e308)
class Swapped:
    def __gt__(self, o): return f'gt {o}'
    def __ge__(self, o): return f'ge {o}'
    def __lt__(self, o): return f'lt {o}'
print(5 < Swapped(), 5 <= Swapped(), 5 > Swapped(), [5] < [Swapped()], max([5, 3], key=lambda v: v))
