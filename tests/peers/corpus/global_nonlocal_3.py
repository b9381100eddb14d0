# global and nonlocal statements.
def nested():
    x = 'outer'

    def a():
        global x
        x = 'global from nested'

        def b():
            return x
        return b()

    def c():
        return x
    return a(), c()


print(nested(), x)


def nl():
    a = b = 1

    def f():
        nonlocal a, b
        a, b = b + 1, a + 2

        def g():
            nonlocal a
            a *= 100
        g()
    f()
    return a, b


print(nl())
