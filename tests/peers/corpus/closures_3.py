# Closures, free variables, nonlocal, late binding, cells shared between functions.
def setter():
    x = 1

    def a():
        nonlocal x
        x = 'a'

        def b():
            nonlocal x
            x = 'b'
        return b
    r = [x]
    b = a()
    r.append(x)
    b()
    r.append(x)
    return r


def args_captured(a, b=2, *c, d=4, **e):
    return lambda: (a, b, c, d, e)


print(args_captured(1)(), args_captured(1, 3, 5, d=6, z=7)())


def loopvar():
    out = []
    for x in range(3):
        def f(x=x):
            y = x
            return lambda: (x, y)
        out.append(f())
    return [h() for h in out]


print(loopvar())
