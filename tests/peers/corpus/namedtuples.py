# collections.namedtuple: fields, unpacking, equality.
from collections import namedtuple

Point = namedtuple('Point', ['x', 'y'])
p = Point(1, 2)
print(p.x, p.y, p[0], p[1], len(p), p, tuple(p), p == (1, 2), p == Point(1, 2))
x, y = p
print(x, y, [a + 1 for a in p], Point(y=5, x=4), max(p), Point(*[7, 8]).y)
try:
    p.x = 5
except AttributeError:
    print('cannot be set')
try:
    Point(1)
except TypeError:
    print('too few')
Row = namedtuple('Row', 'name count price')
rows = [Row('a', 3, 10), Row('b', 1, 5), Row('c', 2, 7)]
print(sum(r.count * r.price for r in rows), sorted(rows, key=lambda r: r.price)[0].name, [r.name for r in rows if r.count > 1])
print({p: 'key'}[(1, 2)], isinstance(p, tuple))
