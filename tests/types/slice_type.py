# slice objects: attributes, indices(), comparison, use in __getitem__, errors.
def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


class G:
    def __getitem__(self, k): return k


g = G()
for src in '''slice(5)|slice(1, 5)|slice(1, 5, 2)|slice(None)|slice('a', [], {})|slice()|slice(1, 2, 3, 4)|slice(stop=5)|slice(1).start|slice(1).stop|slice(1, 2, 3).step|slice(1).foo|slice(1, 2) == slice(1, 2)|slice(1, 2) == slice(1, 2, None)|slice(1, 2) != slice(1, 3)|slice(1, 2) < slice(1, 3)|slice(1, 2) == (1, 2, None)|slice(1) < 5|slice(1, 'a') < slice(1, 2)|slice(None) == slice(None)|repr(slice(1, None, -1))|str(slice(1))|bool(slice(0))
slice(2, 8).indices(5)|slice(None).indices(5)|slice(None, None, -1).indices(5)|slice(-3, -1).indices(5)|slice(10, 20).indices(5)|slice(-100, 100).indices(5)|slice(None, None, 2).indices(5)|slice(5, 1, -2).indices(10)|slice(None, None, -1).indices(0)|slice(1, 2).indices(-1)|slice(1, 2).indices('a')|slice('a').indices(5)|slice(1, 2, 0).indices(5)|slice(10**30, None).indices(10**40)|slice(None, None, 10**30).indices(5)|slice(1.5).indices(5)|slice(True).indices(5)|slice(1, 2).indices()|slice(-1, -10**30, -1).indices(3)|slice(0, 5, 3).indices(10**20)
g[1]|g[1:2]|g[1:2:3]|g[:]|g[::]|g[::-1]|g[:2]|g[1:]|g['a':'b']|g[1:2, 3]|g[1:2, 3:4, ...]|g[None:None]|g[1, 2]|g[()]|g[1,]|g[[1]:{}]|g[::None]|g[1:2:]|g[:, 1]|g[...]|g[-1:]
'abcdef'[slice(1, 4)]|[1, 2, 3][slice(None, None, -1)]|(1, 2, 3)[slice(1)]|range(10)[slice(2, 8, 2)]|b'abc'[slice(1, None)]|'abc'[slice(None, None, 0)]|'abc'[slice('a')]|[1, 2][slice(1.0)]|slice(1, 2).__eq__(5)|slice(1).__class__|slice.__doc__[:5]|type(slice(1))|slice(1, 2).__reduce__()[1]|isinstance(slice(1), slice)'''.replace('\n', '|').split('|'):
    t(src)


class I:
    def __init__(self, n): self.n = n
    def __index__(self):
        print('index', self.n, end=' ')
        return self.n


print([0, 1, 2, 3, 4][I(1):I(4):I(2)], 'abcdef'[I(2):], slice(I(1), I(3)).indices(I(5)))
s = slice(1, [2], 3)
s.stop.append(5)
print(s)
try:
    s.start = 5
except AttributeError as e:
    print(e)
try:
    class X(slice): pass
except TypeError as e:
    print(e)
l = list(range(10))
sl = slice(2, 5)
l[sl] = 'xyz'
print(l)
del l[sl]
print(l, l[slice(-2, None)])
for n in range(5):
    for st in (None, -7, -2, 0, 1, 3, 9):
        row = []
        for sp in (None, -6, -1, 0, 2, 8):
            for step in (None, 1, 2, -1, -3):
                a, b, c = slice(st, sp, step).indices(n)
                assert list(range(n))[st:sp:step] == list(range(a, b, c)) == [range(n)[i] for i in range(a, b, c)]
                row.append(a * 100 + b * 10 + c)
        print(n, st, sum(row), end='; ')
print()
