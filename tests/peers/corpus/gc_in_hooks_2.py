# Collections forced in the middle of everything: comparison, hashing, sorting, formatting, iteration, construction.
import gc


class N:
    """Every hook collects and makes garbage."""
    live = 0

    def __init__(self, v):
        self.v = v
        self.me = self

    def __del__(self):
        N.live += 1

    def _g(self):
        x = []
        x.append(x)
        gc.collect()

    def __eq__(self, o):
        self._g()
        return isinstance(o, N) and self.v == o.v

    def __hash__(self):
        self._g()
        return hash(self.v)

    def __lt__(self, o):
        self._g()
        return self.v < o.v

    def __repr__(self):
        self._g()
        return f'N{self.v}'

    def __format__(self, s):
        self._g()
        return f'{self.v:{s}}'

    def __add__(self, o):
        self._g()
        return N(self.v + (o.v if isinstance(o, N) else o))

    __radd__ = __add__

    def __iter__(self):
        for i in range(self.v):
            self._g()
            yield N(i)

    def __len__(self):
        self._g()
        return self.v

    def __getitem__(self, k):
        self._g()
        if k >= self.v:
            raise IndexError(k)
        return [self.v, k]

    def __call__(self, *a, **k):
        self._g()
        return list(a), dict(k)

    def __enter__(self):
        self._g()
        return self

    def __exit__(self, *a):
        self._g()
        return True

    def __getattr__(self, n):
        self._g()
        return n + '!'

    def __index__(self):
        self._g()
        return self.v

    def __bool__(self):
        self._g()
        return self.v > 0

    def __contains__(self, x):
        self._g()
        return x == self.v


d = {N(i): str(i) * 3 for i in range(5)}
s = {N(1), N(2), N(1)}
a, *b = N(4)
print(a, b, dict.fromkeys(N(3), 0), tuple(N(2)), list(zip(N(2), N(3))), list(enumerate(N(2))), {x.v: [x] for x in N(3)}, N(3)(1, N(2), k=[N(4)]), N(1).attr, 5 in N(5), bool(N(0)), not N(1))
with N(1) as w:
    raise ValueError('swallowed')
print(w, [x for x in N(3) if x], [(x, y) for x in N(2) for y in N(2)], (lambda *a, **k: (len(a), sorted(k)))(*N(3), **{'a': N(1), 'b': N(2)}))
