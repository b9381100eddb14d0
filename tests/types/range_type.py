# range: all operations, big values, comparison, hashing, errors.
def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''range(5)|range(1, 5)|range(1, 5, 2)|range(5, 1)|range(5, 0, -1)|range(0)|range()|range(1, 2, 3, 4)|range(1.5)|range('a')|range(None)|range(1, 2, 0)|range(stop=5)|range(True)|range(10**20)|range(-5)|range(1, 5, 1)|range(1, 5, -1)|range(0, 10**20, 10**19)|range(2**63)|range(-2**63, 2**63)
len(range(5))|len(range(0, 10, 3))|len(range(10, 0, -3))|len(range(5, 1))|len(range(-5, 5))|len(range(10**30))|len(range(-2**62, 2**62))|bool(range(0))|bool(range(1))|bool(range(10**30))|list(range(5))|list(range(0, 10, 3))|list(range(10, 0, -3))|list(range(10**20, 10**20 + 3))|list(range(0, -10**20, -4 * 10**19))
range(5)[0]|range(5)[-1]|range(5)[5]|range(5)[-6]|range(5)['a']|range(5)[1.0]|range(5)[None]|range(10)[2:5]|range(10)[::2]|range(10)[::-1]|range(10)[5:2]|range(10)[-3:]|range(10)[8:1:-2]|range(10)[::0]|range(10)[100:]|range(0, 20, 3)[1:4]|range(0, 20, 3)[::-2]|range(10**30)[10**29]|range(10**30)[-1]|range(10**30)[10**30]|range(10**30)[5:10**25:10**24]|range(5)[True]|range(5)[10**30]|range(5)[:10**30]|range(5)[-10**30:]|range(1, 10, 3)[slice(None, None, -1)]
3 in range(5)|5 in range(5)|-1 in range(5)|3 in range(0, 10, 2)|4 in range(0, 10, 2)|3.0 in range(5)|3.5 in range(5)|'a' in range(5)|None in range(5)|True in range(5)|10**25 in range(10**30)|10**30 in range(10**30)|5 in range(10, 0, -5)|-3 in range(0, -10, -3)|2**64 in range(2**65)|1j in range(5)|3+0j in range(5)|0 in range(0)
range(5).index(3)|range(0, 10, 2).index(4)|range(5).index(3.0)|range(5).index('a')|range(10**30).index(10**29)|range(5).count(3)|range(5).count(9)|range(5).count(3.0)|range(5).count('a')|range(5).index()|range(5).index(1, 2)|range(0, 10, 2).count(4)|range(10, 0, -3).index(7)
range(5).start|range(5).stop|range(5).step|range(2, 10, 3).start|range(2, 10, 3).step|range(5).foo|range(True, 5).start|range(5) == range(0, 5)|range(0) == range(2, 1)|range(0, 3, 2) == range(0, 4, 2)|range(5) == [0, 1, 2, 3, 4]|range(5) != range(6)|range(5) < range(6)|range(5) == range(5, 0, -1)|range(1, 2) == range(1, 3, 2)|range(10**30) == range(10**30)|hash(range(5)) == hash(range(0, 5, 1))|hash(range(0)) == hash(range(5, 1))|hash(range(0, 3, 2)) == hash(range(0, 4, 2))|{range(3): 1}[range(0, 3)]|hash(range(10**30)) == hash(range(10**30))
list(reversed(range(5)))|list(reversed(range(0, 10, 3)))|list(reversed(range(10**20, 10**20 + 3)))|list(reversed(range(0)))|range(3) + range(3)|range(3) * 2|-range(3)|range(3)()|sum(range(101))|max(range(5))|min(range(5, 0, -1))|sorted(range(5, 0, -1))|tuple(range(3))|set(range(3))|str(range(3))|repr(range(0, 5, 1))|f'{range(3)}'|format(range(3), '5')|range(5).__len__()|range(5).__getitem__(2)|range(5).__contains__(2)|range(5).__eq__(5)|range(5).__reversed__().__next__()|range(5).__iter__().__next__()|range(5).__bool__()|range(5).__reduce__()[1]|iter(range(5)).__length_hint__()|iter(range(10**30)).__next__()|type(iter(range(3))).__name__|type(iter(range(10**30))).__name__|range.__doc__[:5]|range.mro()|isinstance(range(3), range)'''.replace('\n', '|').split('|'):
    t(src)
for src in ('range(5)[0] = 1', 'del range(5)[0]', 'range(5).start = 1', 'class X(range): pass'):
    try:
        exec(src)
    except Exception as e:
        print(src, type(e).__name__, str(e).replace("and no __dict__ for setting new attributes", ''))


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


print(range(I(3)), list(range(I(1), I(10), I(4))), range(5)[I(2)], range(I(3)).start, type(range(I(3)).stop).__name__, 2 in range(I(5)))
try:
    range(I('x'))
except TypeError as e:
    print(e)


class EqInt(int):
    def __eq__(self, o): return True
    __hash__ = int.__hash__


print(EqInt(100) in range(3), range(3).count(EqInt(100)), range(3).index(EqInt(50)))
it = iter(range(3))
print(next(it), list(it), list(it), next(it, 'end'))
it = iter(range(10**20, 10**20 + 2))
print(next(it), next(it), next(it, 'end'))
r = range(10)
print([r[i] for i in range(-10, 10)], r[2:8][1:3], r[::2][::2], r[::-1][::-1] == r, [len(range(0, n, 3)) for n in range(10)], [len(range(n, 0, -4)) for n in range(10)])
a, b, c = range(3)
print(a, b, c, *range(3), [*range(2), *range(2)])
n = 0
for i in range(10**12, 10**12 + 100000):
    n ^= i
print(n)
