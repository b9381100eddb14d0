# Iterables and iterators written in Python, used by every consumer of the language.
class Count:
    def __init__(self, n, log=None):
        self.n, self.i, self.log = n, 0, log

    def __iter__(self):
        if self.log is not None:
            self.log.append('iter')
        return self

    def __next__(self):
        if self.log is not None:
            self.log.append(self.i)
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i - 1


class Fresh:
    def __init__(self, n): self.n = n
    def __iter__(self): return Count(self.n)
    def __len__(self): return self.n
    def __contains__(self, x): return 'contains was used'
    def __reversed__(self): return iter(['reversed was used'])


class Idx:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


for make in (lambda: Count(4), lambda: Fresh(4), lambda: Idx(), lambda: (i for i in range(4)), lambda: iter(range(4)), lambda: {0: 'a', 1: 'b'}, lambda: map(int, '0123'), lambda: filter(None, range(4)), lambda: zip('ab', 'cd'), lambda: reversed([1, 2]), lambda: enumerate('ab'), lambda: 'abc', lambda: b'abc', lambda: range(3), lambda: {5}, lambda: {1: 2}.items(), lambda: {1: 2}.values()):
    x = make()
    row = [list(make()), tuple(make()), [*make()], sum(1 for _ in make()), [v for v in make()], max(enumerate(make()))[0], list(zip(make(), make())), dict(enumerate(make())), list(map(repr, make())), len({*map(str, make())}), ','.join(map(str, make()))]
    a, *b = make()
    row += [a, b]
    print(type(x).__name__, *row)
log = []
for v in Count(2, log):
    log.append(f'body{v}')
else:
    log.append('else')
print(log)
log = []
a, b = Count(2, log)
print(log)
log = []
try:
    a, b = Count(5, log)
except ValueError:
    print(log)
log = []
print(1 in Count(5, log), log, 9 in Count(2), 2 in Fresh(3), list(reversed(Fresh(2))))
log = []
print(any(v == 1 for v in Count(5, log)), log)
log = []
print(next(Count(2, log)), next(iter(Count(2, log))), log)
it = Count(3)
print([v for v in it], [v for v in it], next(it, 'done'))
it = Count(6)
print([(a, b) for a, b in zip(it, it)], list(it))
it = Count(10)
for v in it:
    if v == 3:
        break
print(next(it), list(it))
l = [1, 2]
l.extend(Count(2))
l += Count(2)
l[1:1] = Count(2)
l[:] = [*l, *Count(1)]
print(l, sorted(Count(3), reverse=True), set(Count(3)) == {0, 1, 2}, dict.fromkeys(Count(2)), bytes(Count(3)), sum(Count(4)), min(Count(3)), (lambda *a: a)(*Count(3)), print(*Count(3)), str.join('-', map(str, Count(3))), [*Count(1), *Count(2)], {**dict(zip(Count(2), 'ab'))}, list(Count(0)), bool(Count(0)))


def delegate():
    r = yield from Count(2)
    yield r
    yield from Idx()
    yield from 'ab'


print(list(delegate()))


class Bad1:
    def __iter__(self): return 5
class Bad2:
    def __iter__(self): raise ValueError('in iter')
class Bad3:
    def __iter__(self): return self
    def __next__(self): raise ValueError('in next')
class Bad4:
    __iter__ = None
class Bad5:
    def __iter__(self): return self
class Bad6:
    def __next__(self): return 1
class Bad7:
    def __getitem__(self, i): raise KeyError('getitem')
class Bad8:
    def __iter__(self): yield 1; raise ValueError('gen')


for B in (Bad1, Bad2, Bad3, Bad4, Bad5, Bad6, Bad7, Bad8):
    for name, f in (('for', lambda x: [v for v in x]), ('list', list), ('unpack', lambda x: exec('a, b = x', {'x': x})), ('in', lambda x: 5 in x), ('star', lambda x: [*x]), ('iter', iter), ('next', next), ('zip', lambda x: list(zip(x))), ('yf', lambda x: list((lambda: (yield from x))())), ('call', lambda x: max(*x)), ('sum', sum)):
        try:
            r = f(B())
            print(B.__name__, name, type(r).__name__)
        except Exception as e:
            print(B.__name__, name, type(e).__name__, str(e).replace('a container or iterable', 'iterable'))


class Two:
    """__iter__ as a generator, reusable."""
    def __iter__(self):
        for i in range(2):
            yield i
            yield -i


t = Two()
print(list(t), list(t), [a + b for a in t for b in t][:6], sum(t), [*zip(t, t)])


class Stateful:
    def __init__(self): self.calls = 0
    def __call__(self):
        self.calls += 1
        return self.calls


print(list(iter(Stateful(), 4)), [v for v in iter(Stateful(), 1)])
class Infinite:
    def __iter__(self): return self
    def __next__(self): return 7
print([a for a, _ in zip(Infinite(), range(3))], 7 in Infinite(), next(Infinite()), any(v == 7 for v in Infinite()))
class LateStop(Exception): pass
class Stops:
    def __iter__(self): return self
    def __next__(self): raise StopIteration('value')
def g():
    r = yield from Stops()
    yield r
print(list(g()), list(Stops()), [*Stops()], next(Stops(), 'd'))
try:
    next(Stops())
except StopIteration as e:
    print(e.value, e.args)
