# OrderedDict keeps the order of insertion.
from collections import OrderedDict

d = OrderedDict()
for k in 'zebra':
    d[k] = ord(k)
print(list(d.keys()), list(d.values()))
d['z'] = 0
del d['b']
d['b'] = 1
print(list(d.items()))
print([k for k in d], len(d), 'e' in d, d.pop('e'), list(d))
print(d.get('q', 'none'), list(OrderedDict([(1, 2), (3, 4)]).items()))


class LRU:
    def __init__(self, n):
        self.n, self.data = n, OrderedDict()

    def get(self, k):
        if k not in self.data:
            return None
        v = self.data.pop(k)
        self.data[k] = v
        return v

    def put(self, k, v):
        if k in self.data:
            self.data.pop(k)
        elif len(self.data) == self.n:
            del self.data[next(iter(self.data))]
        self.data[k] = v


c = LRU(2)
c.put('a', 1)
c.put('b', 2)
c.get('a')
c.put('c', 3)
print(c.get('a'), c.get('b'), c.get('c'))
