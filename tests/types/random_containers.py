# Random operations on lists, dicts, sets, deques and bytearrays against simple models.
import random
from collections import deque, OrderedDict
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md

rnd = random.Random(77)
acc = 0


def mix(*vs):
    global acc
    for v in vs:
        for ch in repr(v):
            acc = (acc * 31 + ord(ch)) % 1000000007


# list against a model made of (key, value) chains
l = []
for i in range(8000 // SHARE):
    op = rnd.randrange(14)
    n = len(l)
    before = l[:]
    if op == 0 or n < 3:
        l.append(i % 50)
        assert l == before + [i % 50]
    elif op == 1:
        k = rnd.randrange(-n - 2, n + 3)
        l.insert(k, i)
        k = max(0, k + n) if k < 0 else min(k, n)
        assert l == before[:k] + [i] + before[k:]
    elif op == 2:
        k = rnd.randrange(-n, n)
        assert l.pop(k) == before[k]
    elif op == 3:
        a, b, s = rnd.randrange(-n - 1, n + 2), rnd.randrange(-n - 1, n + 2), rnd.choice((1, 1, 2, 3, -1, -2))
        gone = set(range(n)[a:b:s])
        del l[a:b:s]
        assert l == [v for j, v in enumerate(before) if j not in gone]
    elif op == 4:
        a, b = rnd.randrange(-n - 1, n + 2), rnd.randrange(-n - 1, n + 2)
        new = [rnd.randrange(9) for _ in range(rnd.randrange(5))]
        l[a:b] = new
        x, y, _ = slice(a, b).indices(n)
        assert l == before[:x] + new + before[max(x, y):]
    elif op == 5:
        s = rnd.choice((2, 3, -1, -2))
        k = len(before[::s])
        l[::s] = range(k)
        assert l[::s] == list(range(k))
    elif op == 6:
        l.reverse()
        assert l == before[::-1]
    elif op == 7:
        l.sort(key=lambda v: (v % 7, v))
        assert sorted(before, key=lambda v: (v % 7, v)) == l
    elif op == 8:
        l.extend(before[:3])
    elif op == 9 and before:
        v = rnd.choice(before)
        l.remove(v)
        assert len(l) == n - 1 and l.count(v) == before.count(v) - 1
    elif op == 10:
        l += [7, 8]
    elif op == 11 and n > 60:
        del l[40:]
    elif op == 12:
        v = rnd.randrange(50)
        assert (v in l) == (l.count(v) > 0) and (v not in l or l[l.index(v)] == v)
    else:
        l *= 1 if n > 30 else 2
    if i % 200 == 0:
        mix(l)
print(len(l), acc)
# dict against a list of pairs
d, model = {}, []
for i in range(20000 // SHARE):
    k = rnd.choice((rnd.randrange(60), str(rnd.randrange(40)), (rnd.randrange(6), 'x'), rnd.randrange(30) / 2, None, True))
    op = rnd.randrange(9)
    at = next((j for j, (mk, _) in enumerate(model) if mk == k), None)
    if op < 3:
        d[k] = i
        if at is None:
            model.append((k, i))
        else:
            model[at] = (model[at][0], i)
    elif op < 5:
        got = d.pop(k, 'none')
        assert got == ('none' if at is None else model.pop(at)[1])
    elif op == 5:
        assert d.get(k) == (None if at is None else model[at][1]) and (k in d) == (at is not None)
    elif op == 6:
        got = d.setdefault(k, -i)
        if at is None:
            model.append((k, -i))
        assert got == (-i if at is None else model[at][1])
    elif op == 7 and d and i % 3 == 0:
        assert d.popitem() == model.pop()
    elif op == 8 and i % 500 == 0:
        d = dict(d) if i % 1000 else {**d}
    if i % 400 == 0:
        assert list(d.items()) == model and list(reversed(d)) == [k for k, _ in reversed(model)] and len(d) == len(model)
        mix(list(d.items()))
print(len(d), acc)
# sets against sorted lists
a, b = set(), set()
for i in range(10000 // SHARE):
    s = rnd.choice((a, b))
    v = rnd.randrange(100)
    op = rnd.randrange(8)
    if op < 3:
        s.add(v)
        assert v in s
    elif op < 5:
        s.discard(v)
        assert v not in s
    elif op == 5:
        la, lb = sorted(a), sorted(b)
        assert sorted(a | b) == sorted(set(la + lb)) and sorted(a & b) == [x for x in la if x in lb] and sorted(a - b) == [x for x in la if x not in lb] and sorted(a ^ b) == sorted([x for x in la if x not in lb] + [x for x in lb if x not in la])
        assert (a <= b) == all(x in lb for x in la) and a.isdisjoint(b) == (not (a & b))
    elif op == 6 and i % 100 == 0:
        s.clear()
    elif op == 7 and i % 10 == 0:
        s ^= set(range(v, v + 10))
    if i % 500 == 0:
        mix(sorted(a), sorted(b), hash(frozenset(a)) == hash(frozenset(sorted(a))))
print(len(a), len(b), acc)
q, m = deque(maxlen=25), []
for i in range(6000 // SHARE):
    op = rnd.randrange(8)
    if op < 2:
        q.append(i)
        m = (m + [i])[-25:]
    elif op < 4:
        q.appendleft(i)
        m = ([i] + m)[:25]
    elif op == 4 and m:
        assert q.pop() == m.pop()
    elif op == 5 and m:
        assert q.popleft() == m.pop(0)
    elif op == 6 and m:
        r = rnd.randrange(-30, 31)
        q.rotate(r)
        r %= len(m)
        m = m[-r:] + m[:-r] if r else m
    elif m:
        k = rnd.randrange(len(m))
        assert q[k] == m[k] and q[-k - 1] == m[-k - 1] and q.count(m[k]) == m.count(m[k])
    assert len(q) == len(m)
    if i % 300 == 0:
        assert list(q) == m
        mix(m)
print(list(q)[:5], acc)
o, m = OrderedDict(), []
for i in range(4000 // SHARE):
    k = rnd.randrange(30)
    op = rnd.randrange(5)
    if op < 2:
        if k not in o:
            m.append(k)
        o[k] = i
    elif op == 2 and k in o:
        del o[k]
        m.remove(k)
    elif op == 3 and k in o:
        last = bool(rnd.randrange(2))
        o.move_to_end(k, last)
        m.remove(k)
        m.append(k) if last else m.insert(0, k)
    elif op == 4 and m and i % 5 == 0:
        last = bool(rnd.randrange(2))
        assert o.popitem(last)[0] == m.pop(-1 if last else 0)
    assert len(o) == len(m)
    if i % 100 == 0:
        assert list(o) == m and list(reversed(o)) == m[::-1]
print(m, acc)
ba, m = bytearray(), []
for i in range(5000 // SHARE):
    op = rnd.randrange(6)
    n = len(m)
    if op == 0:
        ba.append(i & 255)
        m.append(i & 255)
    elif op == 1:
        k = rnd.randrange(n + 1)
        ba.insert(k, 7)
        m.insert(k, 7)
    elif op == 2 and n:
        k = rnd.randrange(n)
        assert ba.pop(k) == m.pop(k)
    elif op == 3:
        x, y = sorted((rnd.randrange(n + 1), rnd.randrange(n + 1)))
        ba[x:y] = bytes(range(5))
        m[x:y] = range(5)
    elif op == 4 and n > 40:
        del ba[::2], m[::2]
    else:
        ba += b'ab'
        m += b'ab'
    assert len(ba) == len(m)
    if i % 100 == 0:
        assert list(ba) == m and ba.find(b'ab') == bytes(m).find(b'ab')
print(len(ba), sum(ba), acc)
