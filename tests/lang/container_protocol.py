# Container protocol: getitem/setitem/delitem, iteration by index, contains, len, reversed, slices.
class Seq:
    def __init__(self, *v):
        self.v = list(v)

    def __getitem__(self, k):
        print(f'[{k!r}]', end=' ')
        return self.v[k]

    def __len__(self):
        return len(self.v)


s = Seq(1, 2, 3)
print(list(s))
print(2 in s, 9 in s)
print(list(reversed(s)), s[0], s[-1], s[1:], s[::2], s[:-1])
a, b, c = s
print(a, b, c, max(s), sum(s), sorted(s, reverse=True), [*s], tuple(s), *s)
print(list(enumerate(s)), list(zip(s, 'ab')), list(map(str, s)), bool(s), bool(Seq()))
it = iter(s)
print(type(it).__name__, next(it), it.__length_hint__(), list(it), list(it))


class All:
    def __getitem__(self, k): return ('get', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, x): return x == 'in'


x = All()
print(x[1], x['a'], x[1:2], x[::], x[1, 2], x[1:2, 3], x[...], x[None], x[()], x[:, :], x[1:2:3], x[x[0][1]:])
x[0] = 1
x[1:2] = 'ab'
x[1, 2] = 3
x[...] = 4
del x[0], x[1:], x['k', 2]
x['aug'] += ('more',)
x[0], x[1] = 'p', 'q'
for x['loop'] in range(2):
    pass
print('in' in x, 'out' in x, 'out' not in x)
i = 0


class Stop:
    def __getitem__(self, k):
        if k > 3:
            raise StopIteration
        return k


class Raises:
    def __getitem__(self, k):
        raise ValueError('from getitem')


class KeyErr:
    def __getitem__(self, k):
        if k == 2:
            raise KeyError(k)
        return k


print(list(Stop()))
for o in (Raises(), KeyErr()):
    try:
        print(list(o))
    except Exception as e:
        print(type(e).__name__, e)


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


class Both(It):
    def __getitem__(self, k):
        return 'unused'

    def __reversed__(self):
        return iter('reversed')


print(list(Both(2)), list(reversed(Both(1)))[:3], 1 in It(3), 5 in It(3), dict(zip(It(2), It(2))), set(It(2)) == {0, 1})


class NoIter:
    __iter__ = None
    __contains__ = None
    __reversed__ = None

    def __getitem__(self, k):
        return k


for src in ('iter(NoIter())', '1 in NoIter()', 'reversed(NoIter())', 'reversed({1})', 'reversed(It(3))', 'len(It(3))', 'It(3)[0]', 'It(3)[0] = 1', 'del It(3)[0]', 'None[0]', 'None[0] = 1', '(1)[0]', 'del (1)[0]', '"abc"[0] = "x"',
            'del "abc"[0]', '(1, 2)[0] = 3', 'del (1, 2)[0]', '[1][5]', '[1]["a"]', '(1,)[1.0]', '"a"[None]', '{}["k"]', '{1: 2}[3]', 'len[0]', 'b"a"[5]', 'b"a"["x"]', 'range(3)[5]', 'range(3)["a"]', '[1, 2][1, 2]', '"abc"[1:"x"]', '[1][None:None]',
            'for_ = 5; del for_[0]', '{1, 2}[0]', 'object[0]', '[].__getitem__()', '[1, 2, 3][::0]', '[][0] = 1', 'del [][0]', '[1][10**30]', '[1][-10**30]', '[1][:10**30]', 'del {}["a"]', '(lambda: 0)[1]', '(x for x in [])[0]', 'type[0]' if False else '...[0]'):
    try:
        exec('r = ' + src if not any(t in src for t in ('] =', 'del ', '.x =')) else src)
        print(src, 'ok')
    except Exception as e:
        print(src, '->', type(e).__name__, e)


class LenOnly:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (0, 1, True, 10**6, -1, 2**63, 'a', 1.5, None):
    for f in (len, bool):
        try:
            print(f.__name__, n, f(LenOnly(n)))
        except Exception as e:
            print(f.__name__, n, type(e).__name__, e)
class Matrix:
    def __init__(self, r, c): self.d = {}; self.r, self.c = r, c
    def __getitem__(self, k): i, j = k; return self.d.get((i, j), 0)
    def __setitem__(self, k, v): self.d[k] = v
m = Matrix(2, 2)
m[0, 1] = 5
m[1, 1] += 3
m[1, 1] *= 2
print(m[0, 1], m[1, 1], m[0, 0], m.d)
class MissingDict(dict):
    def __missing__(self, k): self[k] = v = k * 2; return v
d = MissingDict()
print(d['a'], d, d.get('b'), 'b' in d)
class Hint:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 'bad'
try:
    print(list(Hint()))
except TypeError as e:
    print(e)
class NegHint(Hint):
    def __length_hint__(self): return -1
try:
    print(list(NegHint()))
except ValueError as e:
    print(e)
class NIHint(Hint):
    def __length_hint__(self): return NotImplemented
print(list(NIHint()))
print(list(iter(lambda it=iter([1, 2, 3, 0, 5]): next(it), 0)))
