# Chained comparisons in conditions, with side effects and jumps.
def v(x):
    seen.append(x)
    return x


seen = []
print(v(1) < v(2) < v(3), v(3) < v(2) < v(1), v(1) <= v(1) == v(1) != v(2), seen)
out = []
for a in range(3):
    for b in range(3):
        if 0 < a <= b < 3:
            out.append((a, b))
        if not a < b == 2:
            continue
        out.append('x')
print(out)
print([x for x in range(10) if 2 < x < 8 and x % 2 == 0 != 5], 1 < 2 in [2], (1 < 2) in [True])
n = 0
while 0 <= n < 3:
    n += 1
print(n, 'a' < 'b' <= 'b' in 'abc', None is None is not 5)
