# Augmented assignment of names, attributes, items and slices.
class Box:
    def __init__(self, n):
        self.n = n


b = Box(1)
b.n += 5
b.n *= 2
l = [1, 2, 3]
l[0] += 10
l[-1] <<= 2
d = {'x': [1]}
d['x'] += [2, 3]
d['x'][0] -= 7
s = 'a'
s += 'b'
s *= 3
print(b.n, l, d, s)
x = 100
x -= 1
x //= 2
x %= 10
x **= 2
x |= 2
x &= 7
x ^= 1
x >>= 1
print(x)
calls = []


def where(i):
    calls.append(i)
    return i


l[where(1)] += 5
print(l, calls)
l[1:2] += [8, 9] if False else []
print(l)
t = (1, 2)
u = t
t += (3,)
print(t, u, t is u)
f = 1.5
f /= 3
f -= 0.25
print(f)
