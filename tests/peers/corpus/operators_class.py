# Operators of a class: arithmetic, reflected, in place, comparison.
class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return 'V(%r, %r)' % (self.x, self.y)

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented

    def __sub__(self, o):
        return V(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    def __neg__(self):
        return V(-self.x, -self.y)

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)

    def __lt__(self, o):
        return self.x < o.x

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __len__(self):
        return 2

    def __contains__(self, n):
        return n in (self.x, self.y)

    def __call__(self, *args):
        return args

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self


a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 3, -a, a == V(1, 2), a != b, a < b)
print(bool(V(0, 0)), len(a), 2 in a, 5 in a, a(1, 2), hash(a) == hash(V(1, 2)))
c = a
c += b
print(a, c is a)
try:
    a + 5
except TypeError:
    print('TypeError')
print(sorted([V(3, 0), V(1, 0), V(2, 0)]), len({V(1, 1), V(1, 1)}))
