# Every form of argument passing.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


args, kw = [1, 2], {'a': 1}


def rebind(a, *b, **c):
    a = a + 1
    b = b + (9,)
    c = dict(c, z=1)
    return a, b, c


print(rebind(1, 2, q=3))
print((lambda f, *a: f(*a))(pow, 2, 5), (lambda **k: sorted(k.items()))(b=1, a=2))


def trailing(a, b,): return a, b


print(trailing(1, 2,), trailing(*[1, 2],), trailing(**{'a': 1, 'b': 2},), trailing(1, b=2,))
