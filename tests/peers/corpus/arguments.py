# Binding of arguments: positions, names, defaults, star forms.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, sorted(kw.items())


print(f(1, c=3))
print(f(1, 5, c=3, d=6))
print(f(1, 2, 3, 4, c=5, z=6, y=7))
print(f(*[1, 2, 3], **{'c': 4, 'q': 5}))
print(f(1, *(2,), *[3, 4], c=1, **{'x': 1}, **{'y': 2}))
print(f(b=1, a=2, c=3))


def fails(*args, **kw):
    try:
        f(*args, **kw)
        print('worked')
    except TypeError:
        print('TypeError', args, sorted(kw))


fails()
fails(1)
fails(1, a=1, c=1)
fails(1, b=2, c=3)


def g(*, only):
    return only


print(g(only=1))
try:
    g(1)
except TypeError:
    print('keyword only')


def h(*args):
    return args


print(h(), h(*'abc'), h(*range(3), 9), h(*[], *[]))
print((lambda *a, **k: (a, sorted(k)))(1, x=2))
print(max(*[3, 1, 2]), '{}-{}'.format(*'ab'), dict(**{'a': 1}))
