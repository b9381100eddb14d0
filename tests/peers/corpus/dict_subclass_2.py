# Subclasses of dict, __missing__, keys with odd __eq__ and __hash__.
class Order(dict):
    def __iter__(self): return iter(sorted(super().__iter__(), reverse=True))
    def keys(self): return ['k']
    def items(self): return [('i', 1)]
    def values(self): return ['v']
    def __len__(self): return 42
    def __repr__(self): return 'Order!'
    def __eq__(self, o): return True
    def __bool__(self): return False
    def __reversed__(self): return iter('rev')
    __hash__ = None


o = Order(a=1, b=2)


class K:
    def __init__(self, v, h):
        self.v, self.h = v, h

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        log.append(f'{self.v}=={o.v if isinstance(o, K) else o}')
        return isinstance(o, K) and self.v == o.v

    def __repr__(self):
        return f'K{self.v}'


log = []
log.clear()
log.clear()
log.clear()
log.clear()
same = {i: i for i in range(3)}
coll = {K(i, 7): i for i in range(20)}
print(len(coll), coll[K(13, 7)], K(50, 7) in coll)


class BadEq:
    def __hash__(self): return 5
    def __eq__(self, o): raise ValueError('bad eq')


k = BadEq()
d = {k: 'identity'}
print(d[k], k in d, d.pop(k))
