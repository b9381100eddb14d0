# __bool__ and __len__ written in Python, wherever the language asks for truth.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
    def __repr__(self): return 'B(%r)' % (self.v,)


class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
    def __repr__(self): return 'L(%r)' % (self.v,)


class E:
    def __init__(self, v): self.v = v
    def __enter__(self): return self
    def __exit__(self, *a): return self.v


def leave(v):
    with E(v):
        raise KeyError(1)
    return 'swallowed'


def leave_return(v):
    for i in (1, 2):
        with E(v):
            return i


def asserting(v):
    assert v, 'no'
    return 'yes'


def conditions(v):
    n = 0
    while v:
        n += 1
        if n == 3: break
    return n, 1 if v else 2, not v, (v and 1), (v or 2), [x for x in [1] if v], (v and v and 3), (v or v or 4), bool(v)


def pieces(v):
    match 5:
        case 5 if v: r = 'case'
        case _: r = 'other'
    return r, any([v]), all([v]), list(filter(None, [v])), [1, 2].__class__(x for x in [1, 2] if not v)


for v in (B(True), B(False), L(0), L(1), L(7), B(1), B(None), B('x'), L(-1), L('a'), L(None), L(2**70), L(True)):
    for f in (conditions, pieces, asserting, leave, leave_return):
        try:
            print(f.__name__, v, f(v))
        except Exception as e:
            print(f.__name__, v, type(e).__name__, e)


class Odd:
    def __repr__(self): return 'Odd'
    def __bool__(self): raise ZeroDivisionError('in bool')


class OddLen:
    def __len__(self): raise ZeroDivisionError('in len')


for v in (Odd(), OddLen()):
    for f in (conditions, pieces, asserting, leave):
        try:
            print(f(v))
        except Exception as e:
            print(f.__name__, type(e).__name__, e, type(e.__context__).__name__)


class Contains:
    def __init__(self, v): self.v = v
    def __contains__(self, x): return self.v


for v in (1, 0, '', 'x', B(True), B(False), L(3), L(0), B(5), Odd()):
    try:
        print(5 in Contains(v), 5 not in Contains(v), 'in' if 5 in Contains(v) else 'out')
    except Exception as e:
        print(type(e).__name__, e)


class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v
    def __eq__(self, o): return self.v
    def __ne__(self, o): return self.v


for v in (B(True), B(False), L(2), L(0), Odd()):
    c = Cmp(v)
    for f in (lambda: c < 1 < 2, lambda: c == 1, lambda: 'y' if c != 1 else 'n', lambda: not c < 1, lambda: [c] == [1],
              lambda: (c,) < (1,), lambda: sorted([c, c]) and 'sorted', lambda: min(c, c) is c, lambda: [1].count(c), lambda: 1 in [c]):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
