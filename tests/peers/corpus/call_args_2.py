# Every form of argument passing.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, **{'c': 3}), f(1, c=3, **{'d': 5, 'e': 6}), f(**{'a': 1}, **{'c': 2}), f(1, *(2,), c=3, **{}), f(**dict(a=1, c=3), x=1))
print(f(*range(3), **{'c': 1, 'weird name': 2, '': 3}), f(*{1: 2}, c=1), f(*(x for x in (7, 8)), c=1))
