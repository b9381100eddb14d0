# Subclasses of list, set, exceptions with overridden dunders; how builtins use them.
class L(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.log = []

    def __getitem__(self, k):
        self.log.append(('get', k))
        return super().__getitem__(k)

    def __setitem__(self, k, v):
        self.log.append(('set', k))
        super().__setitem__(k, v)

    def __delitem__(self, k):
        self.log.append(('del', k))
        super().__delitem__(k)

    def __len__(self):
        self.log.append('len')
        return super().__len__()

    def __iter__(self):
        self.log.append('iter')
        return super().__iter__()

    def __contains__(self, x):
        self.log.append('contains')
        return super().__contains__(x)

    def append(self, x):
        self.log.append('append')
        super().append(x)

    def __iadd__(self, o):
        self.log.append('iadd')
        return super().__iadd__(o)

    def __eq__(self, o):
        self.log.append('eq')
        return super().__eq__(o)


l = L([3, 1, 2])
r = [l[0], l[-1], l[0:2], len(l), 1 in l, list(l), [*l], sorted(l), sum(l), max(l), tuple(l), l == [3, 1, 2], [3, 1, 2] == l, l.index(1), l.count(3), l + [1], l * 2, reversed(l).__next__(), bool(l), repr(l), l.copy(), type(l.copy()).__name__]
print(r, [x for x in l.log if x != 'len'])
l.log.clear()
l[0] = 5
del l[1]
l.append(9)
l += [1]
l[0:1] = [7, 8]
l.extend([2])
l.insert(0, 0)
l.sort()
l.reverse()
a, *b = l
for x in l:
    pass
print(l, [x for x in l.log if x != 'len'], a, b, ','.join(map(str, l)), dict(enumerate(l)), [i for i in l], *l)


class Over(list):
    def __iter__(self): return iter('over')
    def __len__(self): return 100
    def __getitem__(self, k): return f'g{k}'
    def __repr__(self): return 'Over'
    def __bool__(self): return False
    def __hash__(self): return 5
    def __call__(self): return 'called'
    def __add__(self, o): return 'add'
    def __mul__(self, o): return 'mul'
    def __lt__(self, o): return True
    def __contains__(self, x): return x == 'yes'


o = Over([1, 2])
print(list(o), len(o), o[0], o[1:2], o, bool(o), hash(o), o(), o + 1, o * 2, 'yes' in o, 1 in o, [*o], tuple(o), set(o) == set('over'), sorted(o), max(o), ''.join(o), list(reversed(o))[:2], o.pop(), list.__len__(o), list.__repr__(o), [0] + o, [5].__add__(o), list.__getitem__(o, 0), {o: 1}[o], (lambda *a: a)(*o))
a, *b = o
print(a, b)
x = [0]
x.extend(o)
x[0:1] = o
print(x, str(o), f'{o}', '%s' % o, enumerate(o).__next__(), list(zip(o, o))[0], list(map(str, o)))


class Stack(list):
    push = list.append

    @property
    def top(self):
        return self[-1]

    def __enter__(self):
        self.push('enter')
        return self

    def __exit__(self, *a):
        self.pop()


s = Stack()
s.push(1)
s.push(2)
with s as t:
    print(t.top, t)
print(s, s.top, s[:], type(s[:]).__name__, type(s + []).__name__, isinstance(s, list), s.__class__.__name__, Stack('ab'))


class E(Exception):
    code = 5

    def __new__(cls, *a, **k):
        o = super().__new__(cls, *a)
        o.kw = k
        return o

    def __init__(self, msg, **k):
        super().__init__(msg, 'extra')

    def __eq__(self, o):
        return isinstance(o, E)

    def __hash__(self):
        return 1

    def __bool__(self):
        return False


try:
    raise E('m', x=1)
except E as e:
    print(e, e.args, e.kw, e.code, e == E('q'), len({e, E('z')}), bool(e), repr(e))


class KE(KeyError):
    def __str__(self): return f'custom {self.args}'


try:
    raise KE('k')
except LookupError as e:
    print(e, repr(e))


class SI(StopIteration):
    pass


def g():
    yield 1
    try:
        raise SI(5)
    except StopIteration as e:
        yield e.value


print(list(g()))


class It:
    def __iter__(self): return self
    def __next__(self): raise SI('stop sub')


print(list(It()), next(It(), 'default'))
class OE(OSError):
    def __init__(self, *a): super().__init__(*a); self.mine = 1
x = OE(2, 'msg', 'fn')
print(x, x.errno, x.filename, x.mine, type(x).__name__, x.args)
class AE(AttributeError):
    pass
class Obj:
    def __getattribute__(self, n):
        if n == 'bad': raise AE(n)
        return object.__getattribute__(self, n)
print(hasattr(Obj(), 'bad'), getattr(Obj(), 'bad', 'fallback'))
class SE(SystemExit): pass
try:
    raise SE(3)
except SystemExit as e:
    print(e.code, repr(e))
class FS(frozenset):
    def __contains__(self, x): return 'always'
    def __iter__(self): return iter([9])
f = FS('ab')
print(5 in f, list(f), len(f), f | {1} == {'a', 'b', 1}, sorted(set(f)), f == frozenset('ab'), hash(f) == hash(frozenset('ab')))
