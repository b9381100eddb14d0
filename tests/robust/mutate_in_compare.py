# Containers changed by the __eq__, __lt__, __hash__ of their own elements.
class Ev:
    """Runs an action at its n-th comparison."""
    def __init__(self, action, result=False, tag='e'):
        self.action, self.result, self.tag, self.n = action, result, tag, 0

    def __eq__(self, o):
        self.n += 1
        if self.n < 50:
            self.action()
        return self.result

    def __hash__(self):
        return 1

    def __repr__(self):
        return self.tag


def run(name, f):
    try:
        r = f()
        print(name, 'ok', type(r).__name__)
    except Exception as e:
        print(name, type(e).__name__)


def lists():
    for act in ('clear', 'append', 'pop', 'extend'):
        for op in ('index', 'count', 'remove', '__contains__', '__eq__'):
            l = []
            a = {'clear': l.clear, 'append': lambda: l.append(1) if len(l) < 100 else None, 'pop': lambda: l.pop() if l else None, 'extend': lambda: l.extend([1, 2]) if len(l) < 100 else None}[act]
            l += [Ev(a) for _ in range(10)]
            run(f'list {act} {op}', lambda: getattr(l, op)(5) if op != '__eq__' else l == list(range(10)))


def two_lists():
    for name, act in (('clear both', lambda: (a.clear(), b.clear())), ('shrink', lambda: b.pop() if b else 0), ('grow', lambda: b.append(0) if len(b) < 50 else 0)):
        a, b = [], []
        a += [Ev(act, True) for _ in range(8)]
        b += list(range(8))
        run('two lists ' + name, lambda: a == b)


def dicts():
    for act in ('clear', 'insert', 'delete'):
        for op in ('get', 'set', 'in', 'pop', 'setdefault', 'eq', 'update', 'del'):
            d = {}
            state = [0]

            def action():
                state[0] += 1
                if state[0] > 20:
                    return
                if act == 'clear':
                    d.clear()
                elif act == 'insert':
                    for i in range(20):
                        d[f'new{state[0]}{i}'] = i
                else:
                    for k in list(d)[:1]:
                        if not isinstance(k, Ev):
                            del d[k]
            k1 = Ev(action, False, 'k1')
            d[k1] = 1
            d['x'] = 2
            probe = Ev(lambda: None, False, 'probe')
            run(f'dict {act} {op}', {'get': lambda: d.get(probe), 'set': lambda: d.__setitem__(probe, 1), 'in': lambda: probe in d, 'pop': lambda: d.pop(probe, 0), 'setdefault': lambda: d.setdefault(probe, 3), 'eq': lambda: d == {probe: 1, 'x': 2}, 'update': lambda: d.update({probe: 5}), 'del': lambda: d.__delitem__(probe)}[op])


def sets():
    for op in ('add', 'discard', 'in', 'union', 'inter', 'eq', 'sub', 'update'):
        s = set()
        n = [0]

        def action():
            n[0] += 1
            if n[0] < 5:
                s.clear()
                s.update(range(100, 110))
        s.add(Ev(action))
        p = Ev(lambda: None)
        run(f'set {op}', {'add': lambda: s.add(p), 'discard': lambda: s.discard(p), 'in': lambda: p in s, 'union': lambda: s | {p}, 'inter': lambda: s & {p, 5}, 'eq': lambda: s == {p}, 'sub': lambda: s - {p}, 'update': lambda: s.update([p, 1])}[op])


lists()
two_lists()
dicts()
sets()


class Lt:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if len(target) > 3:
            target.pop()
        return self.v < o.v


target = [Lt(i % 7) for i in range(20)]
try:
    target.sort()
except ValueError as e:
    print(e, len(target) >= 0)
target = []
print(len(sorted([Lt(i % 7) for i in range(20)])))
target = [Lt(i) for i in range(10)]
m = max(target, key=lambda x: x.v)
print(m.v, len(target))
print(min(iter(target[:]), key=lambda x: (target.clear(), x.v)[1]).v, len(target))


class HashMut:
    def __init__(self, d): self.d = d
    def __hash__(self):
        self.d['during hash'] = 1
        return 5


d = {}
d[HashMut(d)] = 'v'
print(len(d), 'during hash' in d)
s = {1, 2}
class HS:
    def __hash__(self):
        s.clear()
        return 7
s.add(HS())
print(len(s))


class IndexMut:
    def __init__(self, l, v): self.l, self.v = l, v
    def __index__(self):
        self.l.clear()
        return self.v


for f in (lambda l: l[IndexMut(l, 3)], lambda l: l[IndexMut(l, 1):IndexMut(l, 3)], lambda l: l.pop(IndexMut(l, 0)), lambda l: l.insert(IndexMut(l, 2), 'x'), lambda l: l.__setitem__(IndexMut(l, 2), 'x'), lambda l: l.__delitem__(IndexMut(l, 0)), lambda l: l.__setitem__(slice(IndexMut(l, 0), 4), 'ab'), lambda l: l * IndexMut(l, 3)):
    l = [1, 2, 3, 4, 5]
    try:
        print('index', f(l), l)
    except Exception as e:
        print('index', type(e).__name__, e, l)
b = bytearray(b'abcdef')
class BI:
    def __init__(self, v): self.v = v
    def __index__(self):
        b.clear()
        return self.v
for f in (lambda: b.__setitem__(0, BI(65)), lambda: b.append(BI(66)), lambda: b.insert(0, BI(67)), lambda: b[BI(2)], lambda: b.extend([BI(1), 2]), lambda: b.__delitem__(BI(0)), lambda: b.pop(BI(0)), lambda: b.remove(BI(97)), lambda: b.find(BI(97)), lambda: b.count(BI(97))):
    b[:] = b'abcdef'
    try:
        print('ba', f(), b)
    except Exception as e:
        print('ba', type(e).__name__, e, b)
