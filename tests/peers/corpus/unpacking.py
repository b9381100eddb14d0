# Assignment of several names at once, nested and starred.
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[f, g] = 'xy'
h, = [6]
print(a, b, c, d, e, f, g, h)
first, *rest = range(5)
*init, last = 'hello'
x, *mid, y = (1, 2, 3, 4)
p, *q = [1]
print(first, rest, init, last, x, mid, y, p, q)
for n, (k, v) in enumerate([('a', 1), ('b', 2)]):
    print(n, k, v)
for head, *tail in ((1, 2, 3), 'xy'):
    print(head, tail)
for bad in ((1,), (1, 2, 3), 5):
    try:
        m, n = bad
    except (ValueError, TypeError) as err:
        print(type(err).__name__)
lst = [0, 1, 2]
i = 0
i, lst[i] = 2, 'set'
print(i, lst)
obj = {}
obj['a'], obj['b'] = obj['c'] = (1, 2)
print(sorted(obj.items()))
x = y = z = []
x.append(1)
print(y, z is x)
