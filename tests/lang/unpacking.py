# Unpacking assignment in every position, starred targets, errors.
a, b = 1, 2
(a, b) = b, a
[a, b] = a, b
print(a, b)
a, (b, [c, d], *e), f = 1, (2, [3, 4], 5, 6), 7
print(a, b, c, d, e, f)
a, *b = 1, 2, 3
*a, b = a, *b
print(a, b)
a, *b, c = 'hello'
print(a, b, c)
*a, = range(3)
[*b] = 'xy'
*c, d = {1: 'a', 2: 'b'}
print(a, b, c, d)
a, *b = [1]
*c, d = (2,)
print(a, b, c, d)
a = b = c = [1]
print(a is b is c)
(a), b = 1, 2
(a), (b) = 3, 4
((a, b)) = 5, 6
() = []
[] = ()
[[], (x,)] = [], 'q'
print(a, b, x)
i, l = 0, [10, 20, 30]
i, l[i] = 1, 'set'
print(i, l)
l[0], l[1:], l = 1, [2, 3, 4], l
print(l)


class O:
    pass


o = O()
o.a, o.b, *o.rest = range(5)
print(o.a, o.b, o.rest)
d = {}
d['x'], (d['y'], *d['z']) = 1, (2, 3, 4)
print(d)
for a, (b, *c) in [(1, (2, 3, 4)), (5, 'xyz'), (6, [7])]:
    print(a, b, c)
for d['k'], o.v in zip('ab', 'cd'):
    print(d['k'], o.v)
for l[0] in 'pq':
    print(l)
for x, in [(1,), (2,)]:
    print(x)
for [x, *y] in ['abc']:
    print(x, y)
print([(p, q, r) for p, *q, r in ['abcd', (1, 2)]], {k: v for k, *v in [(1, 2, 3)]})
def swap(t):
    x, y = t
    y, x = x, y
    return x, y
print(swap((1, 2)), swap([3, 4]), swap('ab'), swap({5: 0, 6: 0}), swap(range(7, 9)), swap(b'\x01\x02'), swap(i for i in (1, 2)))
a, b, c = map(str, range(3))
print(a, b, c)
a, b, c, d, e = 1, 2, 3, 4, 5
a, b, c, d, e = e, d, c, b, a
print(a, b, c, d, e)
a, b, c = c, a, b
a, b, c, d = b, a, d, c
print(a, b, c, d)
x = [1, 2, 3]
x[0], x[1], x[2] = x[2], x[0], x[1]
print(x)
with open('/dev/null') as (o.fh):
    pass


class CM:
    def __enter__(self):
        return 1, (2, 3)

    def __exit__(self, *a):
        pass


with CM() as (a, (b, c)), CM() as [d, e]:
    print(a, b, c, d, e)
t = 1, *[2, 3], *'ab', *(), *{4: 5}
print(t, [*t, *t], {*t} == set(t), (*t,), [*range(3), 9])
print({**{'a': 1, 'b': 2}, 'a': 3, **{'c': 4}}, {'z': 0, **{'z': 1}}, {**{1: 2}, **{1: 3}})
def ret():
    return *[1, 2], 3
def gen():
    yield *[1, 2], 3
print(ret(), list(gen()))
print(l[*[0]] if False else 'x', *[1], *[2, 3], sep=',')


class Get:
    def __getitem__(self, k):
        return k


g = Get()
print(g[1, 2], g[(1, 2)], g[1:2, ::3], g[1,], g[()], g[...], g[1:2, ...], g[*[1, 2]], g[*'ab', 3], g[0, *[1]])


def err(src):
    ns = {'o': O(), 'l': [1]}
    try:
        exec(src, ns)
        print(src, 'ok')
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in ('a, b = 1', 'a, b = None', 'a, b = [1]', 'a, b = ()', 'a, b, c = 1, 2', 'a, *b = ()', 'a, b, *c = [1]', 'a, *b, c = "x"', '*a, b = []',
            '(a, b), c = 1, 2', 'a, b = {1}', '[] = 5', 'a, b = iter([1])', 'a, b = (x for x in "a")', '*a, = 1', 'a, (b, c) = 1, (2,)',
            'a, b = 1.5', 'a, b = len', 'a, b = o', 'for a, b in [1]: pass', 'for a, b in [(1,)]: pass', '[a for a, b in [[1]]]', '[*1]', '(*None,)', '{*5}', '{**5}', '{**[]}',
            'print(*5)', 'print(**5)', 'a, b = "abc".split("b"), 1; print(a, b)', 'a, b, c, d, e, f, g, h, i, j = "abc"'):
    err(src)


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            print('next', i, end=' ')
            yield i
        print('end', end=' ')


for n in range(5):
    try:
        a, b = It(n)
        print(a, b)
    except ValueError as e:
        print(e)
for n in range(4):
    try:
        a, *b, c = It(n)
        print(a, b, c)
    except ValueError as e:
        print(e)
