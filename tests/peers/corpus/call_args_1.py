# Every form of argument passing.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3), f(1, 5, c=3), f(1, 5, 6, 7, c=3, d=8, e=9), f(a=1, c=2), f(c=1, a=2, z=3, b=4))
print(f(*[1, 2, 3], c=4), f(1, *[2, 3], c=4), f(*[1], *[2, 3], c=4), f(*(), 1, c=5), f(*'ab', 'c', *'de', c=6))
