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
a, b, c = K('a', 1), K('b', 1), K('c', 2)
d = {a: 1, b: 2, c: 3}
log.clear()
print(d[a], log)
log.clear()
print(d[K('b', 1)], log)
