# Subclasses of dict, __missing__, keys with odd __eq__ and __hash__.
class D(dict):
    def __missing__(self, k):
        return f'missing {k}'


d = D(a=1)
print(d['a'], d['zz'], d.get('zz'), 'zz' in d, d.setdefault('q', 2), d, d.pop('none', 'default'), len(d))
print('{0[foo]}'.format(d), '%(bar)s' % d, eval('undefined_name', {}, d))
try:
    del d['nope']
except KeyError as e:
    print('KeyError', e)


class Counting(dict):
    def __missing__(self, k):
        self[k] = 0
        return 0


c = Counting()
for ch in 'mississippi':
    c[ch] += 1
print(c)


class Raises(dict):
    def __missing__(self, k):
        raise LookupError(f'no {k}')


try:
    Raises()['x']
except LookupError as e:
    print(type(e).__name__, e)


class Upper(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.upper())

    def __contains__(self, k):
        return super().__contains__(k.upper())

    def __delitem__(self, k):
        super().__delitem__(k.upper())


u = Upper(a=1)
u['b'] = 2
u.update(c=3)
u.setdefault('d', 4)
print(u, u['b'], 'b' in u, 'B' in u, u.get('b'), u.get('B'))
del u['b']
print(u, dict(u), u == {'a': 1, 'c': 3, 'd': 4}, type(u.copy()), type(u | {}), Upper.fromkeys('xy', 0), type(Upper.fromkeys('x')))


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
print(list(o), len(o), o, o == 5, bool(o), list(reversed(o)), sorted(o), [*o], str(o), f'{o}', o.items(), dict.items(o), dict.__len__(o))


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
print(d, log)
log.clear()
print(d[a], log)
log.clear()
print(d[K('b', 1)], log)
log.clear()
print(d.get(K('x', 1)), log)
log.clear()
print(K('a', 99) in d, log)
same = {i: i for i in range(3)}
coll = {K(i, 7): i for i in range(20)}
print(len(coll), coll[K(13, 7)], K(50, 7) in coll)
for i in range(0, 20, 2):
    del coll[K(i, 7)]
print(len(coll), list(coll), coll[K(19, 7)])


class BadHash:
    def __hash__(self): raise ValueError('bad hash')
class BadEq:
    def __hash__(self): return 5
    def __eq__(self, o): raise ValueError('bad eq')


for f in (lambda: {BadHash(): 1}, lambda: {}.get(BadHash()), lambda: {1: 2}.get(BadHash()), lambda: BadHash() in {}, lambda: {}.pop(BadHash(), 1), lambda: {5: 1}[BadEq()], lambda: {5: 1}.get(BadEq()), lambda: BadEq() in {5: 1}, lambda: {BadEq(): 1, BadEq(): 2}, lambda: {5: 1}.setdefault(BadEq(), 1), lambda: dict.fromkeys([BadEq(), BadEq()]), lambda: {BadEq(): 1} == {BadEq(): 1}, lambda: {1: BadEq()} == {1: BadEq()}, lambda: {6: 1}.get(BadEq()), lambda: {1}.add(BadHash()), lambda: {5} & {BadEq()}):
    try:
        print(f())
    except ValueError as e:
        print(e)
k = BadEq()
d = {k: 'identity'}
print(d[k], k in d, d.pop(k))
class DD(dict):
    __slots__ = ('factory',)
    def __init__(self, f, *a): super().__init__(*a); self.factory = f
    def __missing__(self, k): v = self[k] = self.factory(); return v
dd = DD(list)
dd['x'].append(1)
dd['x'].append(2)
print(dd, dd.factory)
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
x = Attr(p=1)
x.q = 2
print(x.p, x['q'], x, x.__dict__)
del x.p
print(x)
try:
    x.nope
except KeyError as e:
    print('KeyError', e)
class NK:
    def keys(self): return iter('ab')
    def __getitem__(self, k): return k * 2
print(dict(NK()), {**NK()}, {'z': 0} | dict(NK()))
z = {}
z.update(NK())
print(z)
class Namespace(dict):
    def __setitem__(self, k, v):
        if not k.startswith('_'): print('ns', k)
        super().__setitem__(k, v)
exec('a = 1\nb = a + 1\ndef f(): pass', {}, Namespace())
