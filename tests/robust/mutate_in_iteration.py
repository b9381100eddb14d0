# Lists, dicts, sets, deques and strings changed while iterated, mapped, joined, unpacked, extended.
def run(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)


def g(l, act, n=1000):
    for i, x in enumerate(l):
        if i > n:
            break
        act(l, i)
        yield x


run('append', lambda: (lambda l: ([x for x in l if len(l) > 20 or l.append(x + 1) or True][:25], len(l)))([1, 2]))
run('pop', lambda: (lambda l: ([l.pop() for x in l], l))(list(range(10))))
run('pop0', lambda: (lambda l: ([l.pop(0) for x in l], l))(list(range(10))))
run('clear', lambda: (lambda l: ([l.clear() for x in l], l))(list(range(10))))
run('insert', lambda: (lambda l: ([l.insert(0, 9) for x in l if len(l) < 8], l))([1]))
run('reversed pop', lambda: (lambda l: ([l.pop() for x in reversed(l)], l))(list(range(10))))
run('reversed clear', lambda: (lambda l: ([l.clear() for x in reversed(l)], l))(list(range(3))))
run('extend self gen', lambda: (lambda l: (l.extend(x for x in l if len(l) < 10), l))([1, 2])[1])
run('slice assign gen', lambda: (lambda l: (l.__setitem__(slice(0, 2), (l.append(x) or x for x in [1, 2])), l))([7, 8, 9])[1])
run('sum pop', lambda: (lambda l: (sum(l.pop() for x in l), l))([1, 2, 3, 4]))
run('join pop', lambda: (lambda l: (','.join(l.pop() for x in l), l))(['a', 'b', 'c', 'd']))
run('tuple', lambda: (lambda l: (tuple(g(l, lambda l, i: l.append(i) if i < 5 else None)), l))([0]))
run('star call', lambda: (lambda l: ((lambda *a: a)(*g(l, lambda l, i: l.pop() if l else None)), l))([1, 2, 3, 4]))
run('unpack', lambda: (lambda l: [(a, b, l) for a, *b in [g(l, lambda l, i: l.append(9) if i == 0 else None)]])([1, 2]))
run('sorted', lambda: (lambda l: (sorted(g(l, lambda l, i: l.append(-i) if i < 3 else None)), l))([3, 1]))
run('zip', lambda: (lambda l: (list(zip(l, (l.pop() for _ in range(9)))), l))([1, 2, 3, 4, 5]))
run('map', lambda: (lambda l: (list(map(lambda x: l.clear() or x, l)), l))([1, 2, 3]))
run('filter', lambda: (lambda l: (list(filter(lambda x: l.pop() or True, l)), l))([1, 2, 3, 4]))
run('enumerate', lambda: (lambda l: ([(i, x, l.__delitem__(0)) for i, x in enumerate(l)], l))([1, 2, 3, 4]))
run('any', lambda: (lambda l: (any(l.clear() for x in l), l))([1, 2]))
run('max key', lambda: (lambda l: (max(l, key=lambda x: l.append(x) or -x if len(l) < 9 else 0), len(l)))([3, 1, 2]))
run('in gen', lambda: (lambda l: (5 in (l.pop() for x in l), l))([1, 5, 3, 4]))
run('del in loop', lambda: (lambda l: ([l.__delitem__(slice(0, 2)) for x in l], l))(list(range(9))))
run('bytearray', lambda: (lambda b: ([b.append(1) if len(b) < 6 else b.clear() for x in b], b))(bytearray(b'ab')))
run('bytearray extend', lambda: (lambda b: (b.extend(x for x in b if len(b) < 6), b))(bytearray(b'ab')))
for name, act in (('add', lambda d, k: d.__setitem__(k + 100, 1)), ('del', lambda d, k: d.pop(k)), ('swap', lambda d, k: (d.pop(k), d.__setitem__(-k, 1))), ('same', lambda d, k: d.__setitem__(k, 'x')), ('clear', lambda d, k: d.clear()), ('update', lambda d, k: d.update({k: 0}))):
    for view in ('keys', 'values', 'items', '__iter__', '__reversed__'):
        d = {1: 1, 2: 2, 3: 3}
        it = iter(getattr(d, view)())
        n = 0
        try:
            for x in it:
                n += 1
                k = x[0] if view == 'items' else x
                if n == 1:
                    act(d, k)
                if n > 10:
                    break
            print('dict', name, view, n, len(d))
        except (RuntimeError, KeyError) as e:
            print('dict', name, view, type(e).__name__, e)
s = {1, 2, 3}
for name, act in (('add', lambda: s.add(99)), ('discard', lambda: s.discard(1)), ('clear', s.clear), ('readd', lambda: s.add(2))):
    s.clear()
    s.update((1, 2, 3))
    try:
        for i, x in enumerate(s):
            if i == 0:
                act()
        print('set', name, 'finished')
    except RuntimeError as e:
        print('set', name, e)
d = {i: i for i in range(5)}
run('dict comp', lambda: {k: d.pop(k) for k in d})
run('dict from self', lambda: d.update(d) or d)
run('dict list', lambda: [d.pop(k) for k in list(d)])
d = {1: 2}
it = iter(d.items())
d.clear()
run('exhaust', lambda: next(it, 'end'))
run('again', lambda: next(it, 'end'))
d[5] = 6
run('after', lambda: next(it, 'end'))
x = iter([])
run('iter empty', lambda: (next(x, 1), next(x, 2)))
l = [1, 2, 3]
i1, i2 = iter(l), iter(l)
print(next(i1), l.pop(0), next(i1), next(i2), list(i1), list(i2), l.append(4), list(i1))
l = [[1, 2], [3, 4]]
for a in l:
    for b in a:
        if len(l) < 4:
            l.append([b])
print(l)
for c in (st := 'abc'):
    st += c
print(st)
t = (1, 2)
for v in t:
    t += (v,)
print(t)
def gen():
    global gg
    gg = None
    yield 1
    yield 2
gg = gen()
print(list(gg), gg)
from collections import deque, OrderedDict
q = deque([1, 2, 3])
run('deque', lambda: [q.append(x) for x in q])
o = OrderedDict.fromkeys('abc')
run('od', lambda: [o.pop(k) for k in o])
o = OrderedDict.fromkeys('abc')
run('od move', lambda: [k for k in o if k == 'zz' or len(o) == 3])
