# Parameters of every kind that inner functions capture.
def outer(a, b=2, *c, d=4, **e):
    def inner():
        return a, b, c, d, sorted(e.items())

    def change():
        nonlocal a, c
        a = 'new'
        c += (99,)
    return inner, change


inner, change = outer(1)
print(inner())
change()
print(inner())
inner, change = outer(1, 3, 5, 7, d=9, x=10, y=11)
change()
print(inner())


def adder(n):
    return lambda x, *rest: x + n + sum(rest)


print(adder(3)(4), adder(3)(4, 5, 6))
compose = lambda *fs: lambda x: x if not fs else compose(*fs[1:])(fs[0](x))
print(compose(lambda x: x + 1, lambda x: x * 2, str)(5))
