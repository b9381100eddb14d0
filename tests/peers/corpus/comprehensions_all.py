# Lists, sets and dicts by comprehension; scopes of their names.
x = 'outer'
print([x for x in range(3)], x)
print({n % 3 for n in range(10)} == {0, 1, 2}, sorted({len(w) for w in ('a', 'bb', 'cc')}))
d = {k: v for v, k in enumerate('abc')}
print(sorted(d.items()))
print([[i * j for j in range(3)] for i in range(3)])
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
print([y for x in [[1, 2], [3]] for y in x])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, (b, c) in [(1, (2, 3))]])


def scope(n):
    k = 10
    fs = [lambda: i + k + n for i in range(3)]
    return [f() for f in fs], [f(5) for f in [lambda y, i=i: i + y for i in range(3)]]


print(scope(100))
print([i if i % 2 else -i for i in range(5)], [not i for i in (0, 1)])
print({i: [j for j in range(i)] for i in range(3)}[2])


class Table:
    rows = [1, 2, 3]
    doubled = [r * 2 for r in rows]


print(Table.doubled)
print(len([None for _ in range(100) if _ % 7 == 0]))
