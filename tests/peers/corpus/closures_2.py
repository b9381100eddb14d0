# Closures, free variables, nonlocal, late binding, cells shared between functions.
fs = []
print([f() for f in fs])


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


print(setter())
