# list() and its like over iterators that they step through by themselves, and over dicts with gaps.
def stop(n):
    def f(x):
        if x == n:
            raise StopIteration('early')
        return x
    return f


def fail(x):
    if x == 3:
        raise ValueError('three')
    return x


def shown(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)


class Indexed:
    def __getitem__(self, i):
        if i == 4:
            raise StopIteration
        return i


for make in (lambda: map(stop(3), range(6)), lambda: filter(stop(3), range(1, 6)), lambda: iter(iter([1, 2, 0, 4]).__next__, 0),
             lambda: map(fail, range(6)), lambda: filter(fail, range(6)), lambda: iter(Indexed()), lambda: iter(iter([1, 2]).__next__, 0),
             lambda: zip(map(stop(2), range(5)), 'abcde'), lambda: zip('abcde', map(stop(2), range(5))),
             lambda: enumerate(map(stop(2), range(5))), lambda: map(stop(9), map(stop(2), range(5))), lambda: reversed([1, 2, 3]),
             lambda: (x for x in range(3)), lambda: 'text', lambda: 'täxt', lambda: b'by', lambda: map(str, range(3))):
    print(shown(lambda: list(make())), shown(lambda: tuple(make())), shown(lambda: [*make()]), shown(lambda: [0] + sorted(map(str, make()))))
    print(shown(lambda: sum(1 for _ in make())), shown(lambda: max(map(str, make()))), shown(lambda: any(x == 9 for x in make())))
    a = [7]
    print(shown(lambda: a.extend(make())), a)
    print(shown(lambda: len(set(make()))), shown(lambda: dict.fromkeys(make(), 1)))

print(shown(lambda: max([1, 2], key=stop(2))), shown(lambda: sum(map(fail, range(6)))), shown(lambda: sum(map(stop(3), range(6)))))

d = {i: str(i) for i in range(10)}
for k in 0, 4, 9:
    del d[k]
for view in d, d.keys(), d.values(), d.items(), reversed(d), reversed(d.values()), reversed(d.items()):
    print(list(view))
print(sum(d), sum(d.keys()), [*d.values()], list(d.values())[::2], list({}.items()), list({}.values()), max(d.values()))
d.clear()
print(list(d), list(d.values()))


class O:
    pass


o = O()
o.a, o.b, o.c = 1, 2, 3
del o.b
print(list(o.__dict__), list(o.__dict__.values()), list(o.__dict__.items()), list(vars(o).keys()))


def change(d, how):
    try:
        for k in d:
            how(d)
            print(k, end=' ')
    except RuntimeError as e:
        return str(e)


print(change({1: 1, 2: 2}, lambda d: d.update({len(d) + 1: 1})), change({1: 1, 2: 2}, lambda d: d.pop(2, 0)))
it = iter({1: 1, 2: 2, 3: 3}.items())
print(next(it), list(it), list(it))
d = {1: 1, 2: 2, 3: 3}
it = iter(d.values())
next(it)
d[4] = 4
print(shown(lambda: list(it)), shown(lambda: list(it)))

# a list that grows while it is extended
a = [1, 2]
a.extend(x for x in range(3) if not a.append(x))
print(a)
for i, x in enumerate(['a', 'b', 'c'], 5):
    print(i, x, end=' ')
for x, y in zip([1, 2, 3], 'ab'):
    print(x, y, end=' ')
for x, y in zip(range(3), (i * i for i in range(5))):
    print(x, y, end=' ')
for i, x in enumerate(iter('xyz'), 2 ** 62 - 2):
    print(i, x, end=' ')
print()
