# The library module drive_collections_abc, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import _collections_abc
from collections.abc import *
import collections.abc
names = sorted(collections.abc.__all__)
print(names)
samples = [[], (), {}, set(), frozenset(), '', b'', bytearray(), range(1), iter([]), (x for x in []), {}.keys(), {}.values(), {}.items(), len, int, 5, None, object(), memoryview(b''), map(str, []), reversed([])]
for n in names:
    k = getattr(collections.abc, n)
    print(n, ''.join('1' if isinstance(s, k) else '0' for s in samples), sorted(k.__abstractmethods__))
class Seq(MutableSequence):
    def __init__(self, *a): self.d = list(a)
    def __getitem__(self, i): return self.d[i]
    def __setitem__(self, i, v): self.d[i] = v
    def __delitem__(self, i): del self.d[i]
    def __len__(self): return len(self.d)
    def insert(self, i, v): self.d.insert(i, v)
s = Seq(1, 2, 3)
s.append(4)
s.extend([5, 6])
s += [7]
s.reverse()
print(s.d, s.pop(), s.pop(0), s.index(4), s.count(4), 5 in s, list(reversed(s)))
s.remove(4)
print(s.d)
try:
    s.remove(99)
except ValueError:
    print('ValueError')
s.clear()
print(s.d)
class Map(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
m = Map()
m.update({'a': 1}, b=2)
m.update([('c', 3)])
m['d'] = 4
print(dict(m), m.get('z', 0), m.pop('a'), m.setdefault('e', 5), m.popitem(), 'b' in m, list(m.keys()), list(m.values()), list(m.items()), m == {'b': 2, 'c': 3, 'd': 4, 'e': 5} or dict(m), m.keys() & {'b', 'q'}, len(m.items()))
class St(Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __iter__(self): return iter(self.e)
    def __contains__(self, x): return x in self.e
    def __len__(self): return len(self.e)
a, b = St('abc'), St('bcd')
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a < b, a <= St('abcd'), a == St('cba'), a.isdisjoint('xyz'), a > St('a'), list('xb' & b if False else b & 'xb'), hash(frozenset('abc')) == a._hash())
class It(Iterator):
    def __init__(self): self.n = 3
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
print(list(It()), iter(It()).__class__.__name__)
class G(Generator):
    def send(self, v): return v
    def throw(self, t, v=None, tb=None): raise t
g = G()
print(next(g), g.send(5), g.close())
print(issubclass(Seq, Sequence), issubclass(Map, Mapping), isinstance(lambda: 0, Callable), Callable[[int], str], Iterable[int], Mapping[str, int].__args__)
class HasLen:
    def __len__(self): return 0
class NoLen(HasLen):
    __len__ = None
print(isinstance(HasLen(), Sized), isinstance(NoLen(), Sized))
